import type { TFunction } from 'i18next';

/** By language: a few words that are looked up for every card took longer than to draw it. */
const known = new WeakMap<TFunction<'board'>, Map<string, string>>();

/** Words of the board that are the same wherever the key is. @param key says all that they depend on */
export function said(t: TFunction<'board'>, key: string, say: () => string): string {
  const words = known.get(t) ?? new Map<string, string>();
  known.set(t, words);
  const found = words.get(key) ?? say();
  words.set(key, found);
  return found;
}
