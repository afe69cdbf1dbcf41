import { readFile, rm } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sound } from '../../src-shared/generation/voice.ts';
import { soundArguments } from '../../src-shared/render/encode.ts';
import { runFfmpeg } from './ffmpeg.ts';
import type { Ffmpeg } from './locate.ts';

/** Samples a second that a mouth is moved by: speech has little above 8 kHz. */
const MOUTH_RATE = 16_000;
/** Bytes of a sample. */
const SAMPLE = 4;

/**
 * Reads the first sound of a file as one channel.
 * @param scratch a path that may be written meanwhile; it is removed again
 * @param rate samples a second
 * @throws ShotloomError sound_unreadable
 */
export async function readSound(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  file: string,
  scratch: string,
  signal?: AbortSignal,
  rate = MOUTH_RATE,
): Promise<Sound> {
  try {
    await runFfmpeg(ffmpeg, soundArguments(file, rate), scratch, signal ? { signal } : {});
    const bytes = await readFile(scratch);
    // A copy: views of float32 must begin at a multiple of four.
    const samples = new Float32Array(new Uint8Array(bytes).buffer, 0, Math.floor(bytes.length / SAMPLE));
    if (samples.length === 0) throw new Error('no samples');
    return { samples, rate };
  } catch (cause) {
    if (cause instanceof ShotloomError && cause.code !== 'ffmpeg_failed') throw cause;
    const message = say`No voice could be read from ${file}: give a file with sound, such as WAV, MP3, M4A or FLAC.`;
    throw new ShotloomError('sound_unreadable', message, { cause });
  } finally {
    await rm(scratch, { force: true });
  }
}
