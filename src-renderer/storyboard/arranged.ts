import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '../../src-shared/contract/contract.ts';
import type { Board, BoardScene } from './board-data.ts';

/** What is done to a board's shots as a whole. */
export type ArrangeCommand = InferContractRouterInputs<typeof contract>['shots']['arrange']['command'];

/** Where shots go: behind another, or to the beginning of a scene. */
export type ShotPlace = Extract<ArrangeCommand, { command: 'move' }>['place'];

type Scenes = readonly (Pick<BoardScene, 'id'> & { readonly shots: readonly { readonly id: string }[] })[];

/** Where shots go that are dropped before or behind another; null where they would stay. */
export function dropPlace(
  scenes: Scenes,
  moved: readonly string[],
  target: string,
  edge: 'before' | 'after',
): ShotPlace | null {
  const scene = scenes.find(({ shots }) => shots.some(({ id }) => id === target));
  if (!scene) return null;
  const at = scene.shots.findIndex(({ id }) => id === target) + (edge === 'after' ? 1 : 0);
  const before = scene.shots.slice(0, at).findLast(({ id }) => !moved.includes(id));
  const place = before ? { after: before.id } : { scene: scene.id };
  const order = orderAfter(scenes, moved, place);
  return scenes.every((each, index) => isSame(idsOf(each), order[index] ?? [])) ? null : place;
}

/** Where shots go that are moved one place earlier or later, over the border of a scene too; null at the film's ends. */
export function stepPlace(scenes: Scenes, moved: readonly string[], way: 'earlier' | 'later'): ShotPlace | null {
  const places = scenes.flatMap(({ shots }, scene) => shots.map(({ id }, index) => ({ id, scene, index })));
  const own = places.filter(({ id }) => moved.includes(id));
  const edge = way === 'earlier' ? own[0] : own.at(-1);
  const scene = edge && scenes[edge.scene];
  if (!scene) return null;
  const isOther = ({ id }: { readonly id: string }): boolean => !moved.includes(id);
  if (way === 'later') {
    const next = scene.shots.slice(edge.index + 1).find(isOther);
    if (next) return { after: next.id };
    const following = scenes[edge.scene + 1];
    return following ? { scene: following.id } : null;
  }
  const others = scene.shots.slice(0, edge.index).filter(isOther);
  if (others.length > 0) {
    const before = others.at(-2);
    return before ? { after: before.id } : { scene: scene.id };
  }
  const previous = scenes[edge.scene - 1];
  if (!previous) return null;
  const last = previous.shots.findLast(isOther);
  return last ? { after: last.id } : { scene: previous.id };
}

/** A board as it will be once shots are moved; they keep their order. */
export function boardWithMoved(board: Board, moved: readonly string[], place: ShotPlace): Board {
  const shots = new Map(board.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, shot])));
  const order = orderAfter(board.scenes, moved, place);
  return {
    ...board,
    scenes: board.scenes.map((scene, index) => {
      const ids = order[index] ?? [];
      return isSame(ids, idsOf(scene)) ? scene : { ...scene, shots: ids.flatMap((id) => shots.get(id) ?? []) };
    }),
  };
}

/** Ids of each scene's shots once some are moved. */
function orderAfter(scenes: Scenes, ids: readonly string[], place: ShotPlace): readonly (readonly string[])[] {
  const moved = scenes.flatMap((scene) => idsOf(scene).filter((id) => ids.includes(id)));
  return scenes.map((scene) => {
    const rest = idsOf(scene).filter((id) => !ids.includes(id));
    if ('scene' in place) return place.scene === scene.id ? [...moved, ...rest] : rest;
    const at = rest.indexOf(place.after);
    return at < 0 ? rest : rest.toSpliced(at + 1, 0, ...moved);
  });
}

function idsOf({ shots }: Scenes[number]): string[] {
  return shots.map(({ id }) => id);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
