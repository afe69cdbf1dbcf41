/**
 * What the search takes for a word, the same in what is searched and in what is asked for.
 *
 * Text is folded (compatibility forms, accents and case do not count) and divided into terms. A run of letters and digits is
 * one term. Chinese and Japanese write no spaces: a run of theirs is indexed as every two neighbours, and its last letter by
 * itself, so that each letter begins exactly one term. One letter is then asked for as a prefix, two as a term, more as a
 * phrase, and any stretch of a text finds it.
 */

/** Terms that stand one after the other; the last one may be only the beginning of a term. */
export interface Pattern {
  readonly terms: readonly string[];
  readonly isPrefix: boolean;
}

/** Stands between the parts of a text, so that no phrase reaches from one to the next; no text has it as a term. */
export const BOUNDARY = '\u{E000}';

const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー`;
const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Text as it is compared: "Café" as "cafe", "ＡＢ" as "ab". Folding it again changes nothing. */
export function foldText(text: string): string {
  return withoutAccents(withoutAccents(text).toLowerCase()).normalize('NFC');
}

/** Only of the marks that letters of the Latin, Greek and Cyrillic scripts carry: in others they are letters of their own. */
function withoutAccents(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\u{300}-\u{36F}]/gu, '');
}

/** The terms of a text as they are indexed. */
export function indexTerms(text: string): string[] {
  return runsOf(text).flatMap((run) => (IS_UNSPACED.test(run) ? pairs(run, true) : [run]));
}

/** The parts of a column as the index takes them: terms between spaces. */
export function columnText(parts: readonly string[]): string {
  return parts
    .map((part) => indexTerms(part).join(' '))
    .filter((terms) => terms !== '')
    .join(` ${BOUNDARY} `);
}

/** A column whose parts can also be asked for as a whole, such as tags. */
export function wholesText(parts: readonly string[]): string {
  const text = columnText(parts);
  return text === '' ? '' : `${BOUNDARY} ${text} ${BOUNDARY}`;
}

/**
 * What a text is asked for with; null where it has no term.
 * @param isPrefix whether its last word may go on; letters of Chinese and Japanese always may
 */
export function patternOf(text: string, isPrefix: boolean): Pattern | null {
  const runs = runsOf(text);
  const last = runs.pop();
  if (last === undefined) return null;
  const before = runs.flatMap((run) => (IS_UNSPACED.test(run) ? pairs(run, true) : [run]));
  if (!IS_UNSPACED.test(last)) return { terms: [...before, last], isPrefix };
  const ends = pairs(last, false);
  return ends.length > 0
    ? { terms: [...before, ...ends], isPrefix: false }
    : { terms: [...before, last], isPrefix: true };
}

/** What one part of a column of {@link wholesText} is asked for with, whole or by its beginning; null where it has no term. */
export function wholePattern(text: string, isPrefix: boolean): Pattern | null {
  if (isPrefix) {
    const start = patternOf(text, true);
    return start && { ...start, terms: [BOUNDARY, ...start.terms] };
  }
  const terms = indexTerms(text);
  return terms.length === 0 ? null : { terms: [BOUNDARY, ...terms, BOUNDARY], isPrefix: false };
}

function runsOf(text: string): string[] {
  return foldText(text).match(RUN) ?? [];
}

/** Every two neighbours of a run, and its last letter by itself. */
function pairs(run: string, withLast: boolean): string[] {
  const letters = Array.from(run);
  const terms = letters.map((letter, index) => letter + (letters[index + 1] ?? ''));
  return withLast ? terms : terms.slice(0, -1);
}
