// npm run conformance -- KIND FILE: runs cases, or judges a file, and prints PASS or FAIL with the id of each.
import { resolve } from 'node:path';
import { UnreadableCases } from './case-file.ts';

/** Kinds of cases, each with a file of its name in this folder, and what their usage line asks for. */
const KINDS: ReadonlyMap<string, { readonly takes: string; readonly isOptional: boolean }> = new Map([
  ['fountain', { takes: 'FILE', isOptional: false }],
  ['shots', { takes: '[DIR]', isOptional: true }],
  ['schedulers', { takes: 'FILE', isOptional: false }],
  ['tokenizers', { takes: 'FILE --clip DIR [--t5 DIR]', isOptional: false }],
  ['packs', { takes: '', isOptional: true }],
  ['media', { takes: 'FILE.mp4 [--loudness=LUFS] [--frames=N]', isOptional: false }],
]);

interface ConformanceModule {
  /** Prints a line for each case and answers whether all passed. */
  run(path?: string, options?: readonly string[]): Promise<boolean>;
}

const [name = '', path, ...options] = process.argv.slice(2);
const kind = KINDS.get(name);

if (kind === undefined || (path === undefined && !kind.isOptional)) {
  const usages = [...KINDS].map(([each, { takes }]) => `npm run conformance -- ${each} ${takes}`);
  console.error(`Usage: ${usages.join(', or ')}.`);
  process.exitCode = 1;
} else {
  const cases = (await import(new URL(`${name}.ts`, import.meta.url).href)) as ConformanceModule;
  try {
    process.exitCode = (await (path === undefined ? cases.run() : cases.run(resolve(path), options))) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadableCases)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
