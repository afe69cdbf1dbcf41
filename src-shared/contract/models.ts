import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { call } from './call.ts';
import { Said } from './sentence-schema.ts';
import { ErrorCodeSchema } from './jobs.ts';
import { Count, FileGrant, list } from './schemas.ts';

/** What is drawn to see whether a pack works here. */
export const ModelCheck = z.object({
  /** The pack's folder: a diffusers pipeline as Optimum exports it. */
  folder: FileGrant,
  prompt: z.string().max(10_000),
  negative: z.string().max(10_000).default(''),
  seed: z.int().nonnegative(),
  steps: z.int().min(1).max(1000),
  /** How closely the prompt is followed; 1 is not at all beyond what the network does by itself. */
  guidance: z.number().min(0).max(100),
  /** Pixels. */
  width: z.int().min(8).max(4096),
  height: z.int().min(8).max(4096),
  /** Of a pack that draws films. */
  frames: z.int().min(1).max(1000),
  /** Execution providers to try in turn, e.g. "cuda", "cpu"; all that are here, the fastest first, unless given. */
  providers: z.array(z.string().max(40)).max(10).default([]),
  /** Where the picture goes, or a film's middle frame. */
  picture: FileGrant,
});

export const ModelCheckProgress = z.object({ done: z.int(), total: z.int() });

const Milliseconds = z.number();

export const ModelReport = z.object({
  /** The class that model_index.json names. */
  pipeline: z.string(),
  scheduler: z.string(),
  /** Its networks: bytes of weights, and the provider that really runs each. */
  nets: z.array(z.object({ name: z.string(), bytes: z.number(), provider: z.string() })),
  /** Providers that would not run it, and why. */
  refused: z.array(z.object({ provider: z.string(), reason: z.string() })),
  width: z.int(),
  height: z.int(),
  frames: z.int(),
  /** Loading networks, running them, a step (median), and all. */
  timings: z.object({ load: Milliseconds, run: Milliseconds, step: Milliseconds, total: Milliseconds }),
});

/** A model that is there. */
export const ListedModel = z.object({
  /** As projects and shots name it. */
  id: z.string(),
  title: z.string(),
  /** The one that ships, or what an installed one does. */
  kind: z.enum(['builtin', 'diffusion', 'interpolation', 'upscaling', 'depth']),
  /** What takes it makes; null of one that makes none by itself, or that cannot be used. */
  draws: z.enum(['pictures', 'films']).nullable(),
  /** As its makers advise; null where it takes none. */
  steps: z.int().nullable(),
  guidance: z.number().nullable(),
  /** Whether shots of it can begin from a picture. */
  begins: z.boolean(),
  bytes: Count,
  licence: z.string().nullable(),
  /** Why it cannot be used; null where it can. */
  fault: Said.nullable(),
});

/** What a model is to be called; as its source is unless given. */
const NewId = z.string().trim().min(1).max(100);

/** A repository of the hub that this program asks; a page names none, or a person's token could be sent anywhere. */
const HubRepository = z.object({
  repository: z.string().trim().max(200),
  revision: z.string().trim().min(1).max(200).default('main'),
});

/** What a hub says of a repository. */
export const HubListing = z.object({
  repository: z.string(),
  /** The commit that the revision is now. */
  commit: z.string(),
  licence: z.string().nullable(),
  gated: z.boolean(),
  /** Of what is fetched. */
  bytes: Count,
  files: list(z.object({ path: z.string(), bytes: Count })),
  /** What of the memory of this machine its largest network takes. */
  share_of_memory: z.number(),
});

/** A model of a hub to install; who asks says which licence they accept: the one that the hub names ("" where it names none). */
export const HubInstall = HubRepository.extend({ accepts: z.string().max(200), id: NewId.optional() });

