import { patternOf, wholePattern } from './search-terms.ts';
import type { Pattern } from './search-terms.ts';
import { readFilter, FILTER_NAMES } from './search-filters.ts';
import type { Filter } from './search-filters.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** The columns of a clip's texts that can be asked for by themselves. */
export type TextField = 'tags' | 'people';

/** Words that a clip must have, or (negated) must not have. */
export interface TextCondition {
  /** null: anywhere. */
  readonly field: TextField | null;
  readonly pattern: Pattern;
  readonly isNegated: boolean;
}

export interface FilterCondition {
  readonly filter: Filter;
  readonly isNegated: boolean;
}

/** What a search asks for: all of it must hold. Empty, it asks for everything. */
export interface SearchQuery {
  readonly texts: readonly TextCondition[];
  readonly filters: readonly FilterCondition[];
}

export type ReadQuery = { readonly query: SearchQuery } | { readonly problem: Sentence };

/** `-`, `name:`, and then what is between quotes, or stands before the next space; with `*`, only the beginning of a word. */
const ITEM =
  /(-)?(?:(\p{L}[\p{L}_]*):)?(?:(?:"([^"]*)(?:"|$)|“([^”]*)(?:”|$)|「([^」]*)(?:」|$)|『([^』]*)(?:』|$))(\*)?|([^\s"“「『]+))/gu;
/** A name without a value. */
const BARE = /^(-)?(\p{L}[\p{L}_]*):$/u;

/**
 * Reads what a person asks for: words, "phrases", begin*, -not, and filters such as `rating:>3` or 评分:>3. Never throws: what
 * cannot be understood is one sentence.
 */
export function readQuery(text: string): ReadQuery {
  const texts: TextCondition[] = [];
  const filters: FilterCondition[] = [];
  for (const match of text.normalize('NFKC').matchAll(ITEM)) {
    const [item, minus, named, ...rest] = match;
    const bare = BARE.exec(item)?.[2];
    const name = named ?? bare;
    const isNegated = minus !== undefined || (bare !== undefined && item.startsWith('-'));
    const [quoted, star, word = ''] = [rest.slice(0, 4).find((each) => each !== undefined), rest[4], rest[5]];
    const value = bare !== undefined ? '' : (quoted ?? withoutStars(word));
    const isPrefix = star !== undefined || (quoted === undefined && word.endsWith('*'));
    if (name === undefined) {
      const pattern = patternOf(value, isPrefix);
      if (pattern) texts.push({ field: null, pattern, isNegated });
      continue;
    }
    const read = readNamed(name, value, isPrefix);
    if (isSentence(read)) return { problem: read };
    if ('pattern' in read) texts.push({ ...read, isNegated });
    else filters.push({ filter: read, isNegated });
  }
  return { query: { texts, filters } };
}

const TEXT_FILTERS: Readonly<Record<string, TextField>> = {
  tag: 'tags',
  tags: 'tags',
  标签: 'tags',
  cast: 'people',
  character: 'people',
  角色: 'people',
  人物: 'people',
  演员: 'people',
};

type NamedText = Omit<TextCondition, 'isNegated'>;

/** What a filter asks for, or what is wrong with it. */
function readNamed(name: string, value: string, isPrefix: boolean): NamedText | Filter | Sentence {
  const key = name.toLowerCase();
  if (!Object.hasOwn(TEXT_FILTERS, key)) return readFilter(name, value, isPrefix) ?? unknown(name, value);
  const field = TEXT_FILTERS[key] ?? 'tags';
  const pattern = field === 'tags' ? wholePattern(value, isPrefix) : patternOf(value, isPrefix);
  return pattern ? { field, pattern } : say`The filter "${name}:" needs a word, such as ${name}:${example(field)}.`;
}

function example(field: TextField): Sentence {
  return field === 'tags' ? say`night` : say`Mara`;
}

function unknown(name: string, value: string): Sentence {
  const known = [...FILTER_NAMES, 'tag', 'cast'].map((each) => `${each}:`).join(', ');
  const words = `${name} ${value}`.trim();
  return say`There is no filter "${name}:" (there are ${known}); to look for the words, write "${words}" in quotes.`;
}

function withoutStars(word: string): string {
  let end = word.length;
  while (word[end - 1] === '*') end -= 1;
  return word.slice(0, end);
}
