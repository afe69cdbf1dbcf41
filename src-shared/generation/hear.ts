import type { Language } from '../script/screenplay.ts';
import type { HeardWord, Hearing } from './hearing.ts';
import type { ReadWord } from './word-reader.ts';
import { UNKNOWN } from './name-reader.ts';
import type { WordTable } from './word-table.ts';
import { CLOTHES } from './word-table.ts';

/** What a model says it heard in a text. */
export interface Heard {
  /** Of every slot its values and their probabilities, in the model's order. */
  readonly slots: readonly HeardSlot[];
  /** [slots][tokens + 1], in the order of `slots`: how much each looked at each token; the last column is "nothing said". */
  readonly attention: readonly (readonly number[])[];
}

export interface HeardSlot {
  readonly name: string;
  readonly values: readonly string[];
  readonly shares: ArrayLike<number>;
}

/** Values of a slot of which nothing was said. */
const UNSAID = new Set(['unsaid', 'none']);
/** A slot goes by a word that has so much of its attention. */
const ATTENTIVE = 0.2;

/** Joins what the words mean with what the model made of them. */
export function hearingOf(read: readonly ReadWord[], language: Language, table: WordTable, heard: Heard): Hearing {
  const said = heard.slots.flatMap((slot, row) => {
    const { value, share } = likeliest(slot);
    return UNSAID.has(value) ? [] : [{ slot: slot.name, value, share: rounded(share), row }];
  });
  const slotsAt = (token: number): string[] =>
    said.filter(({ row }) => (heard.attention[row]?.[token] ?? 0) >= ATTENTIVE).map(({ slot }) => slot);

  const words: HeardWord[] = [];
  // Of each word the tokens that stand for it: that of its form comes after its own.
  const tokens: number[][] = [];
  let token = 0;
  for (const word of read) {
    const isCut = token >= table.length;
    const slots = word.token === null || isCut || word.isOverruled ? [] : slotsAt(token);
    const own = word.token === null || isCut ? [] : [token];
    if (word.token !== null) token += 1;
    if (/[\p{L}\p{N}]/u.test(word.text)) {
      words.push(fateOf(word, slots, isCut, language, table));
      tokens.push(own);
    } else if (word.text === '') tokens.at(-1)?.push(...own);
  }
  return {
    language,
    words: words.map((word) => withTwin(word, words)),
    said: said.map(({ slot, value, share, row }) => {
      const looked = (token: number): number => heard.attention[row]?.[token] ?? 0;
      const attention = tokens.map((own) => rounded(own.reduce((sum, at) => sum + looked(at), 0)));
      return { slot, value, share, attention };
    }),
  };
}

/** What is said twice is shown once: the second mention is as much shown as the first. */
function withTwin(word: HeardWord, words: readonly HeardWord[]): HeardWord {
  if (word.fate !== 'known') return word;
  const twin = words.find(({ fate, concept }) => fate === 'shown' && concept === word.concept);
  return twin ? { ...word, fate: 'shown', slots: twin.slots } : word;
}

function fateOf(
  { text, token, distance }: ReadWord,
  slots: readonly string[],
  isCut: boolean,
  language: Language,
  table: WordTable,
): HeardWord {
  const nothing: HeardWord = { text, fate: 'unknown', concept: null, name: null, distance: 9, slots: [] };
  if (isCut) return { ...nothing, fate: 'cut' };
  if (token === null || token === UNKNOWN) return nothing;
  const names = table.names.get(token);
  if (!names) return { ...nothing, fate: slots.length > 0 ? 'shown' : 'joins', distance: 0, slots };
  const name = names[language === 'zh' ? 1 : 0];
  // "In red clothes": the colour is what is shown.
  if (token === CLOTHES && slots.length === 0) return { ...nothing, fate: 'joins', distance: 0 };
  return { text, fate: slots.length > 0 ? 'shown' : 'known', concept: token, name, distance, slots };
}

function likeliest({ values, shares }: HeardSlot): { readonly value: string; readonly share: number } {
  const best = values.reduce((at, _value, index) => ((shares[index] ?? 0) > (shares[at] ?? 0) ? index : at), 0);
  return { value: values[best] ?? '', share: shares[best] ?? 0 };
}

function rounded(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1e3) / 1e3));
}