/** A model of the hub that can be had, and what its page says of it. */
const CatalogueModel = z.object({
  repository: z.string(),
  /** As people read it. */
  title: z.string(),
  /** As the hub names it. */
  licence: z.string(),
  /** What the page says of how large it is, or its largest network. */
  size: z.object({ of: z.enum(['all', 'unet']), gb: z.number() }).nullable(),
});

/** Those that are known to be there. */
export const CatalogueModels = list(CatalogueModel);

export const StoreProgress = z.object({ bytes: Count, of_bytes: Count });

/** How a model stands that comes from a hub. */
const DownloadState = z.discriminatedUnion('status', [
  /** Milliseconds that the rest takes if it comes as fast as what came; null before anything did. */
  z.object({ status: z.literal('running'), left_ms: z.number().nonnegative().nullable() }),
  /** Also what was left by a program that ended. */
  z.object({ status: z.literal('paused') }),
  /** Another program fetches it. */
  z.object({ status: z.literal('elsewhere'), by: Said }),
  z.object({ status: z.literal('failed'), code: ErrorCodeSchema, message: z.string(), said: Said }),
  /** This program has installed it. */
  z.object({ status: z.literal('done') }),
]);

/** A model that comes from a hub, whoever watches: bytes that are there, of all. */
export const Download = StoreProgress.extend({ id: z.string(), repository: z.string(), state: DownloadState });

export const DownloadChange = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/u),
  do: z.enum(['pause', 'resume', 'remove']),
});

/** What an HTTP header can hold; "" is none. */
export const HubTokenText = z.string().regex(/^[\u0021-\u007e]{0,500}$/u);

/** An execution provider of ONNX Runtime, and whether it works on this machine. */
export const ProbedProvider = z.object({
  provider: z.string(),
  /** Milliseconds of loading and running a small network; null where it does not work. */
  ms: z.number().nullable(),
  /** Why it does not work; null where it does. */
  reason: Said.nullable(),
  /** It took its process along with a model, and is left out until it is let try again. */
  crashed: z.boolean(),
});

export const modelCalls = {
  /** Which execution providers work here, each tried in a process of its own; those that crashed are tried again from then on where that is asked for. */
  providers: call.input(z.object({ retry: z.boolean().default(false) })).output(list(ProbedProvider)),
  /** Installs a model from a folder, whose files stay there, or from a zip. */
  add: call.input(z.object({ file: FileGrant, id: NewId.optional() })).output(ListedModel),
  /** Removes an installed model; files in a folder of somebody's stay. */
  remove: call.input(z.object({ id: z.string().max(100) })).output(z.object({})),
  /** What a repository of a hub has, before anything is fetched. */
  look: call.input(HubRepository).output(HubListing),
  /** Models of the hub that are known to be there; nothing of them is fetched. */
  catalogue: call.output(CatalogueModels),
  /** Fetches a model from a hub and installs it; where it was stopped, it goes on. */
  get: call.input(HubInstall).output(eventIterator(StoreProgress, ListedModel)),
  /** Begins to fetch a model; it goes on whether or not who asked for it is there. */
  startDownload: call.input(HubInstall).output(z.object({ id: z.string() })),
  /** What is not whole, and again whenever it has changed, until the reader leaves. */
  downloads: call.output(eventIterator(list(Download))),
  /** Pauses a download, goes on with it, or throws away what came of it. */
  changeDownload: call.input(DownloadChange).output(z.object({})),
  /** Keeps a person's token for the hub for as long as the program runs; it is sent to the hub alone, and comes back to nobody. "" forgets it. */
  keepToken: call.input(z.object({ token: HubTokenText })).output(z.object({})),
  /** Whether one was given so. */
  hasToken: call.output(z.object({ given: z.boolean() })),
  /** The model that ships, then those that were installed, by their names. */
  list: call.output(list(ListedModel)),
  /** Opens a pack in a process of its own and draws with it. */
  check: call.input(ModelCheck).output(eventIterator(ModelCheckProgress, ModelReport)),
};
