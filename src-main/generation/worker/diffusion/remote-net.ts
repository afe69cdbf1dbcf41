import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { asIs, say } from '../../../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../../../src-shared/contract/sentences.ts';
import { inputOf, Misanswer, ModelMetadata, readTensors, writeTensors } from './inference-protocol.ts';
import type { Net, NetInput } from './net.ts';
import { fitted } from './net.ts';
import type { Values } from './values.ts';

/** A network that a server runs, in the place of model.onnx: `{ "url": "http://gpu:8000", "model": "unet", "version": "1" }`. */
const Remote = z.object({
  url: z.url({ protocol: /^https?$/u }).max(500),
  model: z.string().regex(/^[A-Za-z0-9._-]{1,200}$/u),
  version: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,100}$/u)
    .optional(),
});

/** How long a server may take, in milliseconds, and how much it may answer, in bytes. */
export interface RemoteLimits {
  readonly metadataMs: number;
  readonly runMs: number;
  readonly bytes: number;
}

const LIMITS: RemoteLimits = { metadataMs: 15_000, runMs: 280_000, bytes: 2 ** 30 };

/**
 * Opens a network that runs on a server of the Open Inference Protocol, version 2 (KServe, Triton): it is asked like one of this machine.
 * A model that was got from somewhere could name any server, which would be told what is drawn: so only those are asked that a person
 * has named in SHOTLOOM_REMOTE_HOSTS.
 * @param path of remote.json
 * @param name as errors call the network, e.g. "unet"
 * @throws ShotloomError model_damaged, model_missing, model_failed
 */
export async function openRemoteNet(
  path: string,
  name: string,
  allowed = process.env['SHOTLOOM_REMOTE_HOSTS'] ?? '',
  limits = LIMITS,
): Promise<Net> {
  const { url, model, version } = await readRemote(path, name);
  const { host } = new URL(url);
  if (!allowed.split(/[\s,]+/u).includes(host))
    throw new ShotloomError(
      'model_missing',
      say`The model's ${name} runs on the server ${host}, which would be told all that is drawn; name it in SHOTLOOM_REMOTE_HOSTS if that is meant.`,
    );
  const base = `${url.replace(/\/+$/u, '')}/v2/models/${model}${version === undefined ? '' : `/versions/${version}`}`;
  const server = new Server(name, host, limits);
  const metadata = await server.metadata(base);
  const inputs = new Map(metadata.inputs.map((input): [string, NetInput] => [input.name, inputOf(input)]));
  const outputs = metadata.outputs.map((output) => output.name);
  let runTime = 0;
  return {
    inputs,
    outputs,
    run: async (feeds) => {
      const before = performance.now();
      const given = metadata.inputs.map((input) => ({
        name: input.name,
        datatype: input.datatype,
        values: fedWith(feeds, input.name, inputs.get(input.name), name),
      }));
      try {
        return await server.infer(base, given, outputs);
      } finally {
        runTime += performance.now() - before;
      }
    },
    runTime: () => runTime,
    release: () => Promise.resolve(),
  };
}

async function readRemote(path: string, name: string): Promise<z.output<typeof Remote>> {
  try {
    return Remote.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new ShotloomError(
      'model_damaged',
      say`The model's ${name}/remote.json names no server: write { "url": "http://HOST:8000", "model": "NAME" } into it.`,
      { cause },
    );
  }
}

function fedWith(
  feeds: Readonly<Record<string, Values>>,
  input: string,
  wanted: NetInput | undefined,
  name: string,
): Values {
  const found = feeds[input];
  if (!found || !wanted)
    throw new ShotloomError(
      'model_failed',
      say`The model's ${name} asks for "${input.slice(0, 60)}", which Shotloom does not know.`,
    );
  return { data: found.data, shape: fitted(found.shape, wanted, `${name}'s ${input}`) };
}

/** The two questions that a server is asked. */
class Server {
  readonly #name: string;
  readonly #host: string;
  readonly #limits: RemoteLimits;

  constructor(name: string, host: string, limits: RemoteLimits) {
    this.#name = name;
    this.#host = host;
    this.#limits = limits;
  }

  /** @throws ShotloomError model_failed */
  async metadata(base: string): Promise<ModelMetadata> {
    return await this.#asking(this.#limits.metadataMs, async (signal) => {
      const response = await fetch(base, { signal, redirect: 'error' });
      const text = new TextDecoder().decode(await this.#bytesOf(response));
      const parsed = ModelMetadata.safeParse(jsonOf(text));
      if (!parsed.success) throw new Misanswer(say`it tells of the model what is not of the protocol`);
      return parsed.data;
    });
  }

  /** @throws ShotloomError model_failed */
  async infer(
    base: string,
    inputs: Parameters<typeof writeTensors>[0],
    outputs: readonly string[],
  ): Promise<ReadonlyMap<string, Values>> {
    return await this.#asking(this.#limits.runMs, async (signal) => {
      const { body, jsonLength } = writeTensors(inputs, outputs);
      const headers = {
        'content-type': 'application/octet-stream',
        'inference-header-content-length': String(jsonLength),
      };
      const response = await fetch(`${base}/infer`, { method: 'POST', headers, body, signal, redirect: 'error' });
      const answer = await this.#bytesOf(response);
      const told = response.headers.get('inference-header-content-length');
      if (told !== null && !/^\d{1,10}$/u.test(told)) throw new Misanswer(say`its answer cannot be read`);
      return readTensors(answer, told === null ? null : Number(told), outputs);
    });
  }

  async #asking<T>(patience: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await ask(AbortSignal.timeout(patience));
    } catch (cause) {
      throw new ShotloomError(
        'model_failed',
        say`The model's ${this.#name} cannot be run by the server ${this.#host} (${reasonOf(cause, patience)}); look whether it is well and has this model.`,
        { cause },
      );
    }
  }

  async #bytesOf(response: Response): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = 0;
    const body = (response.body ?? []) as AsyncIterable<Uint8Array>;
    for await (const part of body) {
      size += part.length;
      if (size > this.#limits.bytes) throw new Misanswer(say`it answers more than any network gives`);
      parts.push(part);
    }
    const bytes = Buffer.concat(parts);
    if (!response.ok) throw new Misanswer(saidIn(response.status, bytes));
    return bytes;
  }
}

/** A server that fails says why: `{ "error": "…" }`. */
function saidIn(status: number, bytes: Buffer): Sentence {
  const told = Failure.safeParse(jsonOf(bytes.toString('utf8')));
  return told.success
    ? say`it answers ${status}: ${told.data.error.split('\n')[0]?.slice(0, 200) ?? ''}`
    : say`it answers ${status}`;
}

const Failure = z.object({ error: z.string().min(1) });

/** Null for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function reasonOf(cause: unknown, patience: number): Sentence {
  if (cause instanceof Misanswer) return cause.said;
  if (!(cause instanceof Error)) return asIs(String(cause).slice(0, 200));
  if (cause.name === 'TimeoutError') return say`it has not answered for ${patience / 1000} s`;
  const deeper = cause.cause instanceof Error && cause.cause.message !== '' ? cause.cause.message : cause.message;
  return asIs((deeper.split('\n')[0] ?? '').slice(0, 200));
}
