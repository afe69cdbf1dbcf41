import { join } from 'node:path';
import type { Narrator } from '../audio/narrator.ts';
import type { SpeechProcess } from '../audio/speech-process.ts';
import type { Backup } from '../library/backups.ts';
import { defaultLibraryDirectory, openLibrary, restoreLibrary } from '../library/open.ts';
import type { Library } from '../library/open.ts';
import { readSettings } from '../library/settings-file.ts';
import type { PackTrial } from '../generation/pack-client.ts';
import { tryPack } from '../generation/pack-client.ts';
import type { PackReport, PackTask } from '../generation/pack-protocol.ts';
import type { TakeWorker } from '../generation/take-worker.ts';
import { Workers } from '../generation/workers.ts';
import { locateFfmpeg } from '../media/locate.ts';
import type { Ffmpeg } from '../media/locate.ts';
import { openNetPack } from '../models/net-pack.ts';
import { HUB } from '../models/store/hub.ts';
import { modelAsked, modelsDirectory } from '../models/installed.ts';
import { weightsBudget } from './budget-of-weights.ts';
import { openBuiltinPack } from '../models/builtin-pack.ts';
import type { BuiltinPack } from '../models/builtin-pack.ts';
import type { HelpingModel } from '../../src-shared/generation/request.ts';
import type { StartProcess } from '../processes/own-process.ts';
import { forkProcess } from '../processes/own-process.ts';
import type { BackgroundDownloads } from './background-downloads.ts';
import { BackgroundExports } from './background-exports.ts';
import { cacheFolder, cacheLimit } from './caches.ts';
import { noteCrash } from './crashed-providers.ts';
import { FileGrants } from './file-grants.ts';
import { FormingTakes } from './forming-takes.ts';
import { RunningRenders } from './running-renders.ts';
import { RunningSpeech } from './running-speech.ts';

/** How the services are set up; each host reads it from its own settings. */
export interface AppSettings {
  /** The library's folder; the user's own unless given. */
  readonly library?: string;
  /** Path of an ffmpeg. */
  readonly ffmpeg?: string;
  /** The process that holds the model, where several libraries share one: whoever gives it closes it. */
  readonly worker?: () => Promise<TakeWorker>;
  /** How programs of ours are started beside this one; as Node does unless given. */
  readonly startProcess?: StartProcess;
  /** Address of a hub of models; HF_ENDPOINT, else huggingface.co, unless given. */
  readonly hub?: string;
  /** A person's token for a hub of models, from the keychain of the system. */
  readonly hubToken?: () => Promise<string | null>;
}

/** What the procedures work with. Each service is opened when it is first asked for. */
export interface Services {
  readonly grants: FileGrants;
  /** The folder of the library, which may not exist yet. */
  readonly libraryDirectory: string;
  readonly library: () => Library;
  /** Puts a backup in the place of the library's database, which this process closes before. */
  readonly restoreLibrary: (backup: string) => Promise<Backup>;
  readonly ffmpeg: () => Promise<Ffmpeg>;
  readonly renders: RunningRenders;
  readonly speaking: RunningSpeech;
  readonly forming: FormingTakes;
  readonly pack: () => Promise<BuiltinPack>;
  /** Draws with a pack of somebody's in a process of its own. */
  readonly tryPack: (task: PackTask, trial: Omit<PackTrial, 'startProcess'>) => Promise<PackReport>;
  readonly worker: () => Promise<TakeWorker>;
  /** One more worker, which the caller closes. */
  readonly helper: () => Promise<TakeWorker>;
  readonly narrator: () => Promise<Narrator>;
  /** How programs of ours are started beside this one. */
  readonly startProcess: StartProcess;
  /** Address of the hub of models that is asked. */
  readonly hub: string;
  /** A person's token for a hub of models: the one that a page gave, of the environment (HF_TOKEN), of the keychain; null where there is none. */
  readonly hubToken: () => Promise<string | null>;
  /** The token that a page gave, for as long as this process lives. */
  readonly givenToken: { readonly keep: (token: string) => void; readonly isThere: () => boolean };
  /** What this process fetches from hubs. */
  readonly downloads: () => Promise<BackgroundDownloads>;
  readonly exports: BackgroundExports;
  readonly close: () => Promise<void>;
}

