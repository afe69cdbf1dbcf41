import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PastTake } from '../../../src-shared/generation/time-left.ts';
import { learnCost, timeLeft } from '../../../src-shared/generation/time-left.ts';

const cpu = (frames: number, ms: number): PastTake => ({ provider: 'cpu', frames, ms });

/** Takes of a machine that needs `once` for each, and `frame` for every frame. */
function takesOf(once: number, frame: number, lengths: readonly number[]): PastTake[] {
  return lengths.map((frames) => cpu(frames, once + frame * frames));
}

const costs = fc.record({ once: fc.integer({ min: 0, max: 60_000 }), frame: fc.integer({ min: 1, max: 2000 }) });
const lengths = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 20 });

describe('what a take costs', () => {
  test('is not known where none was made, or none on this provider', () => {
    expect(learnCost([])).toBeNull();
    expect(learnCost([cpu(24, 1000)], 'webgpu')).toBeNull();
  });

  test('is told by the frame where all takes have one length', () => {
    expect(learnCost([cpu(24, 2400), cpu(24, 1200), cpu(24, 90_000)])).toEqual({ once: 0, frame: 100 });
  });

  test('is that of the provider of the newest take unless one is named', () => {
    const takes = [{ provider: 'webgpu', frames: 10, ms: 10 }, cpu(10, 1000)];
    expect(learnCost(takes)).toEqual({ once: 0, frame: 1 });
    expect(learnCost(takes, 'cpu')).toEqual({ once: 0, frame: 100 });
  });

  test('is found exactly where takes keep to it', () => {
    fc.assert(
      fc.property(costs, lengths, ({ once, frame }, frames) => {
        const learned = learnCost(takesOf(once, frame, frames));
        expect(learned?.once).toBeCloseTo(once, 4);
        expect(learned?.frame).toBeCloseTo(frame, 6);
      }),
    );
  });

  test('is not moved by a few takes that were disturbed', () => {
    const disturbed = fc.array(
      fc.record({ frames: fc.integer({ min: 1, max: 500 }), ms: fc.integer({ max: 10 ** 8, min: 0 }) }),
      {
        maxLength: 3,
      },
    );
    const many = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 16, maxLength: 28 });
    fc.assert(
      fc.property(costs, many, disturbed, ({ once, frame }, frames, others) => {
        const takes = [...takesOf(once, frame, frames), ...others.map((other) => cpu(other.frames, other.ms))];
        expect(learnCost(takes)?.frame).toBeCloseTo(frame, 6);
      }),
    );
  });

  test('is finite and never below nothing, whatever was measured, and however that is ordered', () => {
    const any = fc.array(
      fc.record({ frames: fc.integer({ min: 0, max: 500 }), ms: fc.integer({ min: -5, max: 10 ** 7 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(any, (measured) => {
        const takes = measured.map(({ frames, ms }) => cpu(frames, ms));
        const learned = learnCost(takes);
        const useful = takes.some(({ frames, ms }) => frames > 0 && ms >= 0);
        expect(learned !== null).toBe(useful);
        if (!learned) return;
        for (const value of [learned.once, learned.frame]) expect(value >= 0 && Number.isFinite(value)).toBe(true);
        const again = learnCost(takes.toReversed());
        expect(again?.once).toBeCloseTo(learned.once, 6);
        expect(again?.frame).toBeCloseTo(learned.frame, 6);
      }),
    );
  });
});

describe('the time left', () => {
  test('is all of it before the first frame, and that of the frames afterwards', () => {
    const cost = { once: 1000, frame: 10 };
    expect(timeLeft(cost, 100, 0)).toBe(2000);
    expect(timeLeft(cost, 100, 0.25)).toBe(750);
    expect(timeLeft(cost, 100, 1)).toBe(0);
    expect(timeLeft({ once: 1000, frame: 0 }, 100, 0.25)).toBe(750);
  });

  test('only shrinks as work goes on, and grows with the length', () => {
    const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(costs, fc.integer({ min: 1, max: 500 }), share, share, (cost, frames, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const left = timeLeft(cost, frames, less);
        expect(left).toBeGreaterThanOrEqual(timeLeft(cost, frames, more));
        expect(left).toBeGreaterThanOrEqual(0);
        expect(timeLeft(cost, frames + 1, less)).toBeGreaterThanOrEqual(left);
      }),
    );
  });
});
