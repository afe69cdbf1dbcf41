import { loadSoundfont, renderScore } from '../../../src-main/audio/render-score.ts';
import { composeBed } from '../../../src-shared/audio/compose.ts';
import { LoudnessMeter } from '../../../src-shared/audio/loudness.ts';
import type { MixPlan } from '../../../src-shared/audio/mix-plan.ts';
import { deinterleaved, interleaved, SAMPLE_RATE } from '../../../src-shared/audio/pcm.ts';
import { highestOf } from '../../../src-shared/audio/true-peak.ts';
import { soundfont } from '../../support/audio/mixes.ts';
import { noise } from '../../support/audio/sounds.ts';
import { fastestOf } from '../bench.ts';

const TURNS = 20;
/** Samples that stay in a processor's nearest cache. */
const BLOCK = 2048;
const BLOCKS = 50;

/**
 * The least processor time, in milliseconds, that mixing a film once in JavaScript takes, whatever else is well done: every clip's samples are taken
 * from turns of left and right, multiplied and added; those of the film go three times into turns or out of them, twice through the filter
 * of the loudness meter and three times past a look for peaks, and once are multiplied. On arrays that stay in the processor's cache, without
 * files, without fades, ducking and limiting. Beds and ambiences are there already.
 */
export function mixingFloor(mix: MixPlan): number {
  const sound = noise(BLOCK / SAMPLE_RATE, -20, 'floor');
  const turns = interleaved(sound);
  const meter = new LoudnessMeter();
  const repeated = (work: () => void) => () => {
    for (let block = 0; block < BLOCKS; block += 1) work();
  };
  const [into, out, add, weigh, look] = fastestOf(
    [
      repeated(() => void interleaved(sound, turns)),
      repeated(() => void deinterleaved(turns, sound)),
      repeated(() => [sound.left, sound.right].forEach((channel) => addTo(channel, turns))),
      repeated(() => meter.push(sound)),
      repeated(() => [sound.left, sound.right].forEach((channel) => highestOf(channel, 0, BLOCK))),
    ],
    TURNS,
  ).map((time) => time / (BLOCK * BLOCKS)) as [number, number, number, number, number];
  const clips = mix.tracks.flatMap((track) => track.clips).reduce((sum, clip) => sum + clip.samples, 0);
  return clips * (out + add) + mix.samples * (2 * into + 2 * out + 2 * weigh + 3 * look + add);
}

function addTo(out: Float32Array, samples: Float32Array): void {
  for (let index = 0; index < out.length; index += 1) {
    out[index] = (out[index] as number) * 0.5 + 0.5 * (samples[index] as number);
  }
}

/** Processor time, in milliseconds, that the beds of a film take: most of it is the player's of the soundfont, which is others' code. */
export async function bedTime(mix: MixPlan): Promise<number> {
  const font = await loadSoundfont(soundfont);
  const sources = mix.tracks.flatMap((track) => track.clips.map(({ source }) => source));
  const beds = sources.flatMap((source) => (source.kind === 'bed' ? [source.bed] : []));
  return beds.reduce((sum, bed) => sum + (fastestOf([() => renderScore(composeBed(bed), font)], 1)[0] ?? 0), 0);
}
