// Makes one bed of music or one ambience, or finds the beats of a piece of music, in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { ambience } from '../../src-shared/audio/ambience/ambience.ts';
import { beatsOf } from '../../src-shared/audio/beats.ts';
import { composeBed } from '../../src-shared/audio/compose.ts';
import { interleaved } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import type { MadeSource, SoundThreadSetup } from './make-sound.ts';
import { readRaw } from './raw-sound.ts';

const setup = workerData as SoundThreadSetup;

async function make(source: MadeSource, soundfont: string): Promise<Stereo> {
  if (source.kind === 'ambience') return ambience(source.ambience);
  // Loading the player takes longer than making an ambience of some seconds.
  const { loadSoundfont, renderScore } = await import('./render-score.ts');
  return renderScore(composeBed(source.bed), await loadSoundfont(soundfont));
}

if (setup.task === 'make') {
  const samples = new Uint8Array(interleaved(await make(setup.source, setup.soundfont)).buffer);
  parentPort?.postMessage(samples, [samples.buffer]);
} else {
  parentPort?.postMessage(beatsOf(await readRaw(setup.raw, 0, setup.raw.samples)), []);
}
