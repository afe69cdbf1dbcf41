// npm run conformance -- KIND FILE: runs one file of cases, prints PASS or FAIL with the id of each.
import { resolve } from 'node:path';

/** Kinds of cases; each has a file of its name in this folder. */
const KINDS = ['fountain'];

interface ConformanceModule {
  /** Prints a line for each case and answers whether all passed. */
  run(file: string): Promise<boolean>;
}

const [kind, file] = process.argv.slice(2);

if (kind === undefined || file === undefined || !KINDS.includes(kind)) {
  console.error(`Usage: npm run conformance -- KIND FILE, where KIND is one of: ${KINDS.join(', ')}.`);
  process.exitCode = 1;
} else {
  const cases = (await import(new URL(`${kind}.ts`, import.meta.url).href)) as ConformanceModule;
  process.exitCode = (await cases.run(resolve(file))) ? 0 : 1;
}
