// npm run fuzz [-- --count N] [--seed N] [--reader NAME] [--from N]: gives each reader of text N generated and mutated
// inputs, each reader of documents a tenth of that, and some made to be slow, to take all memory or to break it. An input
// fails that makes it throw anything but a ShotloomError, that gives ranges outside the text, that takes longer than its
// size allows, or more memory than a machine should lend it. The same seed draws the same inputs.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { countInput, endInput, makeLedger, readLedger } from './ledger.ts';
import type { FuzzedReader } from './reader.ts';
import { READERS } from './readers.ts';
import type { FuzzOrder } from './worker.ts';

/** An input hangs that is still read after that much of the processor; the clock says little on a busy machine. */
const hangMs = 60_000;
/** Of the whole process, and of what a reader may hold in JavaScript. */
const mostMegabytes = 3000;
const mostHeapMegabytes = 2000;
const watchMs = 50;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    reader: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});
const count = Number(values.count);
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
const from = Number(values.from);
const chosen = READERS.filter(({ name }) => values.reader === undefined || name === values.reader);

if (![count, seed, from].every((number) => Number.isSafeInteger(number) && number >= 0) || chosen.length === 0) {
  console.error(
    `Usage: npm run fuzz -- [--count N] [--seed N] [--from N] [--reader ${READERS.map(({ name }) => `"${name}"`).join(' | ')}]`,
  );
  process.exitCode = 2;
} else {
  console.log(`seed ${seed}`);
  let failures = 0;
  for (const reader of chosen) failures += await fuzz(reader);
  process.exitCode = failures === 0 ? 0 : 1;
}

/** Tries a reader and prints what came of it. @returns the number of inputs that failed */
async function fuzz({ name, fixed, oneOf }: FuzzedReader): Promise<number> {
  const ledger = makeLedger();
  const started = Date.now();
  const total = Object.keys(fixed).length + Math.ceil(count / oneOf);
  let most = 0;
  for (let next = from; next < total;) {
    const end = await work({ reader: name, seed, from: next, to: total, ledger });
    most = Math.max(most, end.megabytes);
    if (end.why === null) break;
    const { index, begun } = readLedger(ledger);
    countInput(ledger, 'failed', Date.now() - begun);
    endInput(ledger);
    console.error(`FAIL ${name}, ${Object.keys(fixed)[index] ?? `--from ${index} --seed ${seed}`}: ${end.why}`);
    next = index + 1;
  }
  const { read, refused, failed, slowest } = readLedger(ledger);
  console.log(
    `${name}: ${read + refused + failed} inputs, ${read} read, ${refused} refused, ${failed} failed; the slowest took ${slowest.toFixed(0)} ms, the process ${most.toFixed(0)} MB at most; ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  return failed;
}

/** Lets a worker read, and stops it where an input takes too long or too much. @returns why it ended early, null if not */
async function work(order: FuzzOrder): Promise<{ readonly why: string | null; readonly megabytes: number }> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  });
  worker.on('message', (failure: string) => console.error(failure));
  let why: string | null = null;
  let megabytes = 0;
  let turn = { begun: 0, cpuMs: 0 };
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, process.memoryUsage.rss() / 1e6);
    const [{ begun }, cpuMs] = [readLedger(order.ledger), processMs()];
    if (begun !== turn.begun) turn = { begun, cpuMs };
    why ??= trespass(begun === 0 ? 0 : cpuMs - turn.cpuMs, megabytes);
    if (why !== null) {
      clearInterval(watch);
      void worker.terminate();
    }
  }, watchMs);
  return await new Promise((resolve) => {
    worker.on('error', (error: unknown) => {
      why ??= String(error);
    });
    worker.on('exit', () => {
      clearInterval(watch);
      resolve({ why, megabytes });
    });
  });
}

function trespass(ms: number, megabytes: number): string | null {
  if (ms > hangMs) return `it was still read after ${hangMs / 1000} s`;
  return megabytes > mostMegabytes ? `the process took ${megabytes.toFixed(0)} MB` : null;
}

/** What the process has taken of the processor. */
function processMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
