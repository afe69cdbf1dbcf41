import { indexTerms } from '../../../src-shared/library/search-terms.ts';
import type { Pattern } from '../../../src-shared/library/search-terms.ts';

/** Whether a text has a pattern, as an index of positions answers it: what FTS5 does, in plain words. */
export function isFoundIn(text: string, { terms, isPrefix }: Pattern): boolean {
  const words = indexTerms(text);
  return words.some((_, start) =>
    terms.every((term, at) => {
      const word = words[start + at];
      const mayGoOn = isPrefix && at === terms.length - 1;
      return mayGoOn ? word?.startsWith(term) === true : word === term;
    }),
  );
}
