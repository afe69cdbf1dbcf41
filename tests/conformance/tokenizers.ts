import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadTokenizer } from '../../src-main/generation/tokenizers/load-tokenizer.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { readCaseFile, UnreadableCases } from './case-file.ts';

const Case = z.object({ name: z.string().optional(), text: z.string(), ids: z.array(z.int()) });

/** A file of the form of tests/conformance/cases/tokenizers.json: texts and their ids by kind of tokenizer. */
const Cases = z.object({
  clip: z.array(Case).default([]),
  clip_extra: z.array(Case).default([]),
  t5: z.array(Case).default([]),
  t5_extra: z.array(Case).default([]),
});

export type TokenizerCase = z.infer<typeof Case>;

/** Reads the cases of each kind of tokenizer. */
export async function readCases(file: string): Promise<Readonly<Record<'clip' | 't5', TokenizerCase[]>>> {
  const read = await readCaseFile(file, Cases);
  return { clip: [...read.clip, ...read.clip_extra], t5: [...read.t5, ...read.t5_extra] };
}

/** Prints PASS, FAIL or SKIP and the name of each case of a file. Options: --clip DIR, --t5 DIR, the folders with their word tables. */
export async function run(file: string, options: readonly string[] = []): Promise<boolean> {
  const { values } = parseArgs({ args: [...options], options: { clip: { type: 'string' }, t5: { type: 'string' } } });
  const cases = await readCases(file);
  let passes = true;
  for (const kind of ['clip', 't5'] as const) {
    const folder = values[kind];
    if (folder === undefined) {
      console.log(
        `SKIP ${kind}: ${cases[kind].length} cases; no folder with its word table was given (--${kind} DIR).`,
      );
      continue;
    }
    const tokenizer = await loadTokenizer(resolve(folder)).catch((error: unknown) => {
      throw error instanceof ShotloomError ? new UnreadableCases(error.message, { cause: error }) : error;
    });
    for (const [index, { name, text, ids }] of cases[kind].entries()) {
      const found = tokenizer.ids(text);
      const isSame = found.length === ids.length && ids.every((id, at) => id === found[at]);
      passes &&= isSame;
      const id = `${kind} ${name ?? index + 1}`;
      console.log(isSame ? `PASS ${id}` : `FAIL ${id}: ${JSON.stringify(found)} for ${JSON.stringify(ids)}`);
    }
  }
  return passes;
}
