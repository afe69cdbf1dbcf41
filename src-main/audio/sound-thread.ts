// Makes one bed of music or one ambience, in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { ambience } from '../../src-shared/audio/ambience/ambience.ts';
import { composeBed } from '../../src-shared/audio/compose.ts';
import { interleaved } from '../../src-shared/audio/pcm.ts';
import type { Stereo } from '../../src-shared/audio/pcm.ts';
import type { SoundThreadSetup } from './make-sound.ts';
import { loadSoundfont, renderScore } from './render-score.ts';

const { source, soundfont } = workerData as SoundThreadSetup;

async function make(): Promise<Stereo> {
  if (source.kind === 'ambience') return ambience(source.ambience);
  return renderScore(composeBed(source.bed), await loadSoundfont(soundfont));
}

const samples = new Uint8Array(interleaved(await make()).buffer);
parentPort?.postMessage(samples, [samples.buffer]);
