import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readCaseFile, UnreadableCases } from './case-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'shotloom-cases-'));
const form = z.object({ cases: z.array(z.string()) });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file of cases is read', async () => {
  const file = join(folder, 'cases.json');
  writeFileSync(file, '{"cases":["one"]}');
  expect(await readCaseFile(file, form)).toEqual({ cases: ['one'] });
});

test.each([
  ['is not there', null, /cannot be read \(ENOENT/u],
  ['is no JSON', '{"cases":', /is no JSON/u],
  ['has another form', '{"cases":[1]}', /is not of the form of tests\/conformance\/cases: cases\.0: /u],
])('one that %s is refused in a sentence that names it', async (_, text, why) => {
  const file = join(folder, 'other.json');
  rmSync(file, { force: true });
  if (text !== null) writeFileSync(file, text);
  const refused = await readCaseFile(file, form).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnreadableCases);
  expect(String(refused)).toContain(file);
  expect(String(refused)).toMatch(why);
});
