import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { gainOf, interleaved, SAMPLE_RATE, silence } from '../../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../../src-shared/audio/pcm.ts';
import { randomOf } from '../../../src-shared/audio/random.ts';
import type { MediaBench } from '../media/media.ts';

/** A WAV file (float32, two channels, 48 kHz) of some samples. */
export function wavOf(sound: Stereo): Buffer {
  const data = Buffer.from(interleaved(sound).buffer);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(3, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 8, 28);
  header.writeUInt16LE(8, 32);
  header.writeUInt16LE(32, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** Stores a sound of a test as a WAV file under its digest. */
export async function storeSound(bench: MediaBench, sound: Stereo): Promise<string> {
  const bytes = wavOf(sound);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeFile(bench.path(sha256), bytes);
  return sha256;
}

/** A sound of some seconds, one formula for each channel. */
export function soundOf(seconds: number, sample: (index: number, channel: 0 | 1) => number): Stereo {
  const out = silence(Math.round(seconds * SAMPLE_RATE));
  for (let index = 0; index < out.left.length; index += 1) {
    out.left[index] = sample(index, 0);
    out.right[index] = sample(index, 1);
  }
  return out;
}

/** A tone. */
export function tone(seconds: number, frequency: number, decibels: number): Stereo {
  const size = gainOf(decibels);
  return soundOf(seconds, (index) => size * Math.sin((2 * Math.PI * frequency * index) / SAMPLE_RATE));
}

/** White noise, another for each ear. */
export function noise(seconds: number, decibels: number, seed: string): Stereo {
  const random = randomOf(seed);
  const size = gainOf(decibels);
  return soundOf(seconds, () => size * (random() * 2 - 1));
}

/** What speech does to a meter: voiced syllables with pauses between words and sentences, in the middle. */
export function speechLike(seconds: number, decibels: number, seed: string): Stereo {
  const random = randomOf(seed);
  const out = silence(Math.round(seconds * SAMPLE_RATE));
  for (let at = 0; at < out.left.length;) {
    for (let syllable = 2 + Math.floor(random() * 5); syllable > 0; syllable -= 1) {
      const length = Math.round((0.1 + 0.14 * random()) * SAMPLE_RATE);
      const size = gainOf(decibels) * (0.35 + 0.65 * random());
      const pitch = 105 + 60 * random();
      const formant = 500 + 900 * random();
      for (let index = 0; index < length && at + index < out.left.length; index += 1) {
        const cycle = ((pitch * index) / SAMPLE_RATE) % 1;
        // Every turn of the vocal cords rings at a formant.
        const ring = Math.exp(-cycle * 7) * Math.sin((2 * Math.PI * formant * cycle) / pitch);
        const value = size * Math.sin((Math.PI * index) / length) * (ring + 0.04 * (random() - 0.5));
        out.left[at + index] = value;
        out.right[at + index] = value;
      }
      at += Math.round(length * 1.05);
    }
    at += Math.round((0.15 + 0.5 * random()) * SAMPLE_RATE);
  }
  return out;
}

/** Knocks: short, hard and few. */
export function knocks(seconds: number, decibels: number, perSecond: number, seed: string): Stereo {
  const random = randomOf(seed);
  const out = silence(Math.round(seconds * SAMPLE_RATE));
  for (let knock = 0; knock < seconds * perSecond; knock += 1) {
    const at = Math.floor(random() * (out.left.length - SAMPLE_RATE / 2));
    for (let index = 0; index < SAMPLE_RATE / 4; index += 1) {
      const value = gainOf(decibels) * Math.exp(-index / 900) * (random() * 2 - 1);
      out.left[at + index] = (out.left[at + index] ?? 0) + value;
      out.right[at + index] = (out.right[at + index] ?? 0) + 0.7 * value;
    }
  }
  return out;
}
