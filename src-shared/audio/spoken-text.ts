import type { SpokenWords } from '../generation/spoken-words.ts';
import type { Language } from '../script/screenplay.ts';

/** How a stretch is said: as it is written here, by the syllables of Pinyin, or by the letters of the IPA. */
export type Saying =
  | { readonly kind: 'text'; readonly text: string }
  /** One syllable for each Han letter, its tone as a digit: `chong2`; 5 is the neutral tone, `v` is ü, `r` behind it is erhua. */
  | { readonly kind: 'pinyin'; readonly syllables: readonly string[] }
  /** `text` is what an engine says that cannot take the letters. */
  | { readonly kind: 'ipa'; readonly ipa: string; readonly text: string };

/** A stretch of a text, UTF-16 and half-open, and how it is said. */
export interface SpokenPiece {
  readonly from: number;
  readonly to: number;
  readonly say: Saying;
}

/** A text and how all of it is said, its pieces in their order. What is in no piece is not said. */
export interface SpokenText {
  readonly source: string;
  readonly language: Language;
  readonly pieces: readonly SpokenPiece[];
}

/** A text as it is written. */
export function asWritten(source: string, language: Language): SpokenText {
  const pieces = source === '' ? [] : [{ from: 0, to: source.length, say: { kind: 'text', text: source } as const }];
  return { source, language, pieces };
}

/** Whether a piece is still as it was written. Others are settled and nothing rewrites them again. */
function isAsWritten(source: string, { from, to, say }: SpokenPiece): boolean {
  return say.kind === 'text' && say.text === source.slice(from, to);
}

/**
 * Says otherwise what a pattern finds in stretches that are still as written. Look-arounds see the whole text.
 * @param pattern global
 * @param saying null leaves the match as it is
 */
export function rewrite(
  text: SpokenText,
  pattern: RegExp,
  saying: (match: RegExpExecArray) => Saying | string | null,
): SpokenText {
  const { source } = text;
  const found = [...source.matchAll(pattern)].filter(([all]) => all !== '');
  const pieces = text.pieces.flatMap((piece): SpokenPiece[] => {
    if (!isAsWritten(source, piece)) return [piece];
    const parts: SpokenPiece[] = [];
    let at = piece.from;
    for (const match of found) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (start < at || end > piece.to) continue;
      const said = saying(match);
      if (said === null) continue;
      parts.push(...written(source, at, start));
      parts.push({ from: start, to: end, say: typeof said === 'string' ? { kind: 'text', text: said } : said });
      at = end;
    }
    return [...parts, ...written(source, at, piece.to)];
  });
  return { ...text, pieces };
}

function written(source: string, from: number, to: number): SpokenPiece[] {
  return to > from ? [{ from, to, say: { kind: 'text', text: source.slice(from, to) } }] : [];
}

/** What an engine is given, and which piece each stretch of it comes from. */
export interface EngineText {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly piece: SpokenPiece }[];
}

/** Writes pieces for an engine, each as `write` has it. */
export function engineText(
  pieces: readonly SpokenPiece[],
  write: (say: Saying, piece: SpokenPiece) => string,
): EngineText {
  const spans: { start: number; end: number; piece: SpokenPiece }[] = [];
  let text = '';
  for (const piece of pieces) {
    const said = write(piece.say, piece);
    spans.push({ start: text.length, end: text.length + said.length, piece });
    text += said;
  }
  return { text, spans };
}

/** When a stretch of what an engine was given is heard. */
export interface HeardStretch {
  readonly start: number;
  readonly end: number;
  readonly from_s: number;
  readonly to_s: number;
}

/** What is no part of a word at its ends. */
const EDGES = /^[^\p{L}\p{N}\p{Sc}]+|[^\p{L}\p{N}%°]+$/gu;

/**
 * The words of the source that an engine's words stand for; those of one rewritten piece are one, and so are the parts of a Chinese word, which
 * engines tell letter by letter.
 */
export function wordsOfSource(source: string, { spans }: EngineText, heard: readonly HeardStretch[]): SpokenWords[] {
  const parts: { from: number; to: number; from_s: number; to_s: number }[] = [];
  for (const { start, end, from_s, to_s } of heard) {
    const span = spans.find((each) => each.end > start);
    if (!span) continue;
    const { piece } = span;
    const [from, to] = isAsWritten(source, piece)
      ? [piece.from + Math.max(0, start - span.start), piece.from + Math.min(end, span.end) - span.start]
      : [piece.from, piece.to];
    const last = parts.at(-1);
    if (last && (last.to > from || isOneWord(source, last.from, from))) {
      last.to = Math.max(last.to, to);
      last.to_s = to_s;
    } else parts.push({ from, to, from_s, to_s });
  }
  return parts
    .map(({ from, to, from_s, to_s }) => ({ text: source.slice(from, to).replaceAll(EDGES, ''), from_s, to_s }))
    .filter(({ text, from_s, to_s }) => /[\p{L}\p{N}]/u.test(text) && to_s > from_s);
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether two Chinese letters are of one word. */
function isOneWord(source: string, one: number, other: number): boolean {
  if (!/\p{Script=Han}/u.test(source[one] ?? '') || !/\p{Script=Han}/u.test(source[other] ?? '')) return false;
  const segments = chineseWords.segment(source);
  return segments.containing(one)?.index === segments.containing(other)?.index;
}
