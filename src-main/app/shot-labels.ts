import { shotLabel } from '../../src-shared/storyboard/shot-label.ts';
import type { Library } from '../library/open.ts';

/** What the board calls the shots of a project: the number of the scene, and the shot's letter in it. */
export function shotLabels(library: Library, projectId: string): ReadonlyMap<string, string> {
  const byScene = Map.groupBy(library.shotsOf(projectId), ({ scene_id }) => scene_id);
  const scenes = library.scenesOf(projectId);
  return new Map(
    scenes.flatMap(({ id }, scene) =>
      (byScene.get(id) ?? []).map((shot, index) => [shot.id, shotLabel(scene, index)] as const),
    ),
  );
}
