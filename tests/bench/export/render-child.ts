// Exports the film of a plan in a process of its own: node render-child.ts FILE
import { readFile } from 'node:fs/promises';
import type { RenderPlan } from '../../../src-shared/render/plan.ts';
import { filmFrames } from '../../../src-shared/render/encode.ts';
import { clipAt, fileSource, planOf } from '../../support/audio/mixes.ts';
import { speechLike, storeSound } from '../../support/audio/sounds.ts';
import { MediaBench } from '../../support/media/media.ts';
import { exportFilm } from './ours.ts';

const { plan, clip } = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as { plan: RenderPlan; clip: string };
const bench = await MediaBench.open();
try {
  await bench.keep(clip);
  const seconds = filmFrames(plan) / plan.rate.numerator;
  const voice = fileSource(await storeSound(bench, speechLike(2, -8, 'line')));
  const mix = planOf(seconds, { speech: [clipAt(voice, 0, 2), clipAt(voice, seconds / 2, 2)] });
  await exportFilm(bench, { plan, mix }, 'cache', bench.path('film.mp4'));
} finally {
  await bench.close();
}
