import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';

const root = new URL('../../../', import.meta.url);
const json = readFileSync(new URL('resources/models/builtin/words.json', root), 'utf8');
const cases = z
  .array(z.tuple([z.string(), z.array(z.int())]))
  .parse(JSON.parse(readFileSync(new URL('tests/conformance/cases/words.json', root), 'utf8')));

test('the reader hears every line of plays, stories, prompts and captions as the reference does', () => {
  const reader = new WordReader(readWordTable(json));
  expect(cases.length).toBeGreaterThan(500);
  const heard = cases.map(([text, expected]) => {
    const ids = reader.idsOf(reader.read(text));
    return { text, ids: ids.slice(0, Math.max(expected.length, 1)), length: ids.length };
  });
  expect(heard).toEqual(
    cases.map(([text, ids]) => ({ text, ids: ids.length === 0 ? [0] : ids.slice(0, 48), length: 48 })),
  );
});

test('words.json is read in less than 150 ms of a processor', () => {
  const times = Array.from({ length: 4 }, () => {
    const before = process.cpuUsage();
    new WordReader(readWordTable(json)).read('夜晚，港口。A woman runs.');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(150);
});
