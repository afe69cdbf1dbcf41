import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimecode, hasDropFrame, parseTimecode } from '../../../src-shared/timeline/timecode.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const ntsc = { numerator: 30000, denominator: 1001 };
const fast = { numerator: 60000, denominator: 1001 };
const film = { numerator: 24, denominator: 1 };
const RATES = [
  ntsc,
  fast,
  film,
  { numerator: 24000, denominator: 1001 },
  { numerator: 25, denominator: 1 },
  { numerator: 30, denominator: 1 },
  { numerator: 50, denominator: 1 },
  { numerator: 60, denominator: 1 },
];

describe('drop-frame timecode', () => {
  // The counts of SMPTE ST 12-1: 17,982 frames in ten minutes, 107,892 in an hour.
  test.each([
    [0, '00:00:00;00'],
    [1799, '00:00:59;29'],
    [1800, '00:01:00;02'],
    [3597, '00:01:59;29'],
    [3598, '00:02:00;02'],
    [17_981, '00:09:59;29'],
    [17_982, '00:10:00;00'],
    [17_982 + 1800, '00:11:00;02'],
    [107_892, '01:00:00;00'],
    [24 * 107_892 - 1, '23:59:59;29'],
    [24 * 107_892, '00:00:00;00'],
    [-1, '23:59:59;29'],
  ])('frame %i at 29.97 is %s', (frame, label) => {
    expect(formatTimecode(frame, ntsc, true)).toBe(label);
  });

  test.each([
    [3599, '00:00:59;59'],
    [3600, '00:01:00;04'],
    [35_964, '00:10:00;00'],
    [215_784, '01:00:00;00'],
  ])('frame %i at 59.94 is %s', (frame, label) => {
    expect(formatTimecode(frame, fast, true)).toBe(label);
  });

  test('keeps up with the clock: to two frames within a minute, and 86.4 ms over a day', () => {
    for (let frame = 0; frame < 24 * 107_892; frame += 1111) {
      const [h = 0, m = 0, s = 0, f = 0] = formatTimecode(frame, ntsc, true).split(/[:;]/u).map(Number);
      const label = h * 3600 + m * 60 + s + f / 30;
      expect(Math.abs(label - (frame * 1001) / 30000)).toBeLessThan(2 / 30 + 0.0864);
    }
  });

  test('has no label for a number that is left out', () => {
    expect(inEnglish(parseTimecode('00:01:00;00', ntsc))).toContain('the first frame of that minute is 00:01:00;02');
    expect(inEnglish(parseTimecode('00:01:00;01', ntsc))).toContain('left out');
    expect(inEnglish(parseTimecode('00:01:00;03', fast))).toContain('00:01:00;04');
    expect(parseTimecode('00:10:00;00', ntsc)).toBe(17_982);
    expect(parseTimecode('00:01:00;02', ntsc)).toBe(1800);
  });

  test('is of 29.97 and 59.94 only, however the fraction is written', () => {
    expect(RATES.filter(hasDropFrame)).toEqual([ntsc, fast]);
    expect(hasDropFrame({ numerator: 60000, denominator: 2002 })).toBe(true);
    expect(inEnglish(parseTimecode('00:00:01;00', film))).toContain('only 29.97 and 59.94');
    expect(formatTimecode(24, film, true)).toBe('00:00:01:00');
  });
});

test('every frame of a day has one label, and the label that frame', () => {
  const days = fc.constantFrom(...RATES).chain((rate) =>
    fc.record({
      rate: fc.constant(rate),
      isDrop: fc.constantFrom(false, hasDropFrame(rate)),
      frame: fc.nat(24 * 3600 * Math.round(rate.numerator / rate.denominator) - 2 * 24 * 216 - 1),
    }),
  );
  fc.assert(
    fc.property(days, ({ rate, isDrop, frame }) => {
      const label = formatTimecode(frame, rate, isDrop);
      expect(parseTimecode(label, rate)).toBe(frame);
      expect(formatTimecode(frame + 1, rate, isDrop) > label).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe('timecode without drop-frame', () => {
  test('counts nominal frames', () => {
    expect(formatTimecode(107_892, ntsc, false)).toBe('00:59:56:12');
    expect(parseTimecode('01:00:00:00', ntsc)).toBe(108_000);
    expect(parseTimecode('01:00:00:00', film)).toBe(86_400);
  });

  test('is read in the marks of both languages', () => {
    expect(parseTimecode('0:00:01:12', film)).toBe(36);
    expect(parseTimecode('00：00：01：12', film)).toBe(36);
    expect(parseTimecode('00：01：00；02', ntsc)).toBe(1800);
    expect(parseTimecode('00:01:00.02', ntsc)).toBe(1800);
  });

  test.each(['', 'soon', '00:00:01', '24:00:00:00', '00:60:00:00', '00:00:60:00', '00:00:00:24', '00:00:-1:00'])(
    'refuses "%s" in a sentence',
    (text) => {
      expect(inEnglish(parseTimecode(text, film))).toMatch(/is no timecode.*[.]$/u);
    },
  );
});
