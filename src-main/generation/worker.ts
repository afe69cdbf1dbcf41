/**
 * The child process that holds the model. `session.run` blocks its thread and a native crash takes its process along, so
 * neither may happen where the library is open. It ends when its parent does.
 */
import { readFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { parentProcess } from '../processes/parent-process.ts';
import type { Pipeline } from './pipelines/pipeline.ts';
import type { Fingerprint } from '../../src-shared/library/records.ts';
import type { BuiltinSetup, FromWorker, PackSetup, ScoreTask, ToWorker, WorkerSetup } from './worker-protocol.ts';
import { openBuiltinPipeline } from './worker/builtin-pipeline.ts';
import { formingTo } from './worker/forming.ts';
import type { TakeWatch } from './worker/make-take.ts';
import { makeTake } from './worker/make-take.ts';
import { openPackPipeline } from './worker/pack-pipeline.ts';
import { packRuntime } from './worker/pack-runtime.ts';
import { cpuRuntime } from './worker/runtime.ts';
import { say } from '../../src-shared/contract/sentences.ts';

interface Loaded {
  readonly pipeline: Pipeline;
  readonly fingerprint: () => Fingerprint;
  /** Milliseconds that its model took so far. */
  readonly modelTime: () => number;
  readonly ffmpeg: string;
}

/** Of the progress of a take whose model takes steps, so much is the steps'; the rest is showing and encoding its frames. */
const STEPS_SHARE = 0.9;
/** Progress in which steps and frames are told alike. */
const WHOLE = 1000;

const cancelled = new Set<number>();
let loaded: Promise<Loaded> | undefined;
let last: Promise<void> = Promise.resolve();
/** Milliseconds of loading that no take has told of yet: the first one does. */
let untoldLoading = 0;

const parent = parentProcess();
parent.onMessage((message) => receive(message as ToWorker));

function receive(message: ToWorker): void {
  switch (message.type) {
    case 'setup':
      loaded = load(message.setup);
      loaded
        .then(({ pipeline }) => {
          send({ type: 'ready', provider: pipeline.provider });
          // Node does it at the end, which comes to this process by a kill.
          flushCompileCache();
        })
        .catch((error: unknown) => fail(null, error));
      return;
    case 'task':
      last = last.then(() => work(message.id, message));
      return;
    case 'score':
      last = last.then(() => score(message.id, message.task));
      return;
    case 'look':
      last = last.then(() => look(message.id, message.picture));
      return;
    case 'cancel':
      cancelled.add(message.id);
  }
}

async function load(setup: WorkerSetup): Promise<Loaded> {
  const before = performance.now();
  const loaded = 'manifest' in setup ? await loadBuiltin(setup) : await loadPack(setup);
  untoldLoading = performance.now() - before;
  return loaded;
}

async function loadBuiltin({ directory, manifest, ffmpeg }: BuiltinSetup): Promise<Loaded> {
  const runtime = cpuRuntime();
  const pipeline = await openBuiltinPipeline(runtime, directory, manifest);
  return { pipeline, fingerprint: () => runtime.fingerprint, modelTime: () => runtime.modelTime(), ffmpeg };
}

async function loadPack({ avoid, ...pack }: PackSetup): Promise<Loaded> {
  const runtime = packRuntime(avoid, (used) => send({ type: 'trying', ...used }));
  const pipeline = await openPackPipeline(runtime, pack);
  return { pipeline, fingerprint: runtime.fingerprint, modelTime: runtime.modelTime, ffmpeg: pack.ffmpeg };
}

async function work(id: number, { task, looks }: Extract<ToWorker, { readonly type: 'task' }>): Promise<void> {
  try {
    if (!loaded) throw new Error('A task came before the set-up.');
    const { pipeline, fingerprint, modelTime, ffmpeg } = await loaded;
    const before = modelTime();
    const result = await makeTake(pipeline, ffmpeg, task, watchOf(id, pipeline, looks));
    const timings = {
      ...result.timings,
      model: Math.round(modelTime() - before),
      ...(untoldLoading > 0 ? { load: Math.round(untoldLoading) } : {}),
    };
    untoldLoading = 0;
    send({ type: 'done', id, result: { ...result, timings, fingerprint: fingerprint() } });
  } catch (error) {
    fail(id, error);
  } finally {
    cancelled.delete(id);
  }
}

/** Tells how far a take is (by its frames, or where its model takes steps, by those and then by its frames) and what it looks like so far. */
function watchOf(id: number, pipeline: Pick<Pipeline, 'provider'>, looks: boolean): TakeWatch {
  let stepped = 0;
  const show = looks ? formingTo((png) => send({ type: 'forming', id, png })) : () => undefined;
  const tell = (frames: number, total: number): void =>
    send({ type: 'progress', id, frames, total, provider: pipeline.provider });
  return {
    isCancelled: () => cancelled.has(id),
    looks,
    onStep: (done, total, form) => {
      stepped = STEPS_SHARE;
      show(form);
      tell(Math.round((WHOLE * STEPS_SHARE * done) / total), WHOLE);
    },
    onFrames: (frames, total, form) => {
      show(form);
      if (stepped === 0) return tell(frames, total);
      const share = stepped + (1 - stepped) * (frames / total);
      tell(Math.round(WHOLE * share), WHOLE);
    },
  };
}

async function score(id: number, { request, painted }: ScoreTask): Promise<void> {
  try {
    if (!loaded) throw new Error('A task came before the set-up.');
    const { pipeline } = await loaded;
    send({ type: 'scored', id, score: await pipeline.restore(await readFile(painted)).score(request) });
  } catch (error) {
    fail(id, error);
  }
}

async function look(id: number, picture: Uint8Array): Promise<void> {
  try {
    if (!loaded) throw new Error('A picture came before the set-up.');
    const { pipeline } = await loaded;
    send({ type: 'seen', id, sight: await pipeline.look(picture) });
  } catch (error) {
    fail(id, error);
  }
}

/** What Node and ffmpeg say where a file has no room. */
const DISK_FULL = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/iu;

function fail(id: number | null, error: unknown): void {
  const known = error instanceof ShotloomError;
  const told = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.test(told)) {
    const full = say`The disk is full; free some space and try again.`;
    send({ type: 'failed', id, code: 'library_unwritable', said: full });
    return;
  }
  const said = known
    ? error.said
    : say`The model failed while making a shot (${told.split('\n')[0] ?? ''}); try again.`;
  send({ type: 'failed', id, code: known ? error.code : 'model_failed', said });
}

function send(message: FromWorker): void {
  parent.send(message);
}
