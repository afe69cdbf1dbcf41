// npm run bench -- model [--skia FOLDER]
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { WORKER_MEMORY } from '../../src-main/generation/worker-client.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import type { Measurement } from './model/measure.ts';

const start = promisify(execFile);
const LARGE = { width: 1280, height: 720 };
const SMALL = { width: 512, height: 288 };
/** The most that 4 s at 24 frames a second may take at 1280x720, in milliseconds. */
const LIMIT_MS = 6000;

interface Case {
  readonly name: string;
  readonly prompt: string;
  readonly size: { readonly width: number; readonly height: number };
}

const MOVING = 'medium shot. camera pans right. day, street. A woman in red walks with a boy in blue.';
const CASES: readonly [Case, ...Case[]] = [
  { name: 'moving camera', prompt: MOVING, size: LARGE },
  { name: 'static camera', prompt: 'wide shot. static shot. day, park. A woman in red walks.', size: LARGE },
  { name: 'close-up', prompt: 'close up. static shot. night, kitchen. An old man talks.', size: LARGE },
  { name: 'moving camera', prompt: MOVING, size: SMALL },
];

/** What play.mjs prints of a shot: our graphs and Skia on the same layers. */
const Played = z.array(
  z.object({
    shot: z.string(),
    milliseconds: z.object({ total: z.number() }),
    skia_milliseconds: z.number(),
  }),
);

/**
 * 4 s at 24 frames a second by the built-in model, from painted layers to the bytes that ffmpeg's pipe takes; the worst
 * large case is ours, the limit is the baseline. With --skia FOLDER also Skia (@napi-rs/canvas, installed in FOLDER) on
 * one thread, drawing the layers of the shots that training/shotloom_model2/bench/shots.py wrote there.
 */
export async function run({ args, log }: BenchOptions): Promise<BenchResult> {
  const { values } = parseArgs({ args: [...args], options: { skia: { type: 'string' } } });
  const rows: BenchRow[] = [];
  let our_ms = 0;
  for (const { name, prompt, size } of CASES) {
    const at = `${name} at ${size.width}x${size.height}`;
    log(`${at} ...`);
    const { load, paint, frames, processor, peak } = await measured({ ...requestOf(prompt), ...size });
    if (size === LARGE) our_ms = Math.max(our_ms, frames);
    rows.push(
      { measure: at, value: frames, unit: 'ms', baseline: size === LARGE ? LIMIT_MS : 1500 },
      { measure: `${at}: processor`, value: processor, unit: 'ms' },
      { measure: `${at}: painting`, value: paint, unit: 'ms' },
      { measure: `${at}: loading`, value: load, unit: 'ms' },
      { measure: `${at}: peak memory`, value: peak, unit: 'MiB', baseline: 1024 },
    );
  }
  if (values.skia !== undefined) {
    log('Skia on drawn layers ...');
    rows.push(...(await besideSkia(values.skia)));
  }
  return { name: 'model', our_ms, baseline_ms: LIMIT_MS, ratio: our_ms / LIMIT_MS, rows };
}

async function measured(request: GenerationRequest): Promise<Measurement> {
  const script = fileURLToPath(new URL('model/measure.ts', import.meta.url));
  const { stdout } = await start(process.execPath, ['--expose-gc', script, JSON.stringify(request)], {
    env: { ...process.env, ...WORKER_MEMORY },
  });
  return JSON.parse(stdout) as Measurement;
}

async function besideSkia(folder: string): Promise<BenchRow[]> {
  const play = fileURLToPath(new URL('../../training/shotloom_model2/bench/play.mjs', import.meta.url));
  const { stdout } = await start(process.execPath, [play, folder, '--skia', folder, '--json'], { maxBuffer: 1 << 24 });
  return Played.parse(JSON.parse(stdout)).map(({ shot, milliseconds, skia_milliseconds }) => ({
    measure: `drawn layers of "${shot}" at 1280x720, beside Skia`,
    value: milliseconds.total,
    unit: 'ms',
    baseline: skia_milliseconds,
  }));
}

function requestOf(prompt: string): GenerationRequest {
  return {
    kind: 'clip',
    engine_revision: 2,
    model: { name: 'Shotloom built-in', sha256: '' },
    prompt,
    negative: '',
    language: 'en',
    seed: 1,
    shot_key: prompt,
    place_key: '',
    identity_keys: [],
    style: '',
    steps: 1,
    ...LARGE,
    rate: { numerator: 24, denominator: 1 },
    frames: 96,
    handle_frames: 0,
  };
}
