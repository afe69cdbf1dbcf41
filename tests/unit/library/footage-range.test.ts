import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainRange, readMoment, secondsOf } from '../../../src-shared/library/footage-range.ts';
import { isSentence } from '../../../src-shared/contract/sentences.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const seconds = fc.double({ min: 0.01, max: 1e5, noNaN: true });
const maybe = fc.option(fc.double({ min: -10, max: 2e5, noNaN: true }));

describe('the part of footage that is meant', () => {
  test('lies within it, is not empty, and is the same when it is said again', () => {
    fc.assert(
      fc.property(maybe, maybe, seconds, (source_in_s, source_out_s, duration) => {
        const range = plainRange({ source_in_s, source_out_s }, duration);
        fc.pre(!isSentence(range));
        const [start, end] = secondsOf(range, duration);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(duration);
        expect(end).toBeGreaterThan(start);
        expect(plainRange(range, duration)).toEqual(range);
      }),
    );
  });

  test('is refused only where it cannot be', () => {
    fc.assert(
      fc.property(maybe, maybe, seconds, (source_in_s, source_out_s, duration) => {
        fc.pre(isSentence(plainRange({ source_in_s, source_out_s }, duration)));
        const [start, end] = [source_in_s ?? 0, source_out_s ?? duration];
        expect(start < 0 || start >= duration || end > duration || end - start < 0.001).toBe(true);
      }),
    );
  });

  test('that is the whole is not written down', () => {
    expect(plainRange({ source_in_s: 0, source_out_s: 12.5 }, 12.5)).toEqual({ source_in_s: null, source_out_s: null });
    expect(plainRange({ source_in_s: 2, source_out_s: 12.5 }, 12.5)).toEqual({ source_in_s: 2, source_out_s: null });
  });

  test.each([
    [{ source_in_s: 5, source_out_s: 3 }, 10, 'must lie behind its in'],
    [{ source_in_s: 12, source_out_s: null }, 10, 'its in (12 s) lies behind its end: it lasts 10 s'],
    [{ source_in_s: null, source_out_s: 11 }, 10, 'its out (11 s) lies behind its end'],
    [{ source_in_s: -1, source_out_s: null }, 10, 'seconds from its start'],
    [{ source_in_s: Number.NaN, source_out_s: null }, 10, 'seconds from its start'],
    [{ source_in_s: 1, source_out_s: null }, null, 'a picture has no time'],
  ])('cannot be %j of %s s', (range, duration, why) => {
    expect(inEnglish(plainRange(range, duration))).toContain(why);
  });

  test('a picture has none, whatever is said of its start', () => {
    expect(plainRange({ source_in_s: 0, source_out_s: null }, null)).toEqual({ source_in_s: null, source_out_s: null });
  });
});

const film = { numerator: 24, denominator: 1 };
const broadcast = { numerator: 30000, denominator: 1001 };

describe('a moment', () => {
  test.each([
    ['12.5', film, 12.5],
    ['0', film, 0],
    ['1:02.5', film, 62.5],
    ['1：02.5', null, 62.5],
    ['1:00:02', film, 3602],
    ['00:00:01:12', film, 1.5],
    ['01:00:00:00', film, 3600],
    ['01:00:00:00', broadcast, 3603.6],
    ['00:00:01:24', film, null],
    ['00:00:01:12', null, null],
    ['1:60', film, null],
    ['1:75:00', film, null],
    ['-1', film, null],
    ['1e3', film, null],
    ['soon', film, null],
    ['1:2:3:4:5', film, null],
    ['', film, null],
  ])('%s', (text, rate, value) => {
    const read = readMoment(text, rate);
    expect(read === null ? null : Number(read.toFixed(9))).toBe(value);
  });

  test('that is written with hours and minutes is the same moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        (h, m, s) => {
          expect(readMoment(`${h}:${m}:${s}`, null)).toBe(h * 3600 + m * 60 + s);
        },
      ),
    );
  });

  test('is read from any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.constantFrom(film, broadcast)), (text, rate) => {
        const read = readMoment(text, rate);
        expect(read === null || (Number.isFinite(read) && read >= 0)).toBe(true);
      }),
    );
  });
});
