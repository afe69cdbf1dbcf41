import { cameraLead } from './shot-terms.ts';

/** Which lines are scene headings, in English and in the forms of Chinese scripts. */

/** A heading as recognised: the text without forcing dot and scene number. */
export interface Heading {
  readonly text: string;
  readonly scene_number?: string;
}

/** Words of Chinese headings that say inside or outside. */
export const chineseSides: ReadonlySet<string> = new Set([
  '内',
  '外',
  '内景',
  '外景',
  '内外',
  '内外景',
  '内/外',
  '内/外景',
]);

/** Words of Chinese headings that say when. */
export const chineseTimes: ReadonlySet<string> = new Set([
  '日',
  '夜',
  '晨',
  '昏',
  '晚',
  '日景',
  '夜景',
  '白天',
  '夜晚',
  '晚上',
  '夜里',
  '深夜',
  '午夜',
  '半夜',
  '清晨',
  '早晨',
  '早上',
  '上午',
  '中午',
  '正午',
  '下午',
  '午后',
  '傍晚',
  '黄昏',
  '黎明',
  '拂晓',
  '凌晨',
  '日出',
  '日落',
  '雨夜',
  '雪夜',
  '雨天',
  '雪天',
  '雾天',
]);

const englishPrefix = /^(?:INT\.?\/EXT|EXT\.?\/INT|I\/E|E\/I|INT|EXT|EST)[. ]/i;
const dottedPrefix = /^(?:INT\.?\/EXT|EXT\.?\/INT|INT|EXT)\.\s*\S/i;
/** "FLASHBACK - INT. HOUSE", "TEN YEARS EARLIER: EXT. FARM": what stands before says when in the story it is. */
const ledPrefix =
  /^(?!(?:SHOT|FRAME|PANEL|SET-?UP)\b)\p{Lu}[\p{Lu}\p{N} '’]{2,30}?\s*(?:[-–—]+|[:：])\s*(?:INT\.?\/EXT|EXT\.?\/INT|INT|EXT)\.\s*\S/u;
const chineseLead = /^(?:闪回|闪前|回忆|梦境|梦中|幻想|想象|倒叙|插叙)\s*[：:—–-]+\s*/;
const chineseNumber = '[0-9０-９]{1,4}(?:-[0-9]{1,4})?[A-Za-z]?|[零〇一二两三四五六七八九十百]{1,6}';
const chineseScene = new RegExp(
  `^(?:第(${chineseNumber})场|场(?:景|次)?\\s*(${chineseNumber}))(?=[\\s：:、.．/／，,—-]|$)`,
);
const chinesePlainScene = /^场景[：:]/;
const chineseNumbered = new RegExp(
  `^(?:(${chineseNumber})\\s*[、.．,，]|([0-9０-９]{1,4}(?:-[0-9]{1,4})?[A-Za-z]?)(?=\\s))`,
);
const chineseSideFirst = /^(?:内外景|内[/／、]外景?|内景|外景)(?=[\s.．。·：:、,，/／—-]|$)/;
const chineseAct = new RegExp(`^第(?:${chineseNumber})[集幕](?:[\\s：:].{0,40})?$`);
const separators = /[\s/／·,，、.．。：:—–-]+/;
const sentenceEnd = /[。！？!?；;…”"]$/;
/** What makes a line something else, where `forcedHeading` has not taken the dot. */
const forcingMark = /^[!！@＠~>=#.△▲∆Δ]/;
/** Longer lines are sentences; it also keeps the patterns below from reading far into a line of a megabyte. */
const longestChineseHeading = 60;
const longestPlainHeading = 100;
/** "（闪回）", "[三年前]": what stands in brackets beside the words of a heading. */
const bracketed = /[（(【[][^（(【[\]】)）]{0,20}[\]】)）]/gu;

/** Takes a trailing `#12A#` off a heading. Only the last pair of `#` counts. */
function splitSceneNumber(text: string): Heading {
  if (!text.endsWith('#')) return { text };
  const open = text.lastIndexOf('#', text.length - 2);
  const number = text.slice(open + 1, -1);
  if (open < 0 || number.length > 20 || !/^[\p{L}\p{N}.-]+$/u.test(number)) return { text };
  return { text: text.slice(0, open).trimEnd(), scene_number: number };
}

/** A heading forced with a single leading dot; `..` and `...` begin action. */
export function forcedHeading(trimmed: string): Heading | null {
  return /^\.[\p{L}\p{N}]/u.test(trimmed) ? splitSceneNumber(trimmed.slice(1)) : null;
}

function isLedHeading(trimmed: string): boolean {
  return trimmed.length <= longestPlainHeading && ledPrefix.test(trimmed);
}

/** A heading that begins with INT, EXT and their like, in any case; before it may stand in capitals when it is. */
export function englishHeading(trimmed: string): Heading | null {
  return englishPrefix.test(trimmed) || isLedHeading(trimmed) ? splitSceneNumber(trimmed) : null;
}

/**
 * A heading that needs no blank line behind it, which Fountain asks for: nobody is called "INT. HOUSE", and no sentence
 * begins so.
 */
export function plainHeading(trimmed: string): Heading | null {
  if (trimmed.length > longestPlainHeading) return null;
  return dottedPrefix.test(trimmed) || isLedHeading(trimmed) ? splitSceneNumber(trimmed) : null;
}

/** The words of a Chinese heading, as parted by spaces and the usual marks. */
export function chineseHeadingWords(text: string): string[] {
  return text
    .replace(/内[/／]外景?/g, '内外')
    .split(separators)
    .filter((word) => word !== '');
}

function namesSideOrTime(text: string): boolean {
  const words = chineseHeadingWords(text.replaceAll(bracketed, ' '));
  if (words.length < 2) return false;
  return words.some((word) => chineseSides.has(word)) || chineseTimes.has(words.at(-1) ?? '');
}

function isPlaceTimeSide(text: string): boolean {
  const words = chineseHeadingWords(text.replaceAll(bracketed, ' '));
  const short = words.every((word) => word.length <= 12);
  return (
    words.length >= 3 &&
    short &&
    words.some((word) => chineseSides.has(word)) &&
    words.some((word) => chineseTimes.has(word))
  );
}

/**
 * A heading in one of the forms of Chinese scripts: `1、内景 教室 日`, `20、卫生间 日 内`, `第1场 教室`, `场景一：教室`,
 * `内景 教室 日`, `教室 日 内`. A number alone does not make one ("1、他走了。" is action). The number goes to
 * `scene_number`, so that renumbering a script changes no heading.
 */
export function chineseHeading(trimmed: string): Heading | null {
  if (trimmed.length > longestChineseHeading || forcingMark.test(trimmed) || !/\p{Script=Han}/u.test(trimmed))
    return null;
  const scene = chineseScene.exec(trimmed);
  if (scene && !sentenceEnd.test(trimmed)) {
    const rest = trimmed.slice(scene[0].length).replace(/^[\s：:、.．/／，,—-]+/, '');
    return { text: rest || trimmed, scene_number: scene[1] ?? scene[2] ?? '' };
  }
  if (chineseSideFirst.test(trimmed.replace(chineseLead, '').replaceAll(bracketed, ' ').trimStart()))
    return splitSceneNumber(trimmed);
  if (sentenceEnd.test(trimmed)) return null;
  if (chinesePlainScene.test(trimmed) && trimmed.length > 3) return splitSceneNumber(trimmed.slice(3).trim());
  const numbered = chineseNumbered.exec(trimmed);
  if (numbered) {
    const rest = trimmed.slice(numbered[0].length).trim();
    if (namesSideOrTime(rest)) return { text: rest, scene_number: numbered[1] ?? numbered[2] ?? '' };
  }
  return isPlaceTimeSide(trimmed) ? splitSceneNumber(trimmed) : null;
}

/** What ends a heading that a text begins with; the point of "ST. MARY'S" does not. */
const headingEnd = /(?<=\p{L}{3}|\p{N})(?<!INT|EXT)[.:](?:\s+|$)|[。，\n]\s*|$/iu;

/** Whether words before a sentence are no part of it: "Int. kitchen - a pot boils" is, and 外景 alone says nothing. */
function beginsAsHeading(line: string): boolean {
  if (/\p{Script=Han}/u.test(line)) return chineseHeadingWords(line).length > 1 && !line.includes('：');
  const last = line.split(/\s[-–—]+\s/).at(-1) ?? '';
  return !/\p{Ll}/u.test(line) || (line.split(/\s+/).length <= 6 && last.split(/\s+/).length <= 2);
}

/**
 * The heading that a text begins with, and how much of the text it takes: "INT. WAREHOUSE - NIGHT. Crates", 内景 仓库
 * 夜。木箱. Words to the camera at its end ("- WIDE") are none of it.
 */
export function leadingHeading(text: string): { readonly heading: Heading; readonly length: number } | null {
  const start = text.slice(0, longestPlainHeading);
  const end = headingEnd.exec(start);
  if (!end || (end[0] === '' && start.length < text.length)) return null;
  const line = start.slice(0, end.index).trim();
  const [whole, camera = ''] = /\s+[-–—]+\s+([^-–—]+)$/.exec(line) ?? [''];
  const isCamera = camera !== '' && cameraLead(camera)?.length === camera.length;
  const written = isCamera ? line.slice(0, -whole.length) : line;
  const heading = beginsAsHeading(written) ? (plainHeading(written) ?? chineseHeading(written)) : null;
  if (!heading) return null;
  return { heading, length: isCamera ? text.indexOf(written) + written.length : end.index + end[0].length };
}

/** `第一幕`, `第3集 归来`: a division above the scene. */
export function isChineseAct(trimmed: string): boolean {
  return trimmed.length <= longestChineseHeading && chineseAct.test(trimmed);
}
