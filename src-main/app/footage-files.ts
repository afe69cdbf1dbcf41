import type { FootageFiles, ShownTake } from '../../src-shared/render/film-plan.ts';
import { footageSize } from '../../src-shared/render/footage-size.ts';
import type { FootageUse } from '../../src-shared/render/footage-size.ts';
import type { FrameSize } from '../../src-shared/render/reframed.ts';
import type { MainItem } from '../../src-shared/timeline/records.ts';
import type { FilmCut } from './film-cut.ts';
import { normalisedPictures } from './footage-views.ts';
import type { Services } from './services.ts';

/**
 * Makes the footage that items show to the film's rate, each in the size that what is shown of it asks for.
 * @param frame that the film is delivered in
 * @throws ShotloomError what making footage throws
 */
export async function footageFiles(
  services: Services,
  { project, footage }: Pick<FilmCut, 'project' | 'footage'>,
  items: readonly MainItem[],
  frame: FrameSize,
  signal: AbortSignal,
): Promise<FootageFiles> {
  const pictures = new Map(footage.map(({ id, facts: { picture } }) => [id, picture]));
  const sizeFor = (id: string, use: FootageUse): FrameSize =>
    footageSize(pictures.get(id) ?? project, project, frame, use);
  const named = (id: string, { width, height }: FrameSize): string => `${id} ${width}x${height}`;
  const files = new Map<string, ShownTake>();
  for (const item of items) {
    if (item.source.kind !== 'footage') continue;
    const id = item.source.footage;
    const size = sizeFor(id, item);
    if (files.has(named(id, size))) continue;
    const { sha256, frames } = await normalisedPictures(services, id, size, signal);
    const kind = frames === null ? 'still' : 'clip';
    files.set(named(id, size), { kind, media_sha256: sha256, frames: frames ?? 1, handle_frames: 0 });
  }
  return (id, use) => files.get(named(id, sizeFor(id, use)));
}
