import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import createModule from '@echogarden/espeak-ng-emscripten';
import type { EspeakEvent } from '@echogarden/espeak-ng-emscripten';
import type { EspeakSettings } from '../../../src-shared/audio/espeak-voices.ts';
import type { RawSpeech } from '../speech-protocol.ts';

const FULL_SCALE = 2 ** 15;
/** Where the voice of another language begins within a text, e.g. "(en)". */
const LANGUAGE_MARK = /^\([\w-]+\)$/u;

let data: Promise<ArrayBuffer> | undefined;

/**
 * Says a text. Every line is said by an eSpeak NG of its own: one that has spoken goes on with its noise where it stopped, and
 * the same line would then never have the same bytes twice.
 */
export async function speakEspeak(text: string, { voice, rate, pitch }: EspeakSettings): Promise<RawSpeech> {
  data ??= readData();
  const bytes = await data;
  const { eSpeakNGWorker } = await createModule({ getPreloadedPackage: () => bytes });
  const espeak = withClockAtZero(() => new eSpeakNGWorker());
  if (espeak.set_voice(voice) !== 0) throw new Error(`eSpeak NG has no voice ${voice}`);
  espeak.set_rate(rate);
  espeak.set_pitch(pitch);
  const blocks: Int16Array[] = [];
  const events: EspeakEvent[] = [];
  espeak.synthesize(text, (audio, told) => {
    blocks.push(audio);
    events.push(...told);
    return false;
  });
  return { samples: joined(blocks), rate: espeak.get_samplerate(), ...marksOf(events) };
}

/** eSpeak NG seeds its noise, which breathy voices have, by the second at which it starts. */
function withClockAtZero<Result>(work: () => Result): Result {
  const { now } = Date;
  Date.now = () => 0;
  try {
    return work();
  } finally {
    Date.now = now;
  }
}

/** What eSpeak NG knows of languages: as the app's package has it, or as it came. */
async function readData(): Promise<ArrayBuffer> {
  const packed = await readFile(new URL('espeak-ng.data.gz', import.meta.url)).catch(() => null);
  const came = new URL('espeak-ng.data', import.meta.resolve('@echogarden/espeak-ng-emscripten'));
  const bytes = packed ? gunzipSync(packed) : await readFile(came);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function joined(blocks: readonly Int16Array[]): Float32Array {
  const samples = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) for (const value of block) samples[at++] = value / FULL_SCALE;
  return samples;
}

function marksOf(events: readonly EspeakEvent[]): Pick<RawSpeech, 'words' | 'phonemes'> {
  const at = ({ audio_position }: EspeakEvent): number => audio_position / 1000;
  const words = events
    .filter(({ type }) => type === 'word')
    .map((event) => ({ at_s: at(event), start: event.text_position - 1 }));
  const phonemes = events
    .filter(({ type, id }) => (type === 'phoneme' || type === 'end') && !LANGUAGE_MARK.test(String(id ?? '')))
    .map((event) => ({ at_s: at(event), phoneme: String(event.id ?? '').trim() }));
  return { words, phonemes };
}
