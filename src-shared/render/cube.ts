import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** The most points a side that ffmpeg's lut3d reads. */
const MOST = 256;

/**
 * What is wrong with the text of a .cube file (Adobe's Cube LUT Specification 1.0) as a table of colours for a film, in the words
 * behind its name; null where nothing is.
 */
export function cubeFault(text: string): Sentence | null {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (said.some((line) => /^LUT_1D_SIZE\b/u.test(line)))
    return say`is a table of one dimension; export one of three (LUT_3D_SIZE)`;
  const size = Number(/^LUT_3D_SIZE\s+(\d{1,4})$/mu.exec(said.join('\n'))?.[1] ?? 0);
  if (size < 2 || size > MOST) return say`is no .cube file with a table of three dimensions (LUT_3D_SIZE 2 to ${MOST})`;
  const rows = said.filter((line) => /^[-+.\d]/u.test(line));
  if (rows.length !== size ** 3) return say`has ${rows.length} rows of colours, not the ${size ** 3} of its size`;
  const isColour = (row: string): boolean => {
    const parts = row.split(/\s+/u);
    return parts.length === 3 && parts.every((part) => Number.isFinite(Number(part)));
  };
  const wrong = rows.find((row) => !isColour(row));
  return wrong === undefined ? null : say`has a row that is no colour: "${wrong.slice(0, 40)}"`;
}