/** Builds the services of one process. */
export function makeServices(settings: AppSettings): Services {
  const libraryDirectory = settings.library ?? defaultLibraryDirectory();
  let library: Library | undefined;
  let backingUp: Promise<unknown> = Promise.resolve();
  let worker: Promise<TakeWorker> | undefined;
  let speech: Promise<SpeechProcess> | undefined;
  let narrator: Promise<Narrator> | undefined;
  let located: { readonly setting: string | null; readonly ffmpeg: Promise<Ffmpeg> } | undefined;
  /** Looked for again where a person has chosen another one. */
  const ffmpeg = async (): Promise<Ffmpeg> => {
    const setting = settings.ffmpeg ?? readSettings(libraryDirectory).ffmpeg;
    if (located?.setting !== setting) located = { setting, ffmpeg: locateFfmpeg(setting === null ? {} : { setting }) };
    return await located.ffmpeg;
  };
  const pack = once(() => openBuiltinPack());

  const open = (): Library => {
    const opened = openLibrary(libraryDirectory);
    // What is done once a day stops no work where it cannot be done; "doctor" tells how old the last one is.
    backingUp = opened
      .backUpDaily()
      .then((made) => made && opened.collectTrash(Date.now(), readSettings(libraryDirectory).trash_days))
      .catch(() => undefined);
    return opened;
  };
  const closeLibrary = async (): Promise<void> => {
    await backingUp;
    library?.close();
    library = undefined;
    narrator = undefined;
  };

  const startSpeech = async (): Promise<SpeechProcess> => {
    const { SpeechProcess } = await import('../audio/speech-process.ts');
    return new SpeechProcess(settings);
  };
  const openNarrator = async ({ directory, store }: Library): Promise<Narrator> => {
    // Most commands say nothing, and how Chinese is read takes a while to load.
    const [{ Narrator }, { systemVoices }, { trimSpeechCache }] = await Promise.all([
      import('../audio/narrator.ts'),
      import('../audio/system-voices.ts'),
      import('../audio/speech-cache.ts'),
    ]);
    const cache = { directory: cacheFolder(directory, 'speech'), temporaryFile: store.temporaryFile };
    await trimSpeechCache(cache, cacheLimit(directory, 'speech'));
    const process = await (speech ??= startSpeech());
    return new Narrator({ process, cache, packs: join(directory, 'voices'), system: systemVoices() });
  };
  const startWorker = async (): Promise<TakeWorker> => {
    const [{ directory, manifest, sha256 }, { path }] = [await pack(), await ffmpeg()];
    return new Workers({
      builtin: { directory, manifest, ffmpeg: path },
      sha256,
      startProcess: settings.startProcess,
      packOf: ({ model, draws }) => {
        const directoryOf = (asked: HelpingModel) => modelAsked(modelsDirectory(libraryDirectory), asked).directory;
        const helperOf = (asked: HelpingModel | undefined) => (asked ? openNetPack(directoryOf(asked)) : null);
        const depth = helperOf(draws?.depth);
        return {
          directory: directoryOf(model),
          ffmpeg: path,
          avoid: readSettings(libraryDirectory).crashed_providers.filter((crashed) => crashed.model === model.name),
          budget: weightsBudget(),
          enlarger: helperOf(draws?.enlarge),
          between: helperOf(draws?.between)?.path ?? null,
          depth: depth?.depth ? { ...depth.depth, path: depth.path } : null,
        };
      },
      onCrash: async (used, model) => await noteCrash((library ??= open()), { ...used, model }),
    });
  };
  const exports = new BackgroundExports();
  let givenToken: string | null = null;
  let downloads: Promise<BackgroundDownloads> | undefined;
  const openDownloads = async (): Promise<BackgroundDownloads> => {
    const { BackgroundDownloads } = await import('./background-downloads.ts');
    return new BackgroundDownloads();
  };
  return {
    grants: new FileGrants(),
    exports,
    libraryDirectory,
    library: () => (library ??= open()),
    restoreLibrary: async (backup) => {
      await closeLibrary();
      return restoreLibrary(libraryDirectory, backup);
    },
    ffmpeg,
    renders: new RunningRenders(),
    speaking: new RunningSpeech(),
    forming: new FormingTakes(),
    pack,
    tryPack: async (task, trial) =>
      await tryPack(task, settings.startProcess ? { ...trial, startProcess: settings.startProcess } : trial),
    worker: settings.worker ?? (() => (worker ??= startWorker())),
    helper: startWorker,
    startProcess: settings.startProcess ?? forkProcess,
    hub: (settings.hub ?? process.env['HF_ENDPOINT'] ?? HUB).replace(/\/+$/u, ''),
    hubToken: async () => givenToken ?? process.env['HF_TOKEN'] ?? (await settings.hubToken?.()) ?? null,
    givenToken: {
      keep: (token) => (givenToken = token === '' ? null : token),
      isThere: () => givenToken !== null,
    },
    downloads: () => (downloads ??= openDownloads()),
    narrator: async () => await (narrator ??= openNarrator((library ??= open()))),
    close: async () => {
      await exports.close();
      await downloads?.then((opened) => opened.close());
      await speech?.then((process) => process.close());
      await worker?.then((client) => client.close()).catch(() => undefined);
      await closeLibrary();
    },
  };
}

/** A promise made at the first call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
