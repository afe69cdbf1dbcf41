import { mixFilm } from '../../../src-main/audio/mix-film.ts';
import { planCopies } from '../../../src-main/render/plan-copies.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import type { MixPlan } from '../../../src-shared/audio/mix-plan.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { soundTools } from '../../support/audio/mixes.ts';
import { fontsDirectory } from '../../support/media/media.ts';
import type { MediaBench } from '../../support/media/media.ts';
import { processorTimeOf } from './processor-time.ts';
import type { ProcessorTime } from './processor-time.ts';

/** A film with its sound. */
export interface Film {
  readonly plan: RenderPlan;
  readonly mix: MixPlan;
}

/**
 * Exports a film as a project's is, sound included.
 * @param cache a folder's name; a new one makes it a first export
 * @returns the processor time of its pictures
 */
export async function exportFilm(
  bench: MediaBench,
  { plan, mix }: Film,
  cache: string,
  output: string,
): Promise<ProcessorTime> {
  const tools = { ffmpeg: bench.ffmpeg, store: bench.store, cacheDirectory: bench.path(cache), fontsDirectory };
  const sound = { ...soundTools(bench), cacheDirectory: bench.path(`${cache}-sound`) };
  const mixed = bench.path('sound.m4a');
  await mixFilm(mix, { loudness: -14, sound: { codec: 'aac', bitrate: 192_000 } }, sound, mixed);
  return await processorTimeOf(
    async () => await renderFilm(await planCopies(plan, tools), { ...tools, sound: mixed }, output),
  );
}
