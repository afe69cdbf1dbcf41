import { LEAST_WEIGHT, MOST_WEIGHT, readWeights } from '../../src-shared/generation/weights.ts';

/** A text being edited: what is selected of it is half-open, in UTF-16 units. */
export interface EditedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of a text as it is shown: `weight` is 1 for what counts as ever. */
export interface WeightedPiece {
  readonly text: string;
  readonly weight: number;
}

const STEP = 0.1;

/** A text in pieces, those with their brackets and number that were given a weight. */
export function piecesOf(text: string): WeightedPiece[] {
  const pieces: WeightedPiece[] = [];
  let at = 0;
  for (const { from, to, weight } of groupsIn(text)) {
    if (from > at) pieces.push({ text: text.slice(at, from), weight: 1 });
    pieces.push({ text: text.slice(from, to), weight });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), weight: 1 });
  return pieces;
}

/** The weight that a person gave a word, by the word in lower case. */
export function weightsByWord(text: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { words, weight } of groupsIn(text)) {
    for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(words)) {
      if (isWordLike === true) weights.set(segment.toLowerCase(), weight);
    }
    weights.set(words.trim().toLowerCase(), weight);
  }
  return weights;
}

/**
 * Gives what is selected, or the word at the cursor, one step more weight or less; at 1 its brackets go.
 * @param language of the text, which says where its words end
 * @returns the text with the same words selected; null where there is no word
 */
export function weighMore({ text, start, end }: EditedText, steps: 1 | -1, language: string): EditedText | null {
  const group = groupsIn(text).find(({ from, to }) => start >= from && end <= to);
  const weighed = (words: string, weight: number, from: number, to: number): EditedText => {
    const isPlain = Math.abs(weight - 1) < STEP / 2;
    const instead = isPlain ? words : `(${words}:${weight.toFixed(1)})`;
    const at = isPlain ? from : from + 1;
    return { text: text.slice(0, from) + instead + text.slice(to), start: at, end: at + words.length };
  };
  if (group) {
    const weight = Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, group.weight + steps * STEP));
    return weighed(group.words, weight, group.from, group.to);
  }
  const range = start === end ? wordAt(text, start, language) : trimmed(text, start, end);
  // A weight in a weight would be read as words.
  if (!range || /[()（）:：]/u.test(text.slice(range.from, range.to))) return null;
  return weighed(text.slice(range.from, range.to), 1 + steps * STEP, range.from, range.to);
}

interface Group {
  /** With brackets and number, half-open. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly weight: number;
}

function groupsIn(text: string): Group[] {
  return readWeights(text).weighed.map(({ start, end, weight }) => {
    const from = start - 1;
    const close = text.slice(end).search(/[)）]/u);
    return { from, to: end + close + 1, words: text.slice(start, end), weight };
  });
}

function wordAt(text: string, at: number, language: string): { readonly from: number; readonly to: number } | null {
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (isWordLike === true && at >= index && at <= index + segment.length) {
      return { from: index, to: index + segment.length };
    }
  }
  return null;
}

function trimmed(text: string, start: number, end: number): { readonly from: number; readonly to: number } | null {
  const inner = text.slice(start, end);
  const from = start + (inner.length - inner.trimStart().length);
  const to = end - (inner.length - inner.trimEnd().length);
  return from < to ? { from, to } : null;
}
