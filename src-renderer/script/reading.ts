import { parseFountain } from '../../src-shared/script/fountain.ts';
import { chineseHeadingWords, chineseSides, chineseTimes } from '../../src-shared/script/scene-heading.ts';
import type { Language, ScriptElement } from '../../src-shared/script/screenplay.ts';
import { eighthsOf, printedLines } from './page-length.ts';

/**
 * What a line of a script is, as the editor lays it out. `speech`: who speaks and what is said in one line (小雨：走吧。).
 * The number of each is its index.
 */
export const LINE_KINDS = [
  'blank',
  'title_page',
  'scene_heading',
  'action',
  'shot',
  'character',
  'parenthetical',
  'dialogue',
  'lyrics',
  'speech',
  'transition',
  'centered',
  'section',
  'synopsis',
  'note',
  'boneyard',
  'page_break',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A heading, or a section (an act, a sequence) over several. */
export interface OutlineEntry {
  readonly kind: 'scene' | 'section';
  readonly text: string;
  /** Where its line begins in the text. */
  readonly start: number;
  /** Of a scene, in eighths of a page; 0 of a section. */
  readonly eighths: number;
  /** Of a scene, as the script or its order says it; null of a section. */
  readonly number: string | null;
}

/** What the editor knows of a text. Offsets are UTF-16 units. */
export interface Reading {
  readonly language: Language;
  /** An index of {@link LINE_KINDS} for each line. */
  readonly kinds: Uint8Array;
  readonly outline: readonly OutlineEntry[];
  /** Who speaks, who speaks most first. */
  readonly names: readonly string[];
  /** Places as headings write them, the last used first. */
  readonly places: readonly string[];
  /** Of the whole, in eighths of a page; 0 where nothing would be printed. */
  readonly eighths: number;
}

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(LINE_KINDS.map((kind, index) => [kind, index]));

/** Reads a text as the program will, for the editor. Line breaks are `\n`. */
export function readForEditor(text: string): Reading {
  const { elements, language } = parseFountain(text);
  const starts = lineStarts(text);
  let lines = 0;
  for (const element of elements) lines += printedLines(element);
  return {
    language,
    kinds: kindsOf(text, elements, starts),
    outline: outlineOf(elements),
    names: namesOf(elements),
    places: placesOf(elements),
    eighths: lines === 0 ? 0 : eighthsOf(lines),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function kindsOf(text: string, elements: readonly ScriptElement[], starts: readonly number[]): Uint8Array {
  const kinds = new Uint8Array(starts.length);
  const numberOf = (kind: LineKind): number => KIND_NUMBERS.get(kind) ?? 0;
  const [character, speech] = [numberOf('character'), numberOf('speech')];
  let first = 0;
  for (const { type, range } of elements) {
    const isCut = type === 'note' || type === 'boneyard';
    // Elements come in the order of their start, but a note may lie within the one before.
    while (first > 0 && (starts[first] ?? 0) > range[0]) first -= 1;
    while ((starts[first + 1] ?? Infinity) <= range[0]) first += 1;
    for (let line = first; line < starts.length && (starts[line] ?? 0) < Math.max(range[1], range[0] + 1); line += 1) {
      const start = starts[line] ?? 0;
      const end = (starts[line + 1] ?? text.length + 1) - 1;
      if (isCut && !isWhole(text, start, end, range)) continue;
      if (text.slice(start, end).trim() === '') continue;
      const isSpoken = type === 'dialogue' || type === 'parenthetical';
      const before = kinds[line];
      kinds[line] = isSpoken && (before === character || before === speech) ? speech : numberOf(type);
    }
  }
  return kinds;
}

/** Whether nothing stands in a line beside what a note or boneyard takes of it. */
function isWhole(text: string, start: number, end: number, [from, to]: ScriptElement['range']): boolean {
  return text.slice(start, Math.max(start, from)).trim() === '' && text.slice(Math.min(end, to), end).trim() === '';
}

function outlineOf(elements: readonly ScriptElement[]): readonly OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  let [lines, scenes] = [0, 0];
  const close = (): void => {
    const last = outline.findLastIndex(({ kind }) => kind === 'scene');
    const entry = outline[last];
    if (entry && entry.eighths === 0) outline[last] = { ...entry, eighths: eighthsOf(lines) };
    lines = 0;
  };
  for (const element of elements) {
    const { type, text, range } = element;
    if (type === 'scene_heading') {
      close();
      scenes += 1;
      const number = element.scene_number ?? String(scenes);
      outline.push({ kind: 'scene', text, start: range[0], eighths: 0, number });
    } else if (type === 'section') {
      close();
      outline.push({ kind: 'section', text, start: range[0], eighths: 0, number: null });
    }
    lines += printedLines(element);
  }
  close();
  return outline;
}

function namesOf(elements: readonly ScriptElement[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { type, text } of elements) if (type === 'character') counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}

function placesOf(elements: readonly ScriptElement[]): readonly string[] {
  const places = new Set<string>();
  for (const { type, text } of elements.toReversed()) {
    const place = type === 'scene_heading' ? placeWritten(text) : '';
    if (place !== '') places.add(place);
  }
  return [...places];
}

/** The place of a heading, as it is written there. */
export function placeWritten(heading: string): string {
  if (/\p{Script=Han}/u.test(heading))
    return chineseHeadingWords(heading)
      .filter((word) => !chineseSides.has(word) && !chineseTimes.has(word))
      .join(' ');
  const place = heading.replace(/^(?:INT|EXT|EST|I\/E|E\/I)(?:\.?\s*\/\s*(?:INT|EXT))?[.\s]+/iu, '');
  return place.replace(/\s+[-–—]+\s+.*$/u, '').trim();
}
