import { stat } from 'node:fs/promises';
import { integratedLoudness, LoudnessMeter } from '../../src-shared/audio/loudness.ts';
import { truePeakOf } from '../../src-shared/audio/true-peak.ts';
import type { Workspace } from '../../src-shared/audio/workspace.ts';
import { rawSoundArguments } from '../../src-shared/render/sound.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import type { Ffmpeg } from '../media/locate.ts';
import { withPart } from '../media/part-file.ts';
import { rawSamples, readRaw } from './raw-sound.ts';

/** What a meter says of a file as it is decoded. */
export interface Measured {
  /** Integrated loudness in LUFS; −Infinity for silence. */
  readonly loudness: number;
  /** As a factor. */
  readonly truePeak: number;
}

/** Samples that are read at a time. */
const AT_ONCE = 480_000;

/** Decodes the first sound of a file and measures it. @throws ShotloomError `ffmpeg_failed`, `cancelled` */
export async function measureFile(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  file: string,
  workspace: Workspace,
  signal?: AbortSignal,
): Promise<Measured> {
  return await withPart(`${file}.f32`, async (path) => {
    await runFfmpeg(ffmpeg, rawSoundArguments(file), path, signal ? { signal } : {});
    const raw = { path, samples: rawSamples((await stat(path)).size) };
    const meter = new LoudnessMeter();
    let truePeak = 0;
    for (let at = 0; at < raw.samples; at += AT_ONCE) {
      const piece = await readRaw(raw, at, Math.min(AT_ONCE, raw.samples - at), workspace);
      meter.push(piece);
      truePeak = Math.max(truePeak, truePeakOf(piece));
    }
    return { loudness: integratedLoudness(meter.steps), truePeak };
  });
}
