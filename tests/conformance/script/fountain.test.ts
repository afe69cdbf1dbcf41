import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { foldTypes, readCases } from '../fountain.ts';

const cases = await readCases(fileURLToPath(new URL('../cases/fountain-screenplain.json', import.meta.url)));

describe('the Fountain cases of screenplain', () => {
  it.each(cases)('$id', ({ input, expected_types }) => {
    expect(foldTypes(parseFountain(input).elements)).toEqual(expected_types);
  });
});
