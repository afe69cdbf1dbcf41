import { beatsOf, goesOnInNext } from './beats.ts';
import { bylineIn } from './byline.ts';
import { DirectedCopy, isDirected } from './directed.ts';
import { detectLanguage } from './language.ts';
import type { Language, ScriptElement } from './screenplay.ts';
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

/** Whether a text has a {@link narratedShot} that is said as it is seen: as elements, its words stand there twice. */
export function narratesItsPictures(elements: readonly ScriptElement[]): boolean {
  return elements.some(({ type, text, range: [start, end] }, index) => {
    const said = elements[index + 2];
    return (
      type === 'shot' && text !== '' && said?.type === 'dialogue' && said.range[0] === start && said.range[1] === end
    );
  });
}

function listedShot(text: string, range: readonly [number, number], language: Language): ScriptElement[] {
  return narratedShot(text, range, language).map((element) =>
    element.type === 'shot' ? { ...element, is_listed: true } : element,
  );
}

/**
 * Makes a script of blocks: headings are scenes, paragraphs are narrated shots (divided at sentences where they are
 * long), an item of a list is one shot, tables are shot tables; who wrote it is a credit. A heading with nothing under it is a section; the only
 * one of the first level, where it comes first, is the title.
 */
export function readBlocks(blocks: readonly Block[]): ScriptElement[] {
  const language = detectLanguage(blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n'));
  return sectionsOf(blocks).flatMap(([start, end]) => {
    const { above, section, below } = partBylines(blocks.slice(start, end));
    const isList = section[0]?.kind === 'heading' && namesList.test(section[0].text) && section[1]?.kind === 'item';
    const isOfPictures =
      isList || section.some((block) => (block.kind === 'paragraph' || block.kind === 'item') && isDirected(block));
    return [
      ...section.flatMap((block) =>
        block.kind === 'heading' ? headingElements(blocks, block, { index: start, isFilled: section.length > 1 }) : [],
      ),
      ...above,
      ...(isOfPictures
        ? directedElements(section, language, isList)
        : section.flatMap((block, index) => plainElements(section, block, index, language))),
      ...below,
    ];
  });
}

/** Takes who wrote it off a section: such lines stand right under its heading or at its end. */
function partBylines(blocks: readonly Block[]): {
  readonly above: readonly ScriptElement[];
  readonly section: readonly Block[];
  readonly below: readonly ScriptElement[];
} {
  const credits = blocks.map((block): readonly ScriptElement[] => {
    const text = block.kind === 'paragraph' ? bylineIn(block.text) : null;
    return text === null || block.kind !== 'paragraph'
      ? []
      : [{ type: 'title_page', key: 'author', text, range: block.range }];
  });
  const isOther = (found: readonly ScriptElement[]) => found.length === 0;
  const heading = blocks[0]?.kind === 'heading' ? 1 : 0;
  const next = credits.findIndex((found, index) => index >= heading && isOther(found));
  const first = next < 0 ? blocks.length : next;
  const last = Math.max(first, credits.findLastIndex(isOther) + 1);
  return {
    above: credits.slice(heading, first).flat(),
    section: [...blocks.slice(0, heading), ...blocks.slice(first, last)],
    below: credits.slice(last).flat(),
  };
}

/** From each heading up to the next, as indices of blocks. */
function sectionsOf(blocks: readonly Block[]): (readonly [start: number, end: number])[] {
  const starts = blocks.flatMap(({ kind }, index) => (kind === 'heading' || index === 0 ? [index] : []));
  return starts.map((start, nth) => [start, starts[nth + 1] ?? blocks.length]);
}

function plainElements(blocks: readonly Block[], block: Block, index: number, language: Language): ScriptElement[] {
  switch (block.kind) {
    case 'heading':
      return [];
    case 'picture':
      return [{ type: 'shot', text: block.text, range: block.range, shot: {} }];
    case 'item':
      return listedShot(block.text, block.range, language);
    case 'paragraph':
      // Paragraphs that follow each other are taken together, with the first.
      return blocks[index - 1]?.kind === 'paragraph' ? [] : copyElements(copyFrom(blocks, index), language);
    case 'table':
      return readShotTable(block.rows) ?? rowElements(block.rows, language);
  }
}

/** The shots of a section in which some blocks say what is seen. */
function directedElements(blocks: readonly Block[], language: Language, isList: boolean): readonly ScriptElement[] {
  const copy = new DirectedCopy(language, isList);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') continue;
    const isText = block.kind === 'paragraph' || block.kind === 'item';
    if (block.kind !== 'item' && blocks[index - 1]?.kind === 'item') copy.endLabel();
    if (!isText || !copy.take(block))
      copy.takeCopy(
        block.kind === 'paragraph' ? copyElements([block], language) : plainElements([block], block, 0, language),
      );
  }
  return copy.finish();
}

