import type { ListDelta, ListRules, Some } from '../contract/list-delta.ts';
import { fieldsChanged, listDelta, patchedList, withValues } from '../contract/list-delta.ts';
import { shotLabel } from './shot-label.ts';
import type { TextRange } from './shot-ranges.ts';

/** What of a shot on a board depends on where it stands. */
interface BoardShot {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly ranges: readonly TextRange[];
}

interface BoardScene<S> {
  readonly id: string;
  readonly shots: readonly S[];
}

interface Board<C> {
  readonly scenes: readonly C[];
}

/** How a board has become another. */
export interface BoardDelta<S, C, B> {
  /** What of the board itself is other than it was. */
  readonly fields: Some<Omit<B, 'scenes'>>;
  /** Its scenes with how many shots each has; null where they are as they were. */
  readonly scenes: readonly (Omit<C, 'shots'> & { readonly count: number })[] | null;
  /** Of all scenes, in the order of the film; null where they are as they were. */
  readonly shots: ListDelta<S> | null;
}

/** How a board has become another; null where it is as it was. */
export function boardDelta<S extends BoardShot, C extends BoardScene<S>, B extends Board<C>>(
  before: B & Board<C>,
  after: B & Board<C>,
): BoardDelta<S, C, B> | null {
  const fields = fieldsChanged<B>(before, after, ['scenes']);
  const [known, now] = [before.scenes.map(counted<S, C>), after.scenes.map(counted<S, C>)];
  const scenes = listDelta(known, now, { name: ({ id }) => id, placed: [] }) && now;
  const shots = listDelta(shotsOf<S, C>(before), shotsOf<S, C>(after), shotRules<S>());
  return scenes || shots || Object.keys(fields).length > 0 ? { fields, scenes, shots } : null;
}

/** The board that {@link boardDelta} told of; scenes and shots that did not change are the same objects. */
export function patchedBoard<S extends BoardShot, C extends BoardScene<S>, B extends Board<C>>(
  before: B & Board<C>,
  delta: BoardDelta<S, C, B>,
): B {
  const shots = delta.shots ? patchedList(shotsOf<S, C>(before), delta.shots, shotRules<S>()) : shotsOf<S, C>(before);
  const known = new Map(before.scenes.map((scene) => [scene.id, scene]));
  let first = 0;
  const scenes = (delta.scenes ?? before.scenes.map(counted<S, C>)).map(({ count, ...scene }, ordinal) => {
    const from = first;
    first += count;
    const own = shots
      .slice(from, first)
      .map((shot, index) => withPlace(shot, from + index + 1, shotLabel(ordinal, index)));
    const old = known.get(scene.id);
    return old ? sceneAgain<S, C>(old, { ...scene, shots: own } as object as C) : { ...scene, shots: own };
  });
  return { ...before, ...delta.fields, scenes };
}

function withPlace<S extends BoardShot>(shot: S, number: number, label: string): S {
  return shot.number === number && shot.label === label ? shot : { ...shot, number, label };
}

/** The scene of before, where it is the same. */
function sceneAgain<S, C extends BoardScene<S>>(before: C, after: C): C {
  const isSame =
    before.shots.length === after.shots.length && before.shots.every((shot, at) => shot === after.shots[at]);
  return isSame ? withValues(before, { ...after, shots: before.shots }) : after;
}

function counted<S, C extends BoardScene<S>>({ shots, ...scene }: C): Omit<C, 'shots'> & { id: string; count: number } {
  return { ...scene, count: shots.length };
}

function shotsOf<S, C extends BoardScene<S>>({ scenes }: Board<C>): readonly S[] {
  return scenes.flatMap(({ shots }) => shots);
}

/** A letter that is typed moves where in the script all shots behind it come from. */
function shotRules<S extends BoardShot>(): ListRules<S> {
  return {
    name: ({ id }) => id,
    placed: ['number', 'label'],
    moving: {
      field: 'ranges',
      distance: ({ ranges }, { ranges: now }, likely) => {
        const by = (now[0]?.[0] ?? 0) - (ranges[0]?.[0] ?? 0);
        const isMoved =
          ranges.length === now.length &&
          ranges.every(([start, end], at) => now[at]?.[0] === start + by && now[at]?.[1] === end + by);
        if (!isMoved) return null;
        return ranges.length === 0 ? likely : by;
      },
      move: (shot, by) =>
        shot.ranges.length === 0
          ? shot
          : { ...shot, ranges: shot.ranges.map(([start, end]) => [start + by, end + by] as const) },
    },
  };
}
