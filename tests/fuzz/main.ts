// npm run fuzz [-- --count N] [--seed N] [--reader NAME]: gives each reader of text N generated and mutated inputs, and
// some made to be slow or to break it. An input fails that makes it throw anything but a ShotloomError, that gives ranges
// outside the text, or that takes longer than its length allows. The same seed draws the same inputs.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { mulberry32 } from '../support/mulberry32.ts';
import { drawInput } from './inputs.ts';
import type { FuzzedReader } from './readers.ts';
import { READERS } from './readers.ts';

/** What reading may take on a machine that does other things too: milliseconds, and milliseconds a character. */
const baseMs = 250;
const characterMs = 0.02;
/** A slow input is read again so often before it counts as slow. */
const tries = 3;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string' }, reader: { type: 'string' } },
});
const count = Number(values.count);
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
const chosen = READERS.filter(({ name }) => values.reader === undefined || name === values.reader);

if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed) || count < 0 || chosen.length === 0) {
  console.error(
    `Usage: npm run fuzz -- [--count N] [--seed N] [--reader ${READERS.map(({ name }) => `"${name}"`).join(' | ')}]`,
  );
  process.exitCode = 2;
} else {
  console.log(`seed ${seed}`);
  const failures = chosen.map(fuzz).reduce((sum, failed) => sum + failed, 0);
  process.exitCode = failures === 0 ? 0 : 1;
}

/** Tries a reader and prints what came of it. @returns the number of inputs that failed */
function fuzz(reader: FuzzedReader): number {
  const random = mulberry32(seed);
  const total = { read: 0, refused: 0, failed: 0, slowest: 0 };
  const attempt = (what: string, input: string): void => {
    const { outcome, ms, why } = tryInput(reader, input);
    total[outcome] += 1;
    total.slowest = Math.max(total.slowest, ms);
    if (outcome === 'failed')
      console.error(`FAIL ${reader.name}, ${what}: ${why}\n  ${JSON.stringify(input.slice(0, 2000))}`);
  };
  for (const [name, input] of Object.entries(reader.fixed)) attempt(name, input);
  for (let index = 0; index < count; index += 1) attempt(`input ${index} of seed ${seed}`, drawInput(reader, random));
  const { read, refused, failed, slowest } = total;
  console.log(
    `${reader.name}: ${read} read, ${refused} refused, ${failed} failed; the slowest took ${slowest.toFixed(0)} ms`,
  );
  return failed;
}

interface Attempt {
  readonly outcome: 'read' | 'refused' | 'failed';
  readonly ms: number;
  readonly why: string;
}

function tryInput(reader: FuzzedReader, input: string): Attempt {
  const limit = baseMs + characterMs * input.length;
  let last = readOnce(reader, input);
  for (let again = 1; again < tries && last.outcome !== 'failed' && last.ms > limit; again += 1)
    last = readOnce(reader, input);
  return last.ms > limit
    ? { ...last, outcome: 'failed', why: `it took ${last.ms.toFixed(0)} ms for ${input.length} characters` }
    : last;
}

function readOnce({ read }: FuzzedReader, input: string): Attempt {
  const before = performance.now();
  try {
    const { elements, text } = read(input);
    const ms = performance.now() - before;
    const wrong = elements.find(({ range: [start, end] }) => !(start >= 0 && end >= start && end <= text.length));
    return wrong
      ? { outcome: 'failed', ms, why: `the range ${wrong.range.join('-')} is none` }
      : { outcome: 'read', ms, why: '' };
  } catch (error) {
    const ms = performance.now() - before;
    if (error instanceof ShotloomError) return { outcome: 'refused', ms, why: error.message };
    return { outcome: 'failed', ms, why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
