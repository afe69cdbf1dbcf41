import { expect, test } from 'vitest';
import { cubeFault } from '../../../src-shared/render/cube.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const ROWS = ['0 0 0', '1 0 0', '0 1 0', '1 1 0', '0 0 1', '1 0 1', '0 1 1', '1.0 1e0 +1'];

const cube = (rows: readonly string[], head = 'LUT_3D_SIZE 2', end = '\n') =>
  ['# made by hand', 'TITLE "Warm 暖"', 'DOMAIN_MIN 0 0 0', head, '', ...rows].join(end);

test('tables of three dimensions are taken, whatever ends their lines', () => {
  for (const end of ['\n', '\r\n', '\r']) expect(cubeFault(cube(ROWS, 'LUT_3D_SIZE 2', end))).toBeNull();
});

test.each([
  ['of one dimension', cube(ROWS, 'LUT_1D_SIZE 8'), /one dimension/u],
  ['without a size', cube(ROWS, ''), /no \.cube file/u],
  ['too large', cube(ROWS, 'LUT_3D_SIZE 300'), /no \.cube file/u],
  ['cut short', cube(ROWS.slice(1)), /has 7 rows of colours, not the 8/u],
  ['damaged', cube(ROWS.with(3, '1 1')), /no colour: "1 1"/u],
  ['another file', '\u0000\u0000ftypisom', /no \.cube file/u],
])('a table that is %s is refused with why', (_, text, words) => {
  expect(inEnglish(cubeFault(text))).toMatch(words);
});
