import { readFile } from 'node:fs/promises';
import { readRequest } from '../../src-shared/generation/request.ts';
import { focusOf } from '../../src-shared/render/focus.ts';
import { storedFilesOf } from '../../src-shared/render/plan.ts';
import type { FrameSize } from '../../src-shared/render/reframed.ts';
import { unpackLayers } from '../generation/painted-layers.ts';
import type { PlannedFilm } from './render.ts';

/**
 * Around what the pictures of a film are cut in a frame of another shape: its people, as the painted layers of takes say where they stand. Of other
 * pictures nothing is known, and they are cut around their middle.
 */
export async function filmFocus(
  { library, project, shots, plan }: PlannedFilm,
  { width, height }: FrameSize,
): Promise<(sha256: string) => number> {
  const focuses = new Map<string, number>();
  const aspect = project.width / project.height;
  const share = Math.min(1, width / height / aspect);
  const shown = new Set(plan.segments.flatMap(storedFilesOf));
  for (const { id } of shots) {
    for (const take of library.takesOf(id).filter(({ media_sha256 }) => shown.has(media_sha256))) {
      if (take.layers_sha256 === null || !library.store.has(take.layers_sha256)) continue;
      // What a model pack drew is a picture: nobody knows where in it people stand.
      if (readRequest(library.requestOf(take).json).draws) continue;
      const { layers } = unpackLayers(await readFile(await library.store.read(take.layers_sha256)));
      const numbers = (name: string): ArrayLike<number> => layers.find((layer) => layer.name === name)?.data ?? [];
      const duration = numbers('duration')[0] ?? 0;
      const places = { camera: numbers('camera'), figures: numbers('figures'), sprites: numbers('sprites'), duration };
      focuses.set(take.media_sha256, focusOf(places, aspect, share));
    }
  }
  return (sha256) => focuses.get(sha256) ?? 0.5;
}
