// npm run bench -- model
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { WORKER_MEMORY } from '../../src-main/generation/worker-client.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import type { Measurement } from './model/measure.ts';
import type { SkiaMeasurement } from './model/skia.ts';

const start = promisify(execFile);
const LARGE = { width: 1280, height: 720 };
const SMALL = { width: 512, height: 288 };
/** The most that 4 s at 24 frames a second may take at 1280x720, in milliseconds. */
const LIMIT_MS = 6000;
/** A thousand million bytes. */
const LIMIT_MIB = 1e9 / 2 ** 20;

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

/**
 * 4 s at 24 frames a second by the built-in model, from painted layers to the bytes that ffmpeg's pipe takes; the worst
 * large case is ours, the limit is the baseline. Beside each, Skia (@napi-rs/canvas, a development dependency) on one thread
 * drawing the same painted layers: without painting them, without rain and without turning its pixels into yuv420p.
 */
export async function run({ log }: BenchOptions): Promise<BenchResult> {
  const rows: BenchRow[] = [];
  let our_ms = 0;
  for (const { name, prompt, size } of CASES) {
    const at = `${name} at ${size.width}x${size.height}`;
    log(`${at} ...`);
    const { load, paint, frames, processor, peak } = await measured<Measurement>('measure', {
      ...requestOf(prompt),
      ...size,
    });
    const skia = await measured<SkiaMeasurement>('skia', { ...requestOf(prompt), ...size });
    if (size === LARGE) our_ms = Math.max(our_ms, frames);
    rows.push(
      { measure: at, value: frames, unit: 'ms', baseline: size === LARGE ? LIMIT_MS : 1500 },
      skia.milliseconds === null
        ? { measure: `${at}: Skia is not installed (@napi-rs/canvas)`, value: 0, unit: 'ms' }
        : { measure: `${at}, beside Skia on one thread`, value: frames, unit: 'ms', baseline: skia.milliseconds },
      { measure: `${at}: processor`, value: processor, unit: 'ms' },
      { measure: `${at}: painting`, value: paint, unit: 'ms' },
      { measure: `${at}: loading`, value: load, unit: 'ms' },
      { measure: `${at}: peak memory`, value: peak, unit: 'MiB', baseline: LIMIT_MIB },
    );
  }
  return { name: 'model', our_ms, baseline_ms: LIMIT_MS, ratio: our_ms / LIMIT_MS, rows };
}

/** What a script of model/ prints of a request, alone in its process. */
async function measured<Printed>(script: string, request: GenerationRequest): Promise<Printed> {
  const path = fileURLToPath(new URL(`model/${script}.ts`, import.meta.url));
  const { stdout } = await start(process.execPath, ['--expose-gc', path, JSON.stringify(request)], {
    env: { ...process.env, ...WORKER_MEMORY },
  });
  return JSON.parse(stdout) as Printed;
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
