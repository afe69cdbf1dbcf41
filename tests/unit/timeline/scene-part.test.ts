import { expect, test } from 'vitest';
import { plainItem, WHOLE } from '../../../src-shared/timeline/assemble.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import type { AttachedItem, MainItem, Timeline, Transition } from '../../../src-shared/timeline/records.ts';
import { timelinePart } from '../../../src-shared/timeline/scene-part.ts';
import { CUT } from '../../../src-shared/timeline/transitions.ts';

const rate = { numerator: 24, denominator: 1 };
const fade: Transition = { kind: 'fade-black', before: 6, after: 8 };
const dissolve: Transition = { kind: 'dissolve', before: 4, after: 4 };

function item(id: string, transition: Transition): MainItem {
  return { ...plainItem(id, { kind: 'shot', shot: id, take: null }), frames: 48, transition };
}

const music: AttachedItem = {
  ...{ id: 'music', anchor: null, at: rational(1), duration: rational(6) },
  content: {
    ...{ kind: 'sound', role: 'music', source: { kind: 'footage', footage: 'song' }, in: rational(3) },
    ...{ gain_db: 0, fade_in: ZERO, fade_out: ZERO, loops: false },
  },
};

/** Four items of two seconds each. */
function film(...transitions: readonly Transition[]): Timeline {
  const main = ['a', 'b', 'c', 'd'].map((id, index) => item(id, transitions[index] ?? CUT));
  return { rate, main, attached: [music], ending: CUT, range: WHOLE };
}

test('a part begins and ends with its side of a fade, and cuts what would show its neighbours', () => {
  const faded = timelinePart(film(CUT, fade, CUT, fade), 1, 2);
  expect(faded.main.map(({ id, transition }) => [id, transition])).toEqual([
    ['b', { kind: 'fade-black', before: 0, after: 8 }],
    ['c', CUT],
  ]);
  expect(faded.ending).toEqual({ kind: 'fade-black', before: 6, after: 0 });
  const dissolved = timelinePart(film(CUT, dissolve, dissolve, dissolve), 1, 2);
  expect(dissolved.main.map(({ transition }) => transition)).toEqual([CUT, dissolve]);
  expect(dissolved.ending).toEqual(CUT);
});

test('music goes on from where it was in the film', () => {
  const [heard] = timelinePart(film(), 1, 2).attached;
  expect(heard).toMatchObject({ at: ZERO, duration: rational(4), content: { in: rational(4) } });
  const [later] = timelinePart(film(), 0, 0).attached;
  expect(later).toMatchObject({ at: rational(1), duration: rational(1), content: { in: rational(3) } });
  expect(timelinePart({ ...film(), attached: [{ ...music, at: rational(5) }] }, 0, 1).attached).toEqual([]);
});

test('there is no part without items', () => {
  expect(() => timelinePart(film(), 4, 5)).toThrow(RangeError);
});
