import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { foldTypes, readCases, run } from '../fountain.ts';

const cases = await readCases(fileURLToPath(new URL('../cases/fountain-screenplain.json', import.meta.url)));

describe('the Fountain cases of screenplain', () => {
  it.each(cases)('$id', ({ input, expected_types }) => {
    expect(foldTypes(parseFountain(input).elements)).toEqual(expected_types);
  });
});

describe('a file of cases', () => {
  it('gets a line for each case, and does not pass where one fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotloom-cases-'));
    const file = join(folder, 'cases.json');
    const passing = {
      id: 'dual',
      input: 'A\nHi.\n\nB ^\nHo.\n\n> END <',
      expected_types: ['dialogue_block', 'action'],
    };
    const failing = { id: 'a heading', input: 'INT. HOUSE', expected_types: ['action'] };
    const lines: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      await writeFile(file, JSON.stringify([passing, failing]));
      expect(await run(file)).toBe(false);
      await writeFile(file, JSON.stringify([passing]));
      expect(await run(file)).toBe(true);
    } finally {
      write.mockRestore();
      await rm(folder, { recursive: true });
    }
    expect(lines).toEqual(['PASS dual\n', 'FAIL a heading\n', 'PASS dual\n']);
  });
});
