/** A paragraph of a text: what blank lines part. */
export interface Paragraph {
  /** Its lines, without blank ones at its ends; lines end in `\n`. */
  readonly text: string;
  /** As it is written, with the blank lines behind it; all of a text's paragraphs together are the text. */
  readonly whole: string;
  readonly start: number;
}

const parting = /(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+|(?:\r\n|\r|\n)$/gu;

/** The paragraphs of a text. What stands before the first one goes with it. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  const add = (end: number): void => {
    const whole = text.slice(start, end);
    if (whole !== '') paragraphs.push({ text: whole.replaceAll(/\r\n?/gu, '\n').trim(), whole, start });
    start = end;
  };
  for (const found of text.matchAll(parting)) add(found.index + found[0].length);
  add(text.length);
  return paragraphs;
}

/**
 * Pairs paragraphs of two texts that are alike and in the same order, as many as there are so.
 * Equal ones are paired by their occurrence.
 * @returns indices of the second by those of the first, both increasing
 */
export function alignParagraphs(first: readonly Paragraph[], second: readonly Paragraph[]): Map<number, number> {
  const places = new Map(occurrences(second).map((occurrence, index) => [occurrence, index]));
  const pairs = occurrences(first).flatMap((occurrence, index) => {
    const place = places.get(occurrence);
    return place === undefined ? [] : [{ index, place }];
  });
  return new Map(longestIncreasing(pairs).map(({ index, place }) => [index, place]));
}

function occurrences(paragraphs: readonly Paragraph[]): string[] {
  const counts = new Map<string, number>();
  return paragraphs.map(({ text }) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    return `${count} ${text}`;
  });
}

interface Pair {
  readonly index: number;
  readonly place: number;
}

/** The longest subsequence whose places increase. */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  const ends: Pair[] = [];
  const before = new Map<Pair, Pair | undefined>();
  for (const pair of pairs) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.place ?? 0) < pair.place) low = middle + 1;
      else high = middle;
    }
    before.set(pair, ends[low - 1]);
    ends[low] = pair;
  }
  const found: Pair[] = [];
  for (let pair = ends.at(-1); pair; pair = before.get(pair)) found.push(pair);
  return found.toReversed();
}
