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

/**
 * Whether a text is prose (news copy, a lesson, a story) and nothing of a screenplay is in it: read as Fountain it is all
 * action, no line is a mark, a direction or a speech of a play, and at least half of its paragraphs, headings aside, are as
 * long as a sentence of copy (14 words or 24 Han letters), name who says them, or have a mark of broadcast copy. Where it is doubtful, it is a screenplay.
 */
export function isProse(text: string, asFountain: Screenplay): boolean {
  if (asFountain.elements.some(({ type }) => type !== 'action')) return false;
  const isBroadcast = isBroadcastLine(text.trimStart());
  if (!isBroadcast && ofPlays.some((pattern) => pattern.test(text))) return false;
  if (listsShots(text)) return false;
  const paragraphs = proseBlocks(text).filter(({ kind }) => kind === 'paragraph');
  const long = paragraphs.filter(
    (block) => block.kind === 'paragraph' && (isOfCopy(block.text) || beginsCopy(block.text)),
  );
  return long.length > 0 && long.length * 2 >= paragraphs.length;
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
