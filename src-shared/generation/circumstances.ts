import type { ReadWord } from './word-reader.ts';

/** A shot has one of each. */
const CIRCUMSTANCES = ['place', 'time', 'weather', 'season'] as const;

/**
 * Where, when and in what weather a shot is, the first sentence that says so decides: in a script that is the heading.
 * What later sentences say otherwise ("remembers the sea", "as fast as the wind") happens elsewhere, and is overruled.
 */
export function settled(words: readonly ReadWord[]): ReadWord[] {
  const decided = new Map<string, ReadonlySet<string>>();
  return sentencesOf(words).flatMap((sentence) => {
    const own = sentence.map((word): ReadWord => {
      const allowed = decided.get(sortOf(word));
      return allowed && word.token !== null && !allowed.has(word.token) ? { ...word, isOverruled: true } : word;
    });
    for (const sort of CIRCUMSTANCES) {
      const said = sentence.filter((word) => sortOf(word) === sort).flatMap(({ token }) => token ?? []);
      if (said.length > 0 && !decided.has(sort)) decided.set(sort, new Set(said));
    }
    return own;
  });
}

/**
 * The words of one prompt that say where, when and in what weather, as far as another says nothing of that: what takes over within a shot goes on
 * in the same place.
 */
export function carriedOver(words: readonly ReadWord[], into: readonly ReadWord[]): string[] {
  const said = new Set(into.map(sortOf));
  const sorts = CIRCUMSTANCES.filter((sort) => !said.has(sort));
  const found = sorts.flatMap((sort) => settled(words).find((word) => sortOf(word) === sort) ?? []);
  return found.toSorted((one, other) => one.start - other.start).map(({ text }) => text);
}

function sortOf({ token }: ReadWord): string {
  return token?.split(':')[0] ?? '';
}

function sentencesOf(words: readonly ReadWord[]): ReadWord[][] {
  const sentences: ReadWord[][] = [[]];
  for (const word of words) {
    sentences.at(-1)?.push(word);
    if (word.token === '.') sentences.push([]);
  }
  return sentences;
}
