import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** A file of cases that is not there, or not of its form; the message is for people. */
export class UnreadableCases extends Error {}

/** Reads a file of cases. @throws UnreadableCases */
export async function readCaseFile<T>(file: string, form: z.ZodType<T>): Promise<T> {
  try {
    return form.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new UnreadableCases(`${file} ${whyOf(error)}.`, { cause: error });
  }
}

function whyOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [first] = error.issues;
    return `is not of the form of tests/conformance/cases: ${first?.path.join('.') || 'the file'}: ${first?.message ?? ''}`;
  }
  if (error instanceof SyntaxError) return `is no JSON (${error.message})`;
  return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}
