import { describe, expect, test } from 'vitest';
import { goingOver, withinStretch } from '../../../src-main/generation/worker/goes-over.ts';
import type { Painting } from '../../../src-main/generation/painted-layers.ts';
import { People, placeOn } from '../../../src-main/generation/worker/painted-people.ts';
import { painting } from '../../support/generation/paintings.ts';

const SECONDS = 4;
const APART = { isSameSet: false, hasOwnThing: false };
const change = { from_s: 1.6, to_s: 2.4 };
const at = (shown: Painting, t: number): number => placeOn(new People(shown).pathOf(0), t, SECONDS);
const cameraAt = (shown: Painting, t: number): number => placeOn(new People(shown).cameraPath(), t, SECONDS);

describe('a painting that gives way to another', () => {
  const walks = painting({ speed: 1, joints: [1, 1], rates: [0.9, 0.9] });
  const stands = painting({ x: 0.5, joints: [7, 7], rates: [0.2, 0.2] });
  const { one, other, next } = goingOver(walks, stands, change, SECONDS, APART);

  test('has the same people in the same places in both while it does, and after it in what goes on', () => {
    for (let t = 1.6; t <= 2.4; t += 0.1) expect(at(one, t)).toBeCloseTo(at(other, t), 6);
    expect(at(one, change.from_s)).toBeCloseTo(at(walks, change.from_s), 5);
    expect(at(next, change.to_s)).toBeCloseTo(at(other, change.to_s), 5);
    // Who has come to stand stays there.
    expect(at(next, 4)).toBeCloseTo(at(next, change.to_s), 5);
  });

  test('goes from what one does to what the other does', () => {
    for (const both of [one, other].map((each) => new People(each)))
      expect([both.act(0, 0)[0], both.act(0, 1)[0]]).toEqual([1, 7]);
    expect(new People(next).act(0, 0)[0]).toBe(7);
    expect(new People(one).pathOf(0)).toMatchObject({ thenAt: 2, speed: 1, speedThen: 0 });
    const { rate, phase } = new People(next).tempo(0, 0);
    expect(rate * 2 + phase).toBeCloseTo(0.9 * 2, 5);
  });

  test('leaves the paintings as they were', () => {
    expect(walks).toEqual(painting({ speed: 1, joints: [1, 1], rates: [0.9, 0.9] }));
    expect(stands).toEqual(painting({ x: 0.5, joints: [7, 7], rates: [0.2, 0.2] }));
  });

  test('keeps the camera where it follows', () => {
    const follows = painting({ speed: 1, follow: 1 });
    const over = goingOver(follows, stands, change, SECONDS, APART);
    expect(cameraAt(over.one, 2.4)).toBeCloseTo(cameraAt(over.next, 2.4), 5);
    expect(cameraAt(over.one, 1.6)).toBeCloseTo(cameraAt(follows, 1.6), 5);
    expect(cameraAt(over.next, 4)).toBeCloseTo(cameraAt(over.next, 2.4), 5);
  });
});

test.each([
  ['sits elsewhere', painting({ x: 0.5, isSeated: true }), false],
  ['stands at a thing of its own elsewhere', painting({ x: 0.5 }), true],
  ['is seen in another frame', painting({ high: 2 }), false],
])('who %s is not dragged there: the paintings stay as they are', (_what, after, hasOwnThing) => {
  const before = painting({});
  expect(goingOver(before, after, change, SECONDS, { ...APART, hasOwnThing })).toEqual({
    one: before,
    other: after,
    next: after,
  });
});

test('within its stretch something that happens once is begun and over, and what comes next begins in its middle', () => {
  const falls = painting({ joints: [1, 2], rates: [0.25, 1] });
  const people = new People(falls);
  people.setTempo(0, 0, { rate: 0.25, phase: 0, once: true });
  const within = new People(withinStretch(people.painting(), { from_s: 1, to_s: 3 }));
  const { rate, phase, once } = within.tempo(0, 0);
  expect([once, rate * 1 + phase, rate * 3 + phase]).toEqual([true, 0, 1]);
  expect(within.pathOf(0).thenAt).toBe(2);
});
