import type { MixPlan, SoundSource } from '../../../src-shared/audio/mix-plan.ts';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import { fileSource } from '../../support/audio/mixes.ts';
import { speechLike, storeSound } from '../../support/audio/sounds.ts';
import type { MediaBench } from '../../support/media/media.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { spokenFilmMix } from '../spoken-film.ts';
import { losslessClip } from './lossless-clip.ts';
import { exportFilm } from './ours.ts';
import { median, processorTimeOf } from './processor-time.ts';
import type { ProcessorTime } from './processor-time.ts';
import { bedTime, mixingFloor } from './sound-floor.ts';

const FORMAT = { width: 1280, height: 720, rate: { numerator: 24, denominator: 1 } };
const SHOTS = 100;
const SHOT_FRAMES = 72;
const SHOT_SECONDS = SHOT_FRAMES / 24;
const CHANGED = 50;

/** What is changed of one shot. */
interface Change {
  /** Its pictures begin so many frames later. */
  readonly picture?: number;
  /** It is said so many seconds later. */
  readonly line?: number;
}

/** A film of a hundred shots of takes with captions, lines, a bed and ambiences, exported first and after one of them was changed. */
export async function editRows(bench: MediaBench, runs: number, log: BenchOptions['log']): Promise<BenchRow[]> {
  const clip = await losslessClip(bench, FORMAT, SHOTS + SHOT_FRAMES + 1);
  const voice = fileSource(await storeSound(bench, speechLike(2, -8, 'line')));
  const film = (change: Change = {}) => ({ plan: planOf(clip, change), mix: mixOf(voice, change) });
  const times: Record<'first' | 'picture' | 'both' | 'nothing', ProcessorTime[]> = {
    first: [],
    picture: [],
    both: [],
    nothing: [],
  };
  const pictures: number[] = [];
  const beds: number[] = [];
  const floors: number[] = [];
  for (let turn = 0; turn < runs; turn += 1) {
    const [cache, output] = [`edit-${turn}`, bench.path('edited.mp4')];
    const time = (change: Change = {}) => processorTimeOf(() => exportFilm(bench, film(change), cache, output));
    times.first.push(
      await processorTimeOf(async () => pictures.push((await exportFilm(bench, film(), cache, output)).own)),
    );
    beds.push(await bedTime(film().mix));
    floors.push(mixingFloor(film().mix));
    times.picture.push(await time({ picture: 1 }));
    times.both.push(await time({ picture: 1, line: 0.2 }));
    times.nothing.push(await time({ picture: 1, line: 0.2 }));
    log(
      `Turn ${turn + 1} of ${runs}: ${Object.entries(times)
        .map(([name, [...all]]) => `${name} ${Math.round(all.at(-1)?.own ?? 0)} + ${all.at(-1)?.children} ms`)
        .join(', ')}`,
    );
  }
  const all = (of: readonly ProcessorTime[]): number => median(of.map(({ own, children }) => own + children));
  const first = all(times.first);
  const shareOfFirst = (own: readonly number[]): number =>
    median(times.first.map(({ children }, turn) => (own[turn] ?? NaN) / children));
  const mixing = times.first.map(({ own }, turn) => own - (pictures[turn] ?? NaN) - (beds[turn] ?? NaN));
  return [
    {
      measure: `${SHOTS} shots after the picture of one was changed`,
      value: all(times.picture),
      unit: 'ms of processor time',
      baseline: first,
    },
    { measure: 'after its line was moved too', value: all(times.both), unit: 'ms of processor time', baseline: first },
    { measure: 'after nothing was changed', value: all(times.nothing), unit: 'ms of processor time', baseline: first },
    { measure: 'picture changed ÷ first', value: all(times.picture) / first, unit: 'ratio' },
    { measure: 'picture and line changed ÷ first', value: all(times.both) / first, unit: 'ratio' },
    {
      measure: 'our process ÷ ffmpeg in the first',
      value: shareOfFirst(times.first.map(({ own }) => own)),
      unit: 'ratio',
    },
    { measure: 'of it pictures', value: shareOfFirst(pictures), unit: 'ratio' },
    { measure: 'of it the bed, played by spessasynth_core', value: shareOfFirst(beds), unit: 'ratio' },
    {
      measure: 'of it ambiences and the mix, and the floor of mixing',
      value: shareOfFirst(mixing),
      unit: 'ratio',
      baseline: shareOfFirst(floors),
    },
  ];
}

function planOf(clip: string, { picture = 0 }: Change): RenderPlan {
  const segments = Array.from({ length: SHOTS }, (_, shot): PlanSegment => {
    const first = shot === CHANGED ? shot + picture : shot;
    const caption = { text: `This is what is said in shot ${shot + 1}.`, from: 6, to: 54 };
    return stretch(plainPicture({ kind: 'clip', sha256: clip }, SHOT_FRAMES, first), shot % 2 === 0 ? [caption] : []);
  });
  return { ...FORMAT, segments, title: 'Edit' };
}

function mixOf(voice: SoundSource, { line = 0 }: Change): MixPlan {
  const lineAt = (shot: number): number => 0.3 + (shot === CHANGED ? line : 0);
  return spokenFilmMix(voice, { shots: SHOTS, shotSeconds: SHOT_SECONDS, lineSeconds: 2, lineAt });
}
