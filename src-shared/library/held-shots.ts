import type { Shot } from './records.ts';

/**
 * The film with the shots that are where a person has them: each behind the shot that it followed in its scene, wherever that one is
 * now; else at the beginning of its scene; where that is gone too, behind whatever stood before it.
 *
 * @param film the shots that stand where the script has them, in order
 * @param held the others, by their ids
 * @param before the film as it was
 * @param scenes the ids of the scenes in order
 */
export function putBack(
  film: readonly Shot[],
  held: ReadonlyMap<string, Shot>,
  before: readonly Shot[],
  scenes: readonly string[],
): Shot[] {
  if (held.size === 0) return [...film];
  const stays = new Set(film.map(({ id }) => id));
  const isScene = new Set(scenes);
  /** By the shot, or the scene, behind whose beginning they come. */
  const followers = new Map<string, Shot[]>();
  let last = scenes[0] ?? '';
  let inScene: { readonly scene: string; readonly id: string } | null = null;
  for (const { id, scene_id: scene } of before) {
    const shot = held.get(id);
    if (shot) {
      const place = inScene?.scene === scene ? inScene.id : isScene.has(scene) ? scene : last;
      followers.set(place, [...(followers.get(place) ?? []), shot]);
    } else if (stays.has(id)) {
      inScene = { scene, id };
      last = id;
    }
  }
  const byScene = Map.groupBy(film, ({ scene_id }) => scene_id);
  return scenes.flatMap((scene_id) => {
    const behind = (place: string): Shot[] => (followers.get(place) ?? []).map((shot) => ({ ...shot, scene_id }));
    return [...behind(scene_id), ...(byScene.get(scene_id) ?? []).flatMap((shot) => [shot, ...behind(shot.id)])];
  });
}
