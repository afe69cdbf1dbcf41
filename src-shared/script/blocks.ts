import { detectLanguage } from './language.ts';
import type { Language, ScriptElement } from './screenplay.ts';
import { splitSentences } from './split-sentences.ts';
import { readShotTable } from './table.ts';
import type { Row } from './table.ts';

/** A piece of a text that is no screenplay: news copy, a lesson's outline. Ranges are half-open UTF-16 offsets. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly text: string;
      readonly range: readonly [number, number];
    }
  /** A picture is described by its text and nobody speaks over it. */
  | {
      readonly kind: 'paragraph' | 'item' | 'picture';
      readonly text: string;
      readonly range: readonly [number, number];
    }
  | { readonly kind: 'table'; readonly rows: readonly Row[] };

/** A picture holds a viewer about 12 s; a longer paragraph is divided at its sentences. At the rates of timing.ts. */
const mostWords = 36;
const mostCharacters = 48;

/** How much of the longest narrated shot a text takes. */
function share(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return words / mostWords + characters / mostCharacters;
}

/** Divides a paragraph into about equal pieces that can be said over one picture each, where sentences allow. */
function narratedPieces(text: string): { start: number; end: number }[] {
  const total = share(text);
  if (total <= 1) return [{ start: 0, end: text.length }];
  const target = total / Math.ceil(total);
  const pieces: { start: number; end: number }[] = [];
  let taken = 0;
  for (const sentence of splitSentences(text)) {
    const own = share(sentence.text);
    const last = pieces.at(-1);
    const isNearer = taken + own / 2 <= target && taken + own <= 1;
    if (last && isNearer) {
      last.end = sentence.end;
      taken += own;
    } else {
      pieces.push({ start: sentence.start, end: sentence.end });
      taken = own;
    }
  }
  return pieces;
}

/** A paragraph of several lines as one; Chinese lines are joined without a space. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/(?<=[\p{Script=Han}，。！？；：、”」》])\n(?=[\p{Script=Han}“「《])/gu, '')
    .replaceAll('\n', ' ');
}

/** A shot of a text, over which a narrator says it. */
export function narratedShot(
  text: string,
  range: readonly [number, number],
  language: Language,
  said: { readonly text: string; readonly range: readonly [number, number] } = { text, range },
): ScriptElement[] {
  const narrator = language === 'zh' ? '旁白' : 'NARRATOR';
  const shot: ScriptElement = { type: 'shot', text, range, shot: {} };
  if (said.text.trim() === '') return [shot];
  const at = said.range[0];
  return [
    shot,
    { type: 'character', text: narrator, range: [at, at] },
    { type: 'dialogue', text: said.text, range: said.range },
  ];
}

/**
 * Makes a script of blocks: headings are scenes, paragraphs are narrated shots (divided at sentences where they are
 * long), an item of a list is one shot, tables are shot tables. A heading with nothing under it is a section; the only
 * one of the first level, where it comes first, is the title.
 */
export function readBlocks(blocks: readonly Block[]): ScriptElement[] {
  const language = detectLanguage(blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n'));
  return blocks.flatMap((block, index): ScriptElement[] => {
    switch (block.kind) {
      case 'heading':
        return headingElements(blocks, block, index);
      case 'picture':
        return [{ type: 'shot', text: block.text, range: block.range, shot: {} }];
      case 'item':
        return narratedShot(block.text, block.range, language);
      case 'paragraph':
        return paragraphElements(block.text, block.range, language);
      case 'table':
        return readShotTable(block.rows) ?? rowElements(block.rows, language);
    }
  });
}

function headingElements(
  blocks: readonly Block[],
  { level, text, range }: Extract<Block, { kind: 'heading' }>,
  index: number,
): ScriptElement[] {
  const isFirstOfItsLevel =
    index === 0 && !blocks.slice(1).some((other) => other.kind === 'heading' && other.level <= level);
  const next = blocks[index + 1];
  const isFilled = next !== undefined && next.kind !== 'heading';
  return [
    ...(isFirstOfItsLevel ? [{ type: 'title_page', key: 'title', text, range } as const] : []),
    ...(isFilled
      ? [{ type: 'scene_heading', text, range } as const]
      : isFirstOfItsLevel
        ? []
        : [{ type: 'section', text, depth: level, range } as const]),
  ];
}

function paragraphElements(text: string, range: readonly [number, number], language: Language): ScriptElement[] {
  const isAsWritten = range[1] - range[0] === text.length;
  const pieces = narratedPieces(text);
  return pieces.flatMap(({ start, end }) => {
    const own = isAsWritten ? ([range[0] + start, range[0] + end] as const) : range;
    return narratedShot(text.slice(start, end), own, language);
  });
}

/** A table of other things: what stands in a row is said over one picture. */
function rowElements(rows: readonly Row[], language: Language): ScriptElement[] {
  return rows.flatMap((row) => {
    const cells = row.filter(({ text }) => text.trim() !== '');
    const [first, last] = [cells[0], cells.at(-1)];
    if (!first || !last) return [];
    const text = cells.map(({ text }) => text.trim()).join(language === 'zh' ? '，' : ', ');
    return narratedShot(text, [first.range[0], last.range[1]], language);
  });
}
