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
  return isSameOrder(scenes, withMoved(scenes, moved, place)) ? null : place;
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
  return { ...board, scenes: withMoved(board.scenes, moved, place) };
}

function withMoved<
  Shot extends { readonly id: string },
  Scene extends { readonly id: string; readonly shots: readonly Shot[] },
>(scenes: readonly Scene[], ids: readonly string[], place: ShotPlace): Scene[] {
  const moved = scenes.flatMap(({ shots }) => shots.filter(({ id }) => ids.includes(id)));
  return scenes.map((scene) => {
    const rest = scene.shots.filter(({ id }) => !ids.includes(id));
    const at =
      'scene' in place ? (place.scene === scene.id ? 0 : -1) : rest.findIndex(({ id }) => id === place.after) + 1 || -1;
    if (at < 0) return rest.length === scene.shots.length ? scene : { ...scene, shots: rest };
    return { ...scene, shots: rest.toSpliced(at, 0, ...moved) };
  });
}

function isSameOrder(before: Scenes, after: Scenes): boolean {
  return before.every(({ shots }, scene) => {
    const now = after[scene]?.shots ?? [];
    return shots.length === now.length && shots.every(({ id }, index) => now[index]?.id === id);
  });
}
