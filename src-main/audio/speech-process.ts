import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { OwnProcess, StartProcess } from '../processes/own-process.ts';
import { forkProcess } from '../processes/own-process.ts';
import type { FromSpeech, RawSpeech, SpeechTask } from './speech-protocol.ts';

/** How the process is started and how long it is waited for. */
export interface SpeechProcessOptions {
  /** The program of the child; that of the engines unless given. */
  readonly program?: URL;
  readonly startProcess?: StartProcess;
  /** Milliseconds that a line may take, and for each of its letters. */
  readonly patience?: { readonly line: number; readonly letter: number };
}

interface Waiting {
  readonly answer: PromiseWithResolvers<RawSpeech>;
  readonly timer: NodeJS.Timeout;
}

/** A line takes a tenth of a second where nothing else runs; a letter of a neural voice may take a tenth too. */
const PATIENCE = { line: 60_000, letter: 1000 };
/** How often a line is tried: a process that dies of one line twice dies of that line. */
const TRIES = 2;

/** What ended the process, or why it was ended. */
class ProcessEnded extends Error {
  readonly why: Sentence;

  constructor(why: Sentence) {
    super(sentenceText(why));
    this.why = why;
  }
}

/** The process in which lines are spoken, started when first needed and again after a crash. Lines are said one after the other. */
export class SpeechProcess {
  readonly #program: URL;
  readonly #startProcess: StartProcess;
  readonly #patience: { readonly line: number; readonly letter: number };
  readonly #waiting = new Map<number, Waiting>();
  #child: OwnProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #nextId = 1;

  constructor({
    program = new URL('./speech-worker.ts', import.meta.url),
    startProcess = forkProcess,
    patience = PATIENCE,
  }: SpeechProcessOptions = {}) {
    this.#program = program;
    this.#startProcess = startProcess;
    this.#patience = patience;
  }

  /** The process's id while one runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Says one line. A line whose process dies or hangs is tried once more in a new one.
   * @throws ShotloomError speech_failed, cancelled
   */
  async speak(task: SpeechTask, signal?: AbortSignal): Promise<RawSpeech> {
    const turn = this.#last.then(() => this.#tryTo(task, signal));
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  /** Ends the process and resolves when it has gone. */
  async close(): Promise<void> {
    await this.#child?.kill();
  }

  async #tryTo(task: SpeechTask, signal: AbortSignal | undefined): Promise<RawSpeech> {
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted) throw new ShotloomError('cancelled', say`The speech was stopped.`);
      try {
        return await this.#once(task, signal);
      } catch (error) {
        if (signal?.aborted) throw new ShotloomError('cancelled', say`The speech was stopped.`, { cause: error });
        const isEnd = error instanceof ProcessEnded;
        if (isEnd && attempt < TRIES) continue;
        const said = isEnd ? error.why : error instanceof Error ? error.message : String(error);
        throw new ShotloomError(
          'speech_failed',
          say`"${short(task.text)}" could not be spoken (${said}); try again, or choose another voice.`,
          { cause: error },
        );
      }
    }
  }

  async #once(task: SpeechTask, signal: AbortSignal | undefined): Promise<RawSpeech> {
    const child = (this.#child ??= this.#start());
    const id = this.#nextId++;
    const answer = Promise.withResolvers<RawSpeech>();
    const { line, letter } = this.#patience;
    const wait = line + letter * task.text.length;
    const timer = setTimeout(() => {
      answer.reject(new ProcessEnded(say`nothing came in ${Math.round(wait / 1000)} s`));
      this.#end(child);
    }, wait);
    const stop = (): void => {
      answer.reject(new ProcessEnded(say`it was stopped`));
      this.#end(child);
    };
    this.#waiting.set(id, { answer, timer });
    signal?.addEventListener('abort', stop, { once: true });
    child.send({ id, task });
    try {
      return await answer.promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      this.#waiting.delete(id);
    }
  }

  /** Lets go of a process, so that the next line gets another. */
  #end(child: OwnProcess): void {
    if (this.#child === child) this.#child = null;
    void child.kill();
  }

  #start(): OwnProcess {
    const child = this.#startProcess(this.#program, {});
    child.onMessage((message) => this.#receive(message as FromSpeech));
    child.onEnd((how) => this.#lost(child, say`its process ended: ${how}`));
    return child;
  }

  #receive(message: FromSpeech): void {
    const { answer } = this.#waiting.get(message.id) ?? {};
    if ('speech' in message) answer?.resolve(message.speech);
    else answer?.reject(new Error(message.failed));
  }

  #lost(child: OwnProcess, how: Sentence): void {
    if (this.#child !== child) return;
    this.#child = null;
    for (const { answer } of this.#waiting.values()) answer.reject(new ProcessEnded(how));
  }
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
