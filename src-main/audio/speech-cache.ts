import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Speech } from '../../src-shared/audio/speech.ts';
import { SPEECH_RATE } from '../../src-shared/audio/speech.ts';
import { noteUse, trimCache } from '../media/trim-cache.ts';
import { readWav, writeWav } from '../../src-shared/audio/speech-wav.ts';

/** Where spoken lines are kept, and where files are written before they are whole. */
export interface SpeechCachePlace {
  readonly directory: string;
  readonly temporaryFile: (extension: string) => string;
}

const Times = z.object({
  words: z.array(z.object({ text: z.string(), from_s: z.number(), to_s: z.number() })),
  phonemes: z.array(z.object({ phoneme: z.string(), from_s: z.number(), to_s: z.number() })),
});

/** Where a spoken line lies or will lie: a WAV file, its times in a note behind the sound. */
export function speechPath({ directory }: SpeechCachePlace, digest: string): string {
  return join(directory, `${digest}.wav`);
}

/** Lets go of lines that were heard longest ago, as {@link trimCache} does, where there are more than `most` bytes of them; they are spoken again when they are needed. */
export async function trimSpeechCache({ directory }: SpeechCachePlace, most: number): Promise<void> {
  await trimCache(directory, () => most);
}

/** A line that was spoken before, used from now on; null where there is none that is whole. */
export async function readCachedSpeech(place: SpeechCachePlace, digest: string): Promise<Speech | null> {
  const path = speechPath(place, digest);
  const speech = await readSpeechFile(path);
  if (speech !== null) await noteUse(path);
  return speech;
}

/** A line with its times from a file that Shotloom spoke it into; null for other files. */
export async function readSpeechFile(path: string): Promise<Speech | null> {
  const bytes = await readFile(path).catch(() => null);
  const wav = bytes && readWav(bytes);
  if (!wav || wav.note === null || wav.rate !== SPEECH_RATE) return null;
  const times = Times.safeParse(parsed(wav.note));
  return times.success ? { samples: wav.samples, ...times.data } : null;
}

/** Keeps a line; another process that keeps the same one at the same time keeps the same bytes. */
export async function writeCachedSpeech(place: SpeechCachePlace, digest: string, speech: Speech): Promise<void> {
  const path = speechPath(place, digest);
  await mkdir(dirname(path), { recursive: true });
  const { samples, words, phonemes } = speech;
  const part = place.temporaryFile('wav');
  await writeFile(part, writeWav(samples, SPEECH_RATE, JSON.stringify({ words, phonemes })));
  await rename(part, path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
