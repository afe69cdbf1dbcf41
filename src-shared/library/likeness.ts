import type { DraftShot } from '../storyboard/storyboard.ts';

/** How often each word stands in a text, and how many there are in all. */
export interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** The words of what a shot shows and says; of Chinese, which writes no spaces, its letters two by two. */
export function wordsOf({ picture, lines }: DraftShot): Words {
  return wordsIn(picture, ...lines.map((line) => line.text));
}

/** The words that are a shot's own, wherever it stands: what is said in it, else what it shows but for place and time. */
export function ownWordsOf({ picture, lines }: DraftShot): Words {
  return lines.length > 0
    ? wordsIn(...lines.map((line) => line.text))
    : wordsIn(picture.replace(/^[^.。]*[.。](?=.)/u, ''));
}

/** The words of texts, however they are set. */
export function wordsIn(...texts: readonly string[]): Words {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    let before = '';
    for (const [token] of text.toLowerCase().matchAll(/\p{Script=Han}|[\p{L}\p{N}']+/gu)) {
      const isHan = token.length === 1 && /\p{Script=Han}/u.test(token);
      const word = isHan ? before + token : token;
      before = isHan ? token : '';
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total += 1;
    }
  }
  return { counts, total };
}

/** How alike two texts are: the share of words that both have, 0 to 1 (Dice's coefficient). */
export function alike(one: Words, other: Words): number {
  let shared = 0;
  for (const [word, count] of one.counts) shared += Math.min(count, other.counts.get(word) ?? 0);
  const total = one.total + other.total;
  return total === 0 ? 0 : (2 * shared) / total;
}
