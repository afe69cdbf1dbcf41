import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CutEntry, CutList, CutMedia } from '../../../src-shared/interchange/cut-list.ts';
import { cutListOf } from '../../../src-shared/interchange/cut-list-of.ts';
import { reelNames, writeEdl } from '../../../src-shared/interchange/edl.ts';
import { readEdl } from '../../../src-shared/interchange/read-edl.ts';
import { timelineOf } from '../../../src-shared/interchange/timeline-of.ts';
import { faultsOf } from '../../../src-shared/timeline/faults.ts';
import { secondsToFrames, subtract, toNumber } from '../../../src-shared/timeline/rational.ts';
import type { FilmSources, Timeline } from '../../../src-shared/timeline/records.ts';
import { cutFilms, mediaOfFilm } from '../../support/interchange/cut-films.ts';
import { inEnglish } from '../../support/sentences-said.ts';

/** Milliseconds, on a machine that others use too. */
const PATIENCE = 120_000;
const RATE = { numerator: 24, denominator: 1 };

function listOf(film: FilmSources, timeline: Timeline): CutList {
  return cutListOf(timeline, { name: '灯塔 The lighthouse', start: 86_400, media: mediaOfFilm(film) });
}

function listIn(text: string, rate = RATE): CutList {
  const { list, faults } = readEdl(text, rate);
  expect(faults).toEqual([]);
  if (!list) throw new Error('There is no list.');
  return list;
}

describe('what was exported', () => {
  test(
    'is the same track to the frame when it is read again',
    () => {
      const counts = { transitions: 0, speeds: 0 };
      fc.assert(
        fc.property(cutFilms(), ({ film, timeline }) => {
          fc.pre(timeline.main.length > 0);
          const { rate } = film;
          const list = listOf(film, timeline);
          const { main, start, name } = listIn(writeEdl(list), rate);
          expect([start, name]).toEqual([list.start, list.name]);
          const cutting = ({ name: _, media: _media, own: _own, in: _in, ...entry }: CutEntry) => entry;
          expect(main.entries.map(cutting)).toEqual(list.main.entries.map(cutting));
          expect(main.ending).toEqual(list.main.ending);
          const marked = listIn(writeEdl(list), rate).markers;
          expect(marked).toEqual(list.markers.map(({ name: called, at }) => ({ name: called.trim(), at })));
          expect(main.entries.map(({ media }) => media?.name)).toEqual(
            list.main.entries.map(({ media }) => media?.name.replaceAll('\n', ' ')),
          );
          main.entries.forEach((entry, index) => {
            const written = list.main.entries[index];
            if (!written?.media?.duration) return;
            const started = written.media.start ?? { n: 0, d: 1 };
            const late = toNumber(secondsToFrames(subtract(subtract(entry.in, started), written.in), rate));
            expect(Math.abs(late)).toBeLessThan(1.0001);
          });
          counts.transitions += main.entries.filter(({ transition }) => transition).length;
          counts.speeds += main.entries.filter(({ speed }) => speed.n !== speed.d).length;
          const known = { sources: film, media: mediaOfFilm(film), idOf: (index: number) => `new_${index}` };
          const read = timelineOf(listIn(writeEdl(list), rate), known);
          expect(faultsOf(film, read.timeline)).toEqual([]);
        }),
        { numRuns: 80 },
      );
      expect(counts.transitions).toBeGreaterThan(20);
      expect(counts.speeds).toBeGreaterThan(10);
    },
    PATIENCE,
  );
});

const media = (name: string, reel: string | null = null): CutMedia => ({
  name,
  url: null,
  sha256: null,
  start: null,
  duration: null,
  reel,
});

describe('reels', () => {
  test('have eight capital letters, one for each file, whatever it is called', () => {
    const files = [
      media('harbour_dawn.mp4'),
      media('harbour_dusk.mov'),
      media('灯塔.mp4'),
      media('灯.mp4'),
      media('bl.mp4'),
      media('a.mp4', 'A001C003'),
    ];
    expect([...reelNames([...files, media('harbour_dawn.mp4')]).values()]).toEqual([
      ...['HARBOUR_', 'HARBOUR1', 'REEL1', 'REEL2', 'BL1', 'A001C003', 'HARBOUR_'],
    ]);
  });
});

/** Name or null for black, frames, first frame of the source, speed, and the frames of what it comes in by. */
function told({ main: { entries } }: CutList, rate = RATE) {
  const frames = (seconds: CutEntry['in']): number => toNumber(secondsToFrames(seconds, rate));
  return entries.map(({ media: shown, duration, in: from, speed, transition }) => [
    shown?.name ?? null,
    frames(duration),
    frames(from),
    toNumber(speed),
    transition && `${transition.kind} ${frames(transition.before)}+${frames(transition.after)}`,
  ]);
}