/** "Shot list", 分镜脚本, "Storyboard: The Bridge": it tells what stands below, and is no place. */
const namesList =
  /^(?:shot ?lists?|story ?boards?|shooting script|(?:shot|shots|video|av) (?:script|table|breakdown|plan)|(?:.{1,20})?(?:分镜头?|拍摄)(?:脚本|表格?|列表|清单|剧本|台本)?|镜头(?:脚本|表|列表|清单))(?:\s*[:：–—-].{1,60})?$/iu;

function headingElements(
  blocks: readonly Block[],
  { level, text, range }: Extract<Block, { kind: 'heading' }>,
  { index, isFilled }: { readonly index: number; readonly isFilled: boolean },
): ScriptElement[] {
  const isFirstOfItsLevel =
    index === 0 && !blocks.slice(1).some((other) => other.kind === 'heading' && other.level <= level);
  return [
    ...(isFirstOfItsLevel ? [{ type: 'title_page', key: 'title', text, range } as const] : []),
    ...(isFilled && !namesList.test(text)
      ? [{ type: 'scene_heading', text, range } as const]
      : isFirstOfItsLevel
        ? []
        : [{ type: 'section', text, depth: level, range } as const]),
  ];
}

type Paragraph = Extract<Block, { kind: 'paragraph' | 'item' | 'picture' }>;

/** The paragraphs that follow each other from a place on. */
function copyFrom(blocks: readonly Block[], start: number): Paragraph[] {
  const copy: Paragraph[] = [];
  for (let index = start; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph') break;
    copy.push(block);
  }
  return copy;
}

/** What is said over one picture, and where it stands. */
type Narrated = Pick<Paragraph, 'text' | 'range'>;

function narratedPieces({ text, range }: Paragraph): Narrated[] {
  const isAsWritten = range[1] - range[0] === text.length;
  return beatsOf(text).map((beat) => ({
    text: beat.text,
    range: isAsWritten ? [range[0] + beat.start, range[0] + beat.end] : range,
  }));
}

/** Shots of running text: a speech that is announced, or not closed, at the end of a paragraph goes on in the next. */
function copyElements(paragraphs: readonly Paragraph[], language: Language): ScriptElement[] {
  const shots: Narrated[] = [];
  let ending = '';
  for (const paragraph of paragraphs) {
    const [first, ...rest] = narratedPieces(paragraph);
    const last = shots.at(-1);
    if (!first) continue;
    if (last && goesOnInNext(ending, first.text))
      shots[shots.length - 1] = {
        text: joinLines([last.text, first.text]),
        range: [last.range[0], first.range[1]],
      };
    else shots.push(first);
    shots.push(...rest);
    ending = (rest.at(-1) ?? first).text;
  }
  return shots.flatMap(({ text, range }) => narratedShot(text, range, language));
}

/** A table of other things: what stands in a row is said over one picture. */
function rowElements(rows: readonly Row[], language: Language): ScriptElement[] {
  return rows.flatMap((row) => {
    const cells = row.filter(({ text }) => text.trim() !== '');
    const [first, last] = [cells[0], cells.at(-1)];
    if (!first || !last) return [];
    const text = cells.map(({ text }) => text.trim()).join(language === 'zh' ? '，' : ', ');
    return listedShot(text, [first.range[0], last.range[1]], language);
  });
}
