import { performance } from 'node:perf_hooks';
import { mixFilm } from '../../src-main/audio/mix-film.ts';
import type { MixFormat } from '../../src-main/audio/mix-film.ts';
import { runFfmpeg } from '../../src-main/media/ffmpeg.ts';
import type { MixPlan } from '../../src-shared/audio/mix-plan.ts';
import { ebur128 } from '../support/audio/ebur128.ts';
import { fileSource, soundTools, twentyMixes } from '../support/audio/mixes.ts';
import { speechLike, storeSound } from '../support/audio/sounds.ts';
import { MediaBench } from '../support/media/media.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import { spokenFilmMix } from './spoken-film.ts';

const TARGETS = [-14, -16, -23] as const;
const AAC = { codec: 'aac', bitrate: 192_000 } as const;
const SECONDS = 10;
const SHOTS = 100;
const SHOT_SECONDS = 4;

/**
 * How far from their loudness and over the highest peak twenty mixes are, ours and by ffmpeg's loudnorm in two passes, both after
 * AAC and as ffmpeg's meter says; and a film of a hundred shots, mixed first and after one of its lines was moved.
 */
export async function run({ log }: BenchOptions): Promise<BenchResult> {
  const bench = await MediaBench.open();
  try {
    const rows = await loudnessRows(bench, log);
    const { first, edited, unchanged } = await editTimes(bench);
    rows.push(
      { measure: `${SHOTS} shots of ${SHOT_SECONDS} s, first`, value: first, unit: 'ms of wall time' },
      { measure: 'after one line was moved', value: edited, unit: 'ms of wall time', baseline: first },
      { measure: 'after nothing was changed', value: unchanged, unit: 'ms of wall time', baseline: first },
    );
    return { name: 'sound', our_ms: edited, baseline_ms: first, ratio: edited / first, rows };
  } finally {
    await bench.close();
  }
}

async function loudnessRows(bench: MediaBench, log: (line: string) => void): Promise<BenchRow[]> {
  const [ours, theirs] = [new Worst(), new Worst()];
  let nth = 0;
  for (const [name, plan] of await twentyMixes(bench, SECONDS)) {
    const target = TARGETS[nth % TARGETS.length] ?? -14;
    const [mixed, plain, normed] = ['mixed.m4a', 'plain.wav', 'normed.m4a'].map((file) => bench.path(`${nth}-${file}`));
    if (mixed === undefined || plain === undefined || normed === undefined) throw new Error('no path');
    const { rounds } = await mixFilm(plan, { loudness: target, sound: AAC }, soundTools(bench), mixed);
    await mixFilm(plan, { loudness: -23, sound: { codec: 'pcm' } }, soundTools(bench), plain);
    await loudnorm(bench, plain, normed, target);
    const [us, them] = [await ebur128(bench.ffmpeg, mixed), await ebur128(bench.ffmpeg, normed)];
    ours.add(us, target);
    theirs.add(them, target);
    log(
      `${name}: ${target} LUFS; ours ${us.loudness} LUFS, ${us.truePeak} dBTP, ${rounds} rounds; ` +
        `loudnorm ${them.loudness} LUFS, ${them.truePeak} dBTP`,
    );
    nth += 1;
  }
  return [
    { measure: 'worst miss of 20 mixes', value: ours.miss, unit: 'LU', baseline: theirs.miss },
    { measure: 'highest true peak', value: ours.peak, unit: 'dBTP', baseline: theirs.peak },
    { measure: 'mixes off by over 0.5 LU or over −1 dBTP', value: ours.wrong, unit: 'of 20', baseline: theirs.wrong },
  ];
}

class Worst {
  miss = 0;
  peak = -Infinity;
  wrong = 0;

  add({ loudness, truePeak }: { readonly loudness: number; readonly truePeak: number }, target: number): void {
    const miss = Math.abs(loudness - target);
    this.miss = Math.max(this.miss, miss);
    this.peak = Math.max(this.peak, truePeak);
    if (miss > 0.5 || truePeak > -1) this.wrong += 1;
  }
}

/** Two passes, as ffmpeg's documentation has them, then AAC. */
async function loudnorm(bench: MediaBench, input: string, output: string, target: number): Promise<void> {
  const asked = `loudnorm=I=${target}:TP=-1:LRA=11`;
  const inputs = [{ source: input, options: [] }];
  const first = ['-af', `${asked}:print_format=json`, '-f', 'null'];
  const { messages } = await runFfmpeg(bench.ffmpeg, { inputs, output: first }, '-', { loglevel: 'info' });
  const text = messages.join('\n');
  const found = JSON.parse(text.slice(text.lastIndexOf('{'), text.lastIndexOf('}') + 1)) as Record<string, string>;
  const measured = ['I', 'TP', 'LRA', 'thresh'].map((name) => {
    const value = found[`input_${name.toLowerCase()}`] ?? '0';
    return `measured_${name}=${Number.isFinite(Number(value)) ? value : '-70'}`;
  });
  const second = `${[asked, ...measured].join(':')}:offset=${found['target_offset'] ?? '0'}:linear=true,aformat=sample_rates=48000`;
  await runFfmpeg(
    bench.ffmpeg,
    { inputs, output: ['-af', second, '-c:a', 'aac', '-b:a', '192k', '-f', 'ipod'] },
    output,
  );
}

async function editTimes(bench: MediaBench): Promise<{ first: number; edited: number; unchanged: number }> {
  const voice = fileSource(await storeSound(bench, speechLike(3, -8, 'line')));
  const film = (late: number): MixPlan =>
    spokenFilmMix(voice, {
      ...{ shots: SHOTS, shotSeconds: SHOT_SECONDS, lineSeconds: 3 },
      lineAt: (shot) => (shot === 50 ? late : 0.5),
    });
  const format: MixFormat = { loudness: -14, sound: AAC };
  const time = async (plan: MixPlan): Promise<number> => {
    const before = performance.now();
    await mixFilm(plan, format, soundTools(bench), bench.path('film.m4a'));
    return performance.now() - before;
  };
  const first = await time(film(0.5));
  return { first, edited: await time(film(0.7)), unchanged: await time(film(0.7)) };
}
