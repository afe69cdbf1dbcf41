/** A piece of a text, which is one of the words that were looked for or not. */
export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text in pieces, so that the words of a search can be marked in it; filters and what is left out mark nothing. */
export function markedParts(text: string, query: string): readonly TextPart[] {
  const words = (query.match(/-?"[^"]*"|\S+/gu) ?? [])
    .filter((word) => !word.startsWith('-') && !/^\p{L}+[:：]/u.test(word))
    .map((word) => word.replaceAll(/["*]/gu, '').trim())
    .filter(Boolean);
  if (words.length === 0) return [{ text, isMarked: false }];
  const pattern = words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`))
    .join('|');
  return text
    .split(new RegExp(`(${pattern})`, 'giu'))
    .map((part, index) => ({ text: part, isMarked: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
