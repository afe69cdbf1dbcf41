import { readFile } from 'node:fs/promises';
import { BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';
import { highPass } from '../../src-shared/audio/filters.ts';
import { loudnessOf } from '../../src-shared/audio/loudness.ts';
import { amplify, gainOf, SAMPLE_RATE, silence } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import { reverberation } from '../../src-shared/audio/reverb.ts';
import { INSTRUMENTS } from '../../src-shared/audio/score.ts';
import type { Part, Score } from '../../src-shared/audio/score.ts';

/** Raised whenever the same score gives other samples. */
export const RENDERER_REVISION = 1;
/** How loud a bed is by itself, in LUFS: what gains in a mix start from. */
export const BED_LOUDNESS = -23;

/** The channel of MIDI that has the drums. */
const DRUMS = 9;
/** Samples between two looks at envelopes and filters. */
const BLOCK = 128;
/** Places for voices: what moods ask for. */
const VOICES = 64;
/** Below every note: hertz. */
const LOWEST = 25;
/** The volume of 0 dB in MIDI: leaves 8 dB above it. */
const VOLUME = 80;
/** How much of the room is heard. */
const ROOM = 0.22;
/** How long the last chord takes to fade at most, in seconds. */
const LAST_FADE = 3;

interface Strike {
  readonly at: number;
  readonly on: boolean;
  readonly channel: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Loads a soundfont (SF2 or SF3). */
export async function loadSoundfont(path: string): Promise<BasicSoundBank> {
  const [file] = await Promise.all([readFile(path), BasicSoundBank.isSF3DecoderReady]);
  return SoundBankLoader.fromArrayBuffer(new Uint8Array(file).buffer);
}

/**
 * Plays a score: exactly as many samples as its seconds ask for, at a loudness of {@link BED_LOUDNESS}, the last chord faded to
 * silence. The same score and soundfont give the same samples, bit for bit.
 */
export function renderScore(score: Score, soundfont: BasicSoundBank): Stereo {
  const dry = play(score, soundfont);
  // Some samples of the soundfont have an offset.
  for (const channel of [dry.left, dry.right]) highPass(LOWEST)(channel, 0);
  const wet = reverberation(dry);
  addRoom(dry.left, wet.left);
  addRoom(dry.right, wet.right);
  fadeEnd(dry, score);
  const loudness = loudnessOf(dry);
  if (Number.isFinite(loudness)) amplify(dry, gainOf(BED_LOUDNESS - loudness));
  return dry;
}

function addRoom(dry: Float32Array, wet: Float32Array): void {
  for (let index = 0; index < dry.length; index += 1) {
    dry[index] = (dry[index] as number) + ROOM * (wet[index] as number);
  }
}

function play(score: Score, soundfont: BasicSoundBank): Stereo {
  // Its own room costs more than all its voices.
  const synthesiser = new SpessaSynthProcessor(SAMPLE_RATE, {
    eventsEnabled: false,
    effectsEnabled: false,
    maxBufferSize: BLOCK,
  });
  // At every block all places are looked at, its usual 350 too; where more are needed there will be more.
  synthesiser.setSystemParameter('voiceCap', VOICES);
  synthesiser.setSystemParameter('autoAllocateVoices', true);
  synthesiser.soundBankManager.addSoundBank(soundfont, 'shotloom');
  const out = silence(Math.round(score.seconds * SAMPLE_RATE));
  const strikes = score.parts.flatMap((part, index) => strikesOf(part, prepare(synthesiser, part, index)));
  // Where one note ends as another begins, the key is let go of first.
  strikes.sort((a, b) => a.at - b.at || Number(a.on) - Number(b.on));
  let next = 0;
  for (let at = 0; at < out.left.length;) {
    for (; (strikes[next]?.at ?? Infinity) <= at; next += 1) {
      const strike = strikes[next];
      if (strike?.on) synthesiser.noteOn(strike.channel, strike.pitch, strike.velocity);
      else if (strike) synthesiser.noteOff(strike.channel, strike.pitch);
    }
    const until = Math.min(out.left.length, strikes[next]?.at ?? Infinity, at + BLOCK);
    synthesiser.process(out.left, out.right, at, until - at);
    at = until;
  }
  return out;
}

/** Gives a part its channel, which has its instrument, gain and place. */
function prepare(synthesiser: SpessaSynthProcessor, part: Part, index: number): number {
  const { program, trim } = INSTRUMENTS[part.instrument];
  const channel = program === null ? DRUMS : index < DRUMS ? index : index + 1;
  if (program !== null) synthesiser.programChange(channel, program);
  // Volume is quadratic in MIDI: 40 dB for a factor of ten.
  synthesiser.controllerChange(channel, 7, Math.min(127, Math.round(VOLUME * 10 ** ((part.gain + trim) / 40))));
  synthesiser.controllerChange(channel, 10, Math.round(64 + 63 * part.pan));
  return channel;
}

function strikesOf(part: Part, channel: number): Strike[] {
  return part.notes.flatMap(({ at, seconds, pitch, velocity }) => [
    { at: Math.round(at * SAMPLE_RATE), on: true, channel, pitch, velocity },
    { at: Math.round((at + seconds) * SAMPLE_RATE), on: false, channel, pitch, velocity: 0 },
  ]);
}

/** The last half of the last bar fades like a hall, to nothing at the last sample. */
function fadeEnd({ left, right }: Stereo, { beatsPerBar, tempo }: Score): void {
  const samples = Math.min(left.length, Math.round(Math.min(LAST_FADE, (beatsPerBar * 30) / tempo) * SAMPLE_RATE));
  for (let index = 0; index < samples; index += 1) {
    const at = left.length - 1 - index;
    const gain = Math.sin((Math.PI / 2) * (index / samples)) ** 2;
    left[at] = (left[at] ?? 0) * gain;
    right[at] = (right[at] ?? 0) * gain;
  }
}
