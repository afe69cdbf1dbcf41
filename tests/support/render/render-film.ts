import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mixFilm } from '../../../src-main/audio/mix-film.ts';
import { deliverFilm } from '../../../src-main/render/deliver-film.ts';
import type { RenderOptions, RenderResult, RenderTools } from '../../../src-main/render/encode-film.ts';
import { SAMPLE_RATE } from '../../../src-shared/audio/pcm.ts';
import type { Delivery } from '../../../src-shared/render/delivery.ts';
import { audioSamples, filmFrames } from '../../../src-shared/render/encode.ts';
import { H264_WEB } from '../../../src-shared/render/picture-encodings.ts';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { soundfont } from '../audio/mixes.ts';

/** Renders a plan into an MP4 file as a project's film is for the web, with a finished sound, or silence of its length. */
export async function renderFilm(
  plan: RenderPlan,
  { sound, ...tools }: RenderTools & { readonly sound?: string },
  output: string,
  options: RenderOptions = {},
): Promise<RenderResult> {
  const format = { codec: 'aac', bitrate: 192_000 } as const;
  const writeSound = async (path: string): Promise<void> => {
    if (sound !== undefined) return await copyFile(sound, path);
    const samples = audioSamples(filmFrames(plan), plan.rate, SAMPLE_RATE);
    const soundTools = { ...tools, cacheDirectory: join(tools.cacheDirectory, 'sound'), soundfont };
    await mixFilm({ samples, tracks: [], marks: [] }, { loudness: -14, sound: format }, soundTools, path);
  };
  const delivery: Delivery = {
    ...{ preset: 'web', container: 'mp4', picture: plan.encoding ?? H264_WEB },
    ...{ sound: format, loudness: -14, timecode: false },
  };
  const film = {
    plan,
    delivery,
    description: { title: plan.title, comment: '', aigc: null, chapters: [] },
    captions: [],
    timecode: '00:00:00:00',
    writeSound,
  };
  return await deliverFilm(film, tools, output, options);
}