describe('lists of others', () => {
  test('have dissolves and wipes, whose cut is taken to be in their middle, and gaps', () => {
    const text = `TITLE:   wipe test
FCM: NON-DROP FRAME
001  TST V     C        01:00:04:05 01:00:04:14 01:00:00:00 01:00:00:09
* FROM CLIP NAME:  clip_A
002  TST V     C        01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09
002  TST V     W001    010 01:00:08:08 01:00:08:18 01:00:00:09 01:00:00:19
* FROM CLIP NAME:  clip_A
* TO CLIP NAME:  clip_B
003  TST V     C        01:00:08:18 01:00:08:18 01:00:00:19 01:00:00:19
003  T2\tV     D    004 02:00:00:00 02:00:01:00 01:00:00:19 01:00:01:19
* BLEND, DISSOLVE
004  T3  AA/V  C        02:00:00:00 02:00:01:00 01:00:02:19 01:00:03:19
`;
    expect(told(listIn(text.replaceAll('\n', '\r\n')))).toEqual([
      ['clip_A', 14, 86_501, 1, null],
      ['clip_B', 7, 86_605, 1, 'wipe 5+5'],
      ['T2', 22, 172_802, 1, 'dissolve 2+2'],
      [null, 24, 0, 1, null],
      ['T3', 24, 172_800, 1, null],
    ]);
  });

  test('have speed, freeze frames, and fades out of black and into it', () => {
    const text = `TITLE: speed
001  BL       V     C        00:00:00:00 00:00:00:00 00:00:00:00 00:00:00:00
001  Z682_156 V     D    012 01:00:10:21 01:00:10:22 00:00:00:00 00:00:01:00
M2   Z682_156       000.0                01:00:10:21
* FROM CLIP NAME:  Z682_156 (LAY3) FF
002  Z686_5A. V     C        01:00:06:00 01:00:08:22 00:00:01:00 00:00:02:00
M2   Z686_5A.       -048.0               01:00:06:00
003  Z686_5A. V     C        01:00:06:00 01:00:06:00 00:00:02:00 00:00:02:00
003  BL       V     D    006 00:00:00:00 00:00:01:00 00:00:02:00 00:00:03:00
004  X        A     C        01:00:06:00 01:00:08:22 00:00:01:00 00:00:02:00
`;
    const { list, faults } = readEdl(text, RATE);
    expect(inEnglish(faults)).toEqual(['Its sound (1 events) was left out.']);
    expect(list && told(list)).toEqual([
      ['Z682_156 (LAY3) FF', 24, 86_661, 0, 'fade-black 0+12'],
      // It goes on under the fade, and so begins earlier in what plays backwards.
      ['Z686_5A.', 30, 86_544 - 12, -2, null],
      [null, 18, 0, 1, 'fade-black 6+0'],
    ]);
  });

  test('have drop-frame timecode, also where only their head says so', () => {
    const rate = { numerator: 30_000, denominator: 1001 };
    const events = (mark: string): string =>
      `FCM: DROP FRAME\n001  A  V  C  00:00:59${mark}28 00:01:00${mark}02 01:00:00${mark}00 01:00:00${mark}02\n`;
    for (const mark of [';', ':']) {
      const list = listIn(events(mark), rate);
      expect(list.start).toBe(107_892);
      expect(told(list, rate)).toEqual([['A', 2, 1798, 1, null]]);
    }
  });

  test('what cannot be read is told by its line', () => {
    const text = `TITLE: faults
001  A  V  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00
002  B  V  C  00:00:00:29 00:00:01:00 00:00:01:00 00:00:02:00
003  C  V  C  00:00:00:00 00:00:01:00 00:00:00:12 00:00:01:12
`;
    const { list, faults } = readEdl(text, RATE);
    expect(list?.main.entries).toHaveLength(1);
    expect(inEnglish(faults)).toEqual([
      expect.stringMatching(/^Line 3 was left out: "00:00:00:29" is no timecode/u),
      '"C" begins before what stands above it has ended; it was left out.',
    ]);
    expect(readEdl('1 2 3', RATE).list).toBeNull();
  });

  test('no text makes the reader throw', () => {
    const parts = fc.constantFrom(
      ...[
        '\n',
        ' ',
        '001',
        'AX',
        'V',
        'C',
        'D',
        'W001',
        'K B',
        '024',
        '01:00:00:00',
        '00:00:01;02',
        '99:99:99:99',
        'M2',
        '-0',
        'FCM: DROP FRAME',
      ],
      ...['* FROM CLIP NAME: ', '* SHOTLOOM TRANSITION: wipe left 999999', 'TITLE:', 'BL'],
    );
    const times = fc.tuple(fc.nat(99), fc.nat(99)).map(([from, to]) => `00:00:${from}:00 00:00:${to}:00`);
    const events = fc
      .record({
        number: fc.nat(3),
        reel: fc.constantFrom('A', 'BL'),
        how: fc.constantFrom('C', 'D 012', 'W001 900', 'D 000'),
        source: times,
        record: times,
      })
      .map(({ number, reel, how, source, record }) => `\n${number} ${reel} V ${how} ${source} ${record}\n`);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(parts, events, fc.string()), { maxLength: 30 }),
        fc.constantFrom(RATE, { numerator: 60_000, denominator: 1001 }),
        (pieces, rate) => {
          const { list } = readEdl(pieces.join(''), rate);
          for (const { duration } of list?.main.entries ?? []) expect(duration.n).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
