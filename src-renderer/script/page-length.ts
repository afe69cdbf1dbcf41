import type { ElementType, ScriptElement } from '../../src-shared/script/screenplay.ts';

/** Lines of a printed page, 12 points on letter paper: what producers count in eighths. */
const LINES_PER_PAGE = 54;
const EIGHTHS = 8;

/** How many characters stand in a line of each kind; others are not printed. A Chinese character is as wide as two. */
const COLUMNS: Readonly<Partial<Record<ElementType, number>>> = {
  scene_heading: 60,
  action: 60,
  shot: 60,
  character: 38,
  parenthetical: 25,
  dialogue: 35,
  lyrics: 35,
  transition: 60,
  centered: 60,
};

/** Kinds that follow what is above them without a line between. */
const CLOSE: ReadonlySet<ElementType> = new Set(['parenthetical', 'dialogue', 'lyrics']);

/** How many printed lines an element takes, with the empty one above it. */
export function printedLines({ type, text }: ScriptElement): number {
  const columns = COLUMNS[type];
  if (columns === undefined) return 0;
  let lines = CLOSE.has(type) ? 0 : 1;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(widthOf(line) / columns));
  return lines;
}

/** Printed lines as eighths of a page, at least one. */
export function eighthsOf(lines: number): number {
  return Math.max(1, Math.round((lines * EIGHTHS) / LINES_PER_PAGE));
}

/** Eighths as pages are counted: `2 3/8`, `5/8`, `4`. */
export function pagesShown(eighths: number): string {
  const whole = Math.floor(eighths / EIGHTHS);
  const rest = eighths % EIGHTHS;
  const part = rest === 0 ? '' : `${rest}/${EIGHTHS}`;
  return whole === 0 && part !== '' ? part : part === '' ? String(whole) : `${whole} ${part}`;
}

function widthOf(line: string): number {
  let width = 0;
  // Han, kana, full-width marks: from U+2E80 on.
  for (let at = 0; at < line.length; at += 1) width += line.charCodeAt(at) >= 0x2e_80 ? 2 : 1;
  return width;
}
