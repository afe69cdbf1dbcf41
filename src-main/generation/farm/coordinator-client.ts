import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { hashFile } from '../../library/store.ts';
import { ClaimAnswer, HelloAnswer, LARGEST_MESSAGE, ProgressAnswer } from './messages.ts';
import type { FarmModel, FarmProgress, FarmResult } from './messages.ts';

/** Nothing moves for so long: the other end is taken to be gone, in milliseconds. */
const IDLE_MS = 20_000;

/** The coordinator does not answer, or not as it should; it may later. */
export class Unreachable extends Error {}

/** What was brought is not taken: nobody wants it any more, or it is not what was asked for. */
export class NotTaken extends Error {}

/** The body of a request. */
type Body = { readonly json: object } | { readonly file: string };

/** The coordinator as a worker speaks with it. */
export class CoordinatorClient {
  readonly #base: string;
  readonly #secret: string;
  readonly #worker: string;
  readonly #agent: HttpAgent | HttpsAgent;

  /**
   * @param url http:// or https://
   * @throws ShotloomError bad_option
   */
  constructor(url: string, secret: string, worker: string) {
    const { protocol, href, search, hash, username, password } = URL.parse(url) ?? {};
    const isPlain = !search && !hash && !username && !password;
    if (!href || !isPlain || (protocol !== 'http:' && protocol !== 'https:'))
      throw new ShotloomError(
        'bad_option',
        say`"${url.slice(0, 100)}" is no address of a coordinator: write what "shotloom farm" says, such as http://127.0.0.1:7469.`,
      );
    this.#base = href.replace(/\/$/u, '');
    this.#secret = secret;
    this.#worker = worker;
    this.#agent = protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  }

  /** Says who is here and what it can make; answers what the coordinator has to give. @throws Unreachable; ShotloomError farm_unavailable */
  async hello(models: readonly FarmModel[], cannot: readonly string[] = []): Promise<HelloAnswer> {
    return await this.#tell('hello', { models, cannot }, HelloAnswer);
  }

  async claim(shot: string): Promise<z.output<typeof ClaimAnswer>['answer']> {
    return (await this.#tell(`shots/${shot}/claim`, {}, ClaimAnswer)).answer;
  }

  async progress(shot: string, done: Omit<FarmProgress, 'worker'>): Promise<z.output<typeof ProgressAnswer>['answer']> {
    return (await this.#tell(`shots/${shot}/progress`, done, ProgressAnswer)).answer;
  }

  async giveBack(shot: string): Promise<void> {
    await this.#tell(`shots/${shot}/give-back`, {});
  }

  async fail(shot: string, { code, said }: ShotloomError): Promise<void> {
    await this.#tell(`shots/${shot}/failure`, { code, said });
  }

  /** Fetches a file; its bytes have this SHA-256. @throws Unreachable */
  async fetchAsset(sha256: string, to: string): Promise<void> {
    const answer = await this.#send('GET', `assets/${sha256}`);
    try {
      if (answer.statusCode !== 200) throw new Unreachable(`answered ${answer.statusCode ?? 0}`);
      await pipeline(answer, createWriteStream(to));
    } catch (cause) {
      answer.destroy();
      throw new Unreachable('the file did not come', { cause });
    }
    if ((await hashFile(to)) !== sha256) throw new Unreachable('other bytes came than were asked for');
  }

  /** Sends a file of a shot; answers its SHA-256. @throws Unreachable, NotTaken */
  async sendFile(shot: string, path: string): Promise<string> {
    const sha256 = await hashFile(path);
    await this.#answered(await this.#send('PUT', `shots/${shot}/files/${sha256}`, { file: path }));
    return sha256;
  }

  /** Says that a shot is made, whose files were sent. @throws Unreachable, NotTaken */
  async finish(shot: string, made: Omit<FarmResult, 'worker'>): Promise<void> {
    await this.#tell(`shots/${shot}/result`, made);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #tell(path: string, message: object): Promise<void>;
  async #tell<Schema extends z.ZodType>(path: string, message: object, schema: Schema): Promise<z.output<Schema>>;
  async #tell(path: string, message: object, schema?: z.ZodType): Promise<unknown> {
    const sent = await this.#send('POST', path, { json: { worker: this.#worker, ...message } });
    const text = await this.#answered(sent);
    try {
      return schema?.parse(JSON.parse(text));
    } catch (cause) {
      throw new Unreachable('it answers what no coordinator of this version would', { cause });
    }
  }

  /** The text of an answer that is well. */
  async #answered(answer: IncomingMessage): Promise<string> {
    const { statusCode = 0 } = answer;
    let text = '';
    try {
      for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
        text += chunk;
        if (text.length > LARGEST_MESSAGE) throw new Error('it answers too much');
      }
    } catch (cause) {
      answer.destroy();
      throw new Unreachable('its answer broke off', { cause });
    }
    if (statusCode === 200) return text;
    if (statusCode === 401)
      throw new ShotloomError(
        'farm_unavailable',
        say`The coordinator at ${this.#base} does not know this secret; copy the file that "shotloom farm" names anew.`,
      );
    if (statusCode === 410 || statusCode === 413 || statusCode === 422) throw new NotTaken(`answered ${statusCode}`);
    throw new Unreachable(`answered ${statusCode}`);
  }

  async #send(method: string, path: string, body?: Body): Promise<IncomingMessage> {
    const [stream, headers] = await bodyOf(body);
    const answer = Promise.withResolvers<IncomingMessage>();
    const request = (this.#agent instanceof HttpsAgent ? requestHttps : requestHttp)(`${this.#base}/farm/${path}`, {
      method,
      agent: this.#agent,
      timeout: IDLE_MS,
      headers: { authorization: `Bearer ${this.#secret}`, ...headers },
    });
    const lost = (cause: unknown): void => answer.reject(new Unreachable('does not answer', { cause }));
    request.on('response', answer.resolve);
    request.on('error', lost);
    request.on('timeout', () => request.destroy(new Error('Nothing moved any more.')));
    pipeline(stream, request).catch(lost);
    return await answer.promise;
  }
}

async function bodyOf(body: Body | undefined): Promise<[Readable, Record<string, string | number>]> {
  if (!body) return [Readable.from([]), {}];
  if ('file' in body) {
    const { size } = await stat(body.file);
    return [createReadStream(body.file), { 'content-type': 'application/octet-stream', 'content-length': size }];
  }
  const bytes = Buffer.from(JSON.stringify(body.json));
  return [Readable.from([bytes]), { 'content-type': 'application/json', 'content-length': bytes.length }];
}
