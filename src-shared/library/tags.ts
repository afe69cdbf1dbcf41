import { foldText } from './search-terms.ts';

/** Tags as they are stored: without spaces around them, each once whatever its case, in the order in which they came. */
export function plainTags(tags: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const tag of tags) {
    const plain = tag.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
    const key = foldText(plain);
    if (plain !== '' && !known.has(key)) known.set(key, plain);
  }
  return [...known.values()];
}

/** Tags without those others, whatever their case. */
export function withoutTags(tags: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(plainTags(others).map(foldText));
  return plainTags(tags).filter((tag) => !gone.has(foldText(tag)));
}

/** The tags that a person writes in one line, between commas of either width. */
export function tagsIn(line: string): string[] {
  return plainTags(line.split(/[,，、;；]/u));
}
