import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SaidSlot } from '../../../src-shared/generation/hearing.ts';
import { changed, changesOf, isBehindEnd, isGradual, keyed } from '../../../src-shared/generation/keyframes.ts';

describe('prompts over time', () => {
  test('come in order of time; what begins at once stands in place of the picture', () => {
    const keyframes = [
      { at_s: 3, prompt: 'night' },
      { at_s: 0, prompt: 'dawn' },
      { at_s: 1.5, prompt: 'day' },
    ];
    expect(keyed('a street', keyframes)).toEqual({
      first: 'dawn',
      later: [
        { at_s: 1.5, prompt: 'day' },
        { at_s: 3, prompt: 'night' },
      ],
    });
    expect(keyed(undefined)).toEqual({ first: undefined, later: [] });
  });

  test('that change nothing are left out; of two at one moment the last one counts', () => {
    const at = (at_s: number, prompt: string) => ({ at_s, prompt });
    expect(keyed('day', [at(1, 'day'), at(2, 'dusk'), at(2, 'night'), at(3, 'night')]).later).toEqual([at(2, 'night')]);
  });

  test('are behind the end of a shot that is over by then', () => {
    expect(isBehindEnd([{ at_s: 2, prompt: 'night' }], 2)).toBe(true);
    expect(isBehindEnd([{ at_s: 2, prompt: 'night' }], 2.1)).toBe(false);
  });
});

describe('a change', () => {
  const said = (slots: Readonly<Record<string, string>>): { said: SaidSlot[] } => ({
    said: Object.entries(slots).map(([slot, value]) => ({ slot, value, share: 1 })),
  });

  test('comes slowly where only light, weather, feelings or colours differ', () => {
    const walks = said({ place: 'street', time: 'day', 'first.action': 'walk' });
    expect(isGradual(walks, said({ place: 'street', time: 'night', weather: 'rain', 'first.action': 'walk' }))).toBe(
      true,
    );
    expect(isGradual(walks, said({ place: 'street', time: 'day', 'first.action': 'run' }))).toBe(false);
    expect(isGradual(walks, said({ place: 'street', time: 'day', 'first.action': 'walk', thing: 'car' }))).toBe(false);
  });

  test('has its middle at its moment where it is quick, and is over at it where it is slow', () => {
    expect(changesOf([2], [false])).toEqual([{ from_s: 1.6, to_s: 2.4 }]);
    expect(changesOf([2, 4], [false, true])).toEqual([
      { from_s: 1.6, to_s: 2.4 },
      { from_s: 2.4, to_s: 4 },
    ]);
  });

  test('is never at the same moment as another, and goes from nothing to all', () => {
    const moments = fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(moments, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (ticks, gradual) => {
        const at_s = ticks.toSorted((one, other) => one - other).map((tick) => tick / 10);
        const changes = changesOf(at_s, gradual);
        for (const [index, change] of changes.entries()) {
          expect(change.from_s).toBeGreaterThanOrEqual(changes[index - 1]?.to_s ?? 0);
          expect(change.to_s).toBeGreaterThan(change.from_s);
          expect([change.from_s, change.to_s].map((t) => changed(change, t))).toEqual([0, 1]);
          expect(changed(change, (change.from_s + change.to_s) / 2)).toBeCloseTo(0.5);
        }
      }),
    );
  });
});
