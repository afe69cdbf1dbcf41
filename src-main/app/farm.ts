import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { Job, TakeKind } from '../../src-shared/library/records.ts';
import { startCoordinator } from '../generation/farm/coordinator.ts';
import { runFarmWorker } from '../generation/farm/farm-worker.ts';
import type { FarmWorkerEvent } from '../generation/farm/make-shot.ts';
import type { FarmModel, FarmTimes } from '../generation/farm/messages.ts';
import { checkedSecret, readSecret, secretFile } from '../generation/farm/secret.ts';
import { patiently } from '../library/write.ts';
import { filmModels } from './film-models.ts';
import { filmsOf } from './jobs.ts';
import { refuseOthers } from './run-jobs.ts';
import type { Services } from './services.ts';

/** How often it is looked whether all is made, in milliseconds. */
const WATCH_MS = 250;

export interface FarmSettings {
  /** redis:// or rediss:// */
  readonly redis: string;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Until what of this project and kind is queued was made; else whatever is queued, until it is stopped. */
  readonly of?: { readonly project: string; readonly kind: TakeKind };
  readonly times?: FarmTimes;
}

/** What a farm does, for people. */
export type FarmEvent =
  | { readonly type: 'listens'; readonly port: number; readonly secret: string }
  | { readonly type: 'workers'; readonly names: readonly string[] }
  | ({ readonly type: 'made'; readonly worker: string | null } & FarmShotName)
  | ({ readonly type: 'failed'; readonly reason: string } & FarmShotName)
  /** No worker that is there has the models of so many shots, which wait for one. */
  | { readonly type: 'blocked'; readonly shots: number; readonly said: Sentence }
  | { readonly type: 'trouble'; readonly error: unknown };

/** A shot as people call it. */
interface FarmShotName {
  readonly title: string | null;
  readonly kind: TakeKind;
  readonly shot: number | null;
}

/** What was made in the end. */
export interface FarmSummary {
  readonly made: number;
  readonly failed: number;
}

/**
 * Has what is queued made by workers on other machines, as `shotloom farm` does.
 * @throws ShotloomError cancelled when the signal ended it before all was made; farm_unavailable, bad_option
 */
export async function runFarm(
  services: Services,
  settings: FarmSettings,
  signal: AbortSignal,
  tell: (event: FarmEvent) => void,
): Promise<FarmSummary> {
  const library = services.library();
  let models = await modelsHere(services);
  const { of, redis, host, port, times } = settings;
  const coordinator = await startCoordinator({
    ...{ library, redis, host, port, models: () => models },
    ...(times ? { times } : {}),
  });
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const summary = { made: 0, failed: 0 };
  const nameOf = ({ project_id, shot_id, kind }: Job): FarmShotName => {
    const { title, numbers } = filmsOf(library)(project_id);
    return { title, kind, shot: numbers.get(shot_id) ?? null };
  };
  tell({ type: 'listens', port: coordinator.port, secret: secretFile(library.directory) });
  const running = coordinator.run({
    ...(of ? { project_id: of.project, kind: of.kind } : {}),
    signal: both,
    onTrouble: (error) => tell({ type: 'trouble', error }),
    onBlocked: (said, shots) => tell({ type: 'blocked', shots, said }),
    onEvent: (event) => {
      if (event.type === 'finished') {
        summary.made += 1;
        tell({ type: 'made', worker: coordinator.makerOf(event.job.request_digest), ...nameOf(event.job) });
      }
      if (event.type === 'failed') {
        summary.failed += 1;
        tell({ type: 'failed', reason: event.reason, ...nameOf(event.job) });
      }
    },
  });
  // Told below; until then its failure only ends the watch.
  running.catch(() => stop.abort());
  try {
    let seen = '';
    let refusedAt = '';
    while (!both.aborted) {
      models = await modelsHere(services);
      const here = models.map(({ sha256 }) => sha256);
      const now = `${library.version()} ${here.join(' ')}`;
      if (now !== refusedAt) summary.failed += await patiently(() => refuseOthers(library, of?.project, here));
      refusedAt = now;
      const names = coordinator.workers().toSorted();
      if (names.join(' ') !== seen) tell({ type: 'workers', names });
      seen = names.join(' ');
      // What is paused is waited for, as "generate" does.
      if (of && library.jobs.openJobs(of.project).every(({ kind }) => kind !== of.kind)) return summary;
      await sleep(WATCH_MS, undefined, { signal: both }).catch(() => undefined);
    }
    if (of) throw new ShotloomError('cancelled', say`The generation was stopped.`);
    return summary;
  } finally {
    stop.abort();
    try {
      await running;
    } finally {
      await coordinator.close();
    }
  }
}

export interface FarmWorkerOptions {
  readonly redis: string;
  readonly coordinator: string;
  readonly name: string;
  /** The secret itself, or the file that has it. */
  readonly secret: { readonly text: string } | { readonly file: string };
  readonly times?: FarmTimes;
}

/**
 * Makes shots for a farm until it is stopped, as `shotloom worker` does. The library is not opened: its folder only has room for what
 * is being made.
 * @throws ShotloomError farm_unavailable, bad_option, model_missing, ffmpeg_missing
 */
export async function runWorkerOfFarm(
  services: Services,
  { redis, coordinator, name, secret, times }: FarmWorkerOptions,
  signal: AbortSignal,
  onEvent: (event: FarmWorkerEvent) => void,
): Promise<void> {
  const worker = await services.worker();
  await runFarmWorker({
    ...{ redis, coordinator, name, signal, onEvent },
    secret: 'file' in secret ? readSecret(secret.file) : checkedSecret(secret.text),
    scratch: join(services.libraryDirectory, 'worker'),
    models: async () => [...(await modelsHere(services)), ...(await helpersHere(services))],
    maker: worker,
    ...(times ? { times } : {}),
  });
}

/** The installed models that help others. */
async function helpersHere(services: Services): Promise<FarmModel[]> {
  const { helpers } = await filmModels(services);
  return [...helpers.values()].map(({ name, sha256 }) => ({ name, sha256, engine_revision: 0 }));
}

/** The model that ships, and those that are installed and can be used. */
async function modelsHere(services: Services): Promise<FarmModel[]> {
  const { builtin, packs } = await filmModels(services);
  const usable = [...packs.values()].flatMap((pack) => ('fault' in pack ? [] : [pack]));
  return [builtin, ...usable].map(({ name, sha256, engine_revision }) => ({ name, sha256, engine_revision }));
}
