// npm run bench -- film [--size WxH] [--shots N] [--parts share,render,memory,spinning,stills,stop]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readSize } from '../../src-main/hosts/cli/options.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import type { FilmRun, FilmSize } from './film/film-run.ts';
import { filmRun, stillsRun } from './film/film-run.ts';
import { peakMemoryOfFilm } from './film/memory.ts';
import { plainEncode } from './film/plain-encode.ts';
import { writeScript } from './film/script.ts';
import { stopDuringClips } from './film/stop.ts';

const PARTS = ['share', 'render', 'memory', 'spinning', 'stills', 'stop'] as const;
type Part = (typeof PARTS)[number];

const SPINNING = 'SHOTLOOM_SPINNING';

interface Settings {
  readonly size: FilmSize;
  /** At most so many shots for every part; all of the film, and what each part asks for, unless given. */
  readonly shots: number;
  readonly parts: ReadonlySet<Part>;
  readonly log: BenchOptions['log'];
  /** A folder for the libraries and films of this run. */
  readonly folder: string;
}

/**
 * What of a film's time is ours: everything outside ONNX Runtime and ffmpeg, as a share of the wall clock (`ratio`), and
 * what else a film costs. On the English sample, in libraries of its own.
 */
export async function run({ args, log }: BenchOptions): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'shotloom-bench-'));
  try {
    const settings: Settings = { ...readArguments(args), log, folder };
    const film = await wholeFilm(settings);
    const { parts } = settings;
    const rows = [
      ...shareRows(film),
      ...(parts.has('render') ? await renderRows(settings, film) : []),
      ...(parts.has('memory') ? await memoryRows(settings) : []),
      ...(parts.has('spinning') ? await spinningRows(settings) : []),
      ...(parts.has('stills') ? await stillsRows(settings) : []),
      ...(parts.has('stop') ? await stopRows(settings) : []),
    ];
    return { name: 'film', our_ms: film.ours, baseline_ms: film.wall, ratio: film.ours / film.wall, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readArguments(args: readonly string[]): Pick<Settings, 'size' | 'shots' | 'parts'> {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: 'string' }, shots: { type: 'string' }, parts: { type: 'string' } },
  });
  const shots = values.shots === undefined ? Infinity : Number(values.shots);
  if (!(shots >= 1)) throw new Error(`--shots ${values.shots} is no number of shots.`);
  const wanted = values.parts?.split(',') ?? PARTS;
  const parts = new Set(PARTS.filter((part) => wanted.includes(part)));
  if (parts.size !== wanted.length) throw new Error(`--parts takes some of ${PARTS.join(',')}, not ${values.parts}.`);
  return { size: readSize(values.size ?? '512x288'), shots, parts };
}

async function wholeFilm({ size, shots, log, folder }: Settings): Promise<FilmRun> {
  log(`A film at ${size.width}x${size.height} ...`);
  const script = await writeScript(folder, 'film', shots === Infinity ? null : shots);
  return await filmRun({ script, size, library: join(folder, 'film'), output: join(folder, 'film.mp4') });
}

function shareRows(film: FilmRun): BenchRow[] {
  const { wall, ours, stages, model, clipEncoder, renderEncoder, duration } = film;
  return [
    { measure: 'whole film', value: wall, unit: 'ms', baseline: duration },
    { measure: 'whole film ÷ its running time', value: wall / duration, unit: 'ratio' },
    { measure: 'ours ÷ whole film', value: ours / wall, unit: 'ratio' },
    { measure: 'inside ONNX Runtime', value: model, unit: 'ms' },
    { measure: 'waiting for ffmpeg, clips', value: clipEncoder, unit: 'ms' },
    { measure: 'waiting for ffmpeg, render', value: renderEncoder, unit: 'ms' },
    ...Object.entries(stages).map(([stage, ms]) => ({ measure: `stage: ${stage}`, value: ms, unit: 'ms' })),
    ...Object.entries(film.oursByStage).map(([stage, ms]) => ({ measure: `ours in: ${stage}`, value: ms, unit: 'ms' })),
  ];
}

async function renderRows({ log, folder }: Settings, film: FilmRun): Promise<BenchRow[]> {
  log('The same frames in one plain encode ...');
  const plain = await plainEncode(join(folder, 'film'), join(folder, 'plain.mp4'));
  return [
    { measure: 'render', value: film.stages.render, unit: 'ms', baseline: plain },
    { measure: 'render ÷ plain encode', value: film.stages.render / plain, unit: 'ratio' },
  ];
}

async function memoryRows({ size, shots, log, folder }: Settings): Promise<BenchRow[]> {
  const few = Math.min(10, shots);
  const many = Math.min(30, 3 * shots);
  const rows: BenchRow[] = [];
  for (const count of [few, many]) {
    log(`Memory of a film of ${count} shots ...`);
    const name = `memory-${count}`;
    const script = await writeScript(folder, name, count);
    const peaks = await peakMemoryOfFilm({
      script,
      size,
      library: join(folder, name),
      output: join(folder, `${name}.mp4`),
    });
    for (const [program, peak] of peaks)
      rows.push({ measure: `peak of ${program}, ${count} shots`, value: peak, unit: 'MiB' });
  }
  return rows;
}

/** Both ways twice, in the order a b b a: a machine that grows slower or faster meanwhile favours neither. */
async function spinningRows({ size, shots, log, folder }: Settings): Promise<BenchRow[]> {
  const script = await writeScript(folder, 'spinning', Math.min(6, shots));
  const before = process.env[SPINNING];
  const times: Record<string, number> = { '0': 0, '1': 0 };
  for (const [index, spinning] of ['0', '1', '1', '0'].entries()) {
    log(`Clips with allow_spinning=${spinning} ...`);
    process.env[SPINNING] = spinning;
    const library = join(folder, `spinning-${index}`);
    const { stages } = await filmRun({ script, size, library, output: join(folder, `spinning-${index}.mp4`) });
    times[spinning] = (times[spinning] ?? 0) + stages.clips / 2;
  }
  if (before === undefined) delete process.env[SPINNING];
  else process.env[SPINNING] = before;
  const [off = 0, on = 0] = [times['0'], times['1']];
  return [
    { measure: 'clips with allow_spinning=0', value: off, unit: 'ms', baseline: on },
    { measure: 'clips with allow_spinning=0 ÷ =1', value: off / on, unit: 'ratio' },
  ];
}

/** Each time in a library of its own, so that every one is stopped at the same place. */
async function stopRows({ shots, log, folder }: Settings): Promise<BenchRow[]> {
  const size = { width: 512, height: 288 };
  const script = await writeScript(folder, 'stop', Math.max(2, Math.min(6, shots)));
  const times: number[] = [];
  for (let time = 1; time <= 3; time += 1) {
    log(`Ctrl-C during clips at 512x288, ${time} of 3 ...`);
    const library = join(folder, `stop-${time}`);
    times.push(await stopDuringClips({ script, size, library, output: join(folder, `stop-${time}.mp4`) }));
  }
  return [{ measure: 'Ctrl-C during clips at 512x288, worst of 3', value: Math.max(...times), unit: 'ms' }];
}

async function stillsRows({ shots, log, folder }: Settings): Promise<BenchRow[]> {
  const count = Math.min(60, 6 * shots);
  log(`${count} stills at 1280x720 ...`);
  const script = await writeScript(folder, 'stills', count);
  const { made, ms } = await stillsRun(script, { width: 1280, height: 720 }, join(folder, 'stills'));
  return [{ measure: `${made} stills at 1280x720`, value: ms / 1000, unit: 's' }];
}
