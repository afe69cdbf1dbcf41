// Reads the inputs of one reader, one after the other. What it counts lies in shared memory, so that a reader which never
// ends, or takes all memory, is seen and stopped from outside.
import { parentPort, workerData } from 'node:worker_threads';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { mulberry32 } from '../support/mulberry32.ts';
import { beginInput, countInput } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { FuzzedReader, FuzzInput } from './reader.ts';
import { READERS } from './readers.ts';

/** What reading may take of the processor, since machines do other things too: milliseconds, and milliseconds a character. */
const baseMs = 250;
const characterMs = 0.02;
/** A slow input is read again so often before it counts as slow. */
const tries = 3;

/** What a worker is told. */
export interface FuzzOrder {
  readonly reader: string;
  readonly seed: number;
  /** Of the inputs, those made by hand first; half-open. */
  readonly from: number;
  readonly to: number;
  readonly ledger: Ledger;
}

interface Attempt {
  readonly outcome: 'read' | 'refused' | 'failed';
  readonly ms: number;
  readonly why: string;
}

const { reader: name, seed, from, to, ledger } = workerData as FuzzOrder;
const reader = READERS.find((each) => each.name === name);
if (!reader) throw new Error(`There is no reader ${name}.`);

for (let index = from; index < to; index += 1) {
  const { what, input } = inputAt(reader, index);
  beginInput(ledger, index);
  const { outcome, ms, why } = await tryInput(input);
  countInput(ledger, outcome, ms);
  if (outcome === 'failed') parentPort?.postMessage(`FAIL ${name}, ${what}: ${why}\n  ${input.show()}`, []);
}

/** Each input is drawn from the seed and its own number, so that one alone can be drawn again. */
function inputAt({ fixed, draw }: FuzzedReader, index: number): { what: string; input: FuzzInput } {
  const [what, make] = Object.entries(fixed)[index] ?? [];
  if (what !== undefined && make) return { what, input: make() };
  const number = index - Object.keys(fixed).length;
  return {
    what: `input ${number} of seed ${seed}`,
    input: draw(mulberry32(Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) + Math.imul(number, 0x9e37_79b1))),
  };
}

/** What this thread has taken of the processor. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function tryInput(input: FuzzInput): Promise<Attempt> {
  const limit = baseMs + characterMs * input.size;
  let last = await readOnce(input);
  for (let again = 1; again < tries && last.outcome !== 'failed' && last.ms > limit; again += 1)
    last = await readOnce(input);
  return last.ms > limit
    ? { ...last, outcome: 'failed', why: `it took ${last.ms.toFixed(0)} ms for a size of ${input.size}` }
    : last;
}

async function readOnce({ read }: FuzzInput): Promise<Attempt> {
  const before = threadMs();
  try {
    const { elements, text } = await read();
    const ms = threadMs() - before;
    const wrong = elements.find(({ range: [start, end] }) => !(start >= 0 && end >= start && end <= text.length));
    return wrong
      ? { outcome: 'failed', ms, why: `the range ${wrong.range.join('-')} is none` }
      : { outcome: 'read', ms, why: '' };
  } catch (error) {
    const ms = threadMs() - before;
    if (error instanceof ShotloomError) return { outcome: 'refused', ms, why: error.message };
    return { outcome: 'failed', ms, why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
