import { z } from 'zod';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../src-shared/script/screenplay.ts';
import { readCaseFile } from './case-file.ts';

const casesSchema = z.array(z.object({ id: z.string(), input: z.string(), expected_types: z.array(z.string()) }));

/** A case as the public parsers' tests state it: a script and the folded types of its paragraphs. */
export type FountainCase = z.infer<typeof casesSchema>[number];

/** Reads cases from a JSON file: an array of `{id, input, expected_types}`. */
export async function readCases(file: string): Promise<FountainCase[]> {
  return await readCaseFile(file, casesSchema);
}

const speechTypes: ReadonlySet<string> = new Set(['parenthetical', 'dialogue', 'lyrics']);

/**
 * Folds elements as the cases count paragraphs: a speech, or two side by side, is one `dialogue_block`; a centered
 * paragraph is `action`; a synopsis belongs to the section or heading before it; notes and boneyards do not count.
 */
export function foldTypes(elements: readonly ScriptElement[]): string[] {
  const folded: string[] = [];
  let inSpeech = false;
  let before: ScriptElement | null = null;
  for (const element of elements) {
    if (element.type === 'note' || element.type === 'boneyard') continue;
    const goesOn = inSpeech && speechTypes.has(element.type);
    if (element.type === 'character') {
      if (!(inSpeech && element.dual === 'right')) folded.push('dialogue_block');
      inSpeech = true;
    } else if (!goesOn) {
      inSpeech = false;
      const belongsToBefore =
        element.type === 'synopsis' && (before?.type === 'section' || before?.type === 'scene_heading');
      if (element.type === 'centered') folded.push('action');
      else if (!belongsToBefore) folded.push(element.type);
    }
    before = element;
  }
  return folded;
}

/** Whether the parser reads a case as it says. */
export function passes(fountainCase: FountainCase): boolean {
  const types = foldTypes(parseFountain(fountainCase.input).elements);
  return JSON.stringify(types) === JSON.stringify(fountainCase.expected_types);
}

/** Prints `PASS id` or `FAIL id` for every case of a file. @returns true where all pass. */
export async function run(file: string): Promise<boolean> {
  const results = (await readCases(file)).map((fountainCase) => ({
    id: fountainCase.id,
    passed: passes(fountainCase),
  }));
  for (const { id, passed } of results) process.stdout.write(`${passed ? 'PASS' : 'FAIL'} ${id}\n`);
  return results.every((result) => result.passed);
}
