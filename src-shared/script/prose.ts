import { bylineIn } from './byline.ts';
import { joinLines, readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { beforeBroadcastMark, isBroadcastLine, namesSpeaker } from './directed.ts';
import { detectLanguage } from './language.ts';
import type { Screenplay } from './screenplay.ts';
import { listsShots } from './shot-lines.ts';

/** What only screenplays and plays have, whatever their lines look like. */
const ofPlays: readonly RegExp[] = [
  // Marks of action and directions to the camera.
  /^[ \t\u3000]*[△▲]/m,
  /【[^】]{1,12}】/,
  /^[ \t\u3000]*(?:CLOSE|ANGLE|INSERT|POV|FADE|CUT|DISSOLVE)\b/m,
  // "MARA (20s)", "MEI, 30,": somebody is introduced.
  /(?<!\p{L})\p{Lu}{2,}(?: \p{Lu}{2,})*(?: \(|, \d)/u,
  // "ORLANDO\tAs I remember", and directions in brackets of their own: plays.
  /^\p{Lu}[\p{Lu}. ]{2,30}\t/mu,
  /^[ \t]*(?:ACT|SCENE)[ \t]+[IVXLC\d]+/m,
  /[（(][^（()）\n]{0,20}(?:[云唱科白介]|上|下|同下|楔子)[）)]/,
  /^[ \t]*[（(][^()（）\n]{1,80}[）)][ \t]*$/m,
];
/** Copy is written in whole sentences; the lines of a script that has only action are short. */
const wordsOfCopy = 14;
const charactersOfCopy = 24;
const longestHeading = 60;
/** Who said what on which day: reports have it, and what only is to be seen has not. */
const ofReports =
  /\b(?:said|told|announced|according to|officials?|spokes(?:man|woman|person)|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|this|next) (?:week|month|year|spring|summer|autumn|fall|winter)|per ?cent)\b|记者|表示|指出|宣布|据(?:悉|了解|介绍|统计|报道|称)|今[天日年晚]|昨[天日晚]|明[天日年]|去年|日前|近日|目前|本报|[\d一二三四五六七八九十]{1,3}月/iu;
const inPast = /\b(?:was|were|had|did|came|went|became|began|made|took|gave|\p{L}{2,}ed)\b|已|曾/u;

/**
 * Whether a text is prose (news copy, a lesson, a story) and nothing of a screenplay is in it: read as Fountain it is all
 * action, no line is a mark, a direction or a speech of a play, and at least half of its paragraphs, headings aside, are as
 * long as a sentence of copy (14 words or 24 Han letters), name who says them, or have a mark of broadcast copy, or it
 * reports. Where it is doubtful, it is a screenplay.
 * @param isHeaded it stands under headings that are none of a screenplay, as copy of any length does
 */
export function isProse(text: string, asFountain: Screenplay, isHeaded = false): boolean {
  if (asFountain.elements.some(({ type }) => type !== 'action')) return false;
  const isBroadcast = isBroadcastLine(text.trimStart());
  if (!isBroadcast && ofPlays.some((pattern) => pattern.test(text))) return false;
  if (listsShots(text)) return false;
  const blocks = proseBlocks(text);
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  if (isHeaded) return paragraphs.length > 0;
  const long = paragraphs.filter((paragraph) => isOfCopy(paragraph) || beginsCopy(paragraph));
  return (
    (long.length > 0 && long.length * 2 >= paragraphs.length) || isReport(paragraphs, blocks[0]?.kind === 'heading')
  );
}

/**
 * Whether short paragraphs report: one says who said it or on which day, and at least half of them (a third under a title)
 * do or say what was.
 */
function isReport(paragraphs: readonly string[], isTitled: boolean): boolean {
  const starts = paragraphs.map((paragraph) => paragraph.slice(0, 400));
  const reporting = starts.filter((start) => ofReports.test(start) || inPast.test(start)).length;
  const isMostly = reporting * (isTitled ? 3 : 2) >= paragraphs.length;
  return paragraphs.length > 1 && isMostly && starts.some((start) => ofReports.test(start));
}

function isOfCopy(text: string): boolean {
  const start = text.slice(0, 400);
  const characters = start.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = start.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return characters >= charactersOfCopy || (characters === 0 && words >= wordsOfCopy);
}

/** Lines that programmes and lessons begin anew with. */
function beginsCopy(line: string): boolean {
  return namesSpeaker(line) || isBroadcastLine(line);
}

interface Paragraph {
  readonly lines: readonly string[];
  readonly range: readonly [number, number];
}

/** Paragraphs parted by blank lines, by an indent, or, where a text has no blank line, by every line break. */
function paragraphsOf(text: string): Paragraph[] {
  const hasBlankLines = /\n[ \t\r]*\n/.test(text);
  const paragraphs: { lines: string[]; range: [number, number] }[] = [];
  let isOpen = false;
  let start = 0;
  for (const line of text.split('\n').flatMap((whole) => `${whole}\n`.split(beforeBroadcastMark))) {
    const trimmed = line.trim();
    const at = start + line.search(/\S|$/);
    start += line.length;
    if (trimmed === '') {
      isOpen = false;
      continue;
    }
    const last = paragraphs.at(-1);
    if (
      last &&
      isOpen &&
      hasBlankLines &&
      !beginsCopy(trimmed) &&
      !/^(?:\u3000|\t| {2,}(?=\p{Script=Han}))/u.test(line)
    ) {
      last.lines.push(trimmed);
      last.range[1] = at + trimmed.length;
    } else paragraphs.push({ lines: [trimmed], range: [at, at + trimmed.length] });
    isOpen = true;
  }
  return paragraphs;
}

/** A short line by itself that is no sentence stands over what follows. */
function isHeading({ lines: [line = '', ...more] }: Paragraph): boolean {
  return (
    more.length === 0 &&
    line.length <= longestHeading &&
    !isBroadcastLine(line) &&
    bylineIn(line) === null &&
    !/[.!?。！？…，,；;：:”"』」]$/.test(line)
  );
}

function proseBlocks(text: string): Block[] {
  return paragraphsOf(text).map((paragraph, index) => ({
    ...(isHeading(paragraph) ? { kind: 'heading', level: index === 0 ? 1 : 2 } : { kind: 'paragraph' }),
    text: joinLines(paragraph.lines),
    range: paragraph.range,
  }));
}

/**
 * Reads a plain text of paragraphs: a short line by itself is a scene's heading (the first one the title), a paragraph a
 * narrated shot. Never throws; linear in the text's length.
 */
export function readProse(text: string): Screenplay {
  return { language: detectLanguage(text), elements: readBlocks(proseBlocks(text)) };
}
