import { phraseForms } from './english-forms.ts';
import type { WordTable } from './word-table.ts';

/** A word in its place in a text; offsets are UTF-16 and half-open. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The token of what is not heard. */
export const UNKNOWN = '<unk>';
/** Makes the next word a noun, and is no token. */
export const OF = "'s";

/**
 * Who bears the name that begins at a word: `kind:woman` and the like, `<unk>` for a place or a day; null if the word is
 * to be looked up as any other. As `_bearer` in training/shotloom_world/tokens.py.
 */
export function bearerOf(words: readonly Piece[], at: number, table: WordTable): string | null {
  const word = words[at]?.text ?? '';
  const low = word.toLowerCase();
  if (!isCapital(word) || table.functionWords.en.has(low) || low === 'i') return null;
  const isShouted = word.length > 1 && isUpper(word);
  const isHeading = words.every(({ text }) => text === OF || isUpper(text));
  if (isShouted && isHeading && (words.length > 1 || !table.people.has(low))) return null;
  const next = words[at + 1]?.text;
  const acts = next !== undefined && isActionForm(next, table);
  const name = table.people.get(low);
  const before = words[at - 1]?.text.toLowerCase();
  const isInside = before !== undefined && !table.determiners.has(before);
  if (name?.kind === 'none') return isInside ? UNKNOWN : null;
  if (name && (name.isCertain || isInside || acts)) return `kind:${name.kind}`;

  const isKnown = phraseForms(low, table.irregular).some((form) => table.english.has(form));
  if (isShouted) return isKnown ? null : PERSON;
  if (!isInside) return acts && !isKnown && !/(?:ly|ing|ed)$/u.test(low) ? PERSON : null;
  const meanings = table.english.get(low) ?? [];
  const isSomebody = meanings.some(
    ({ concept, distance }) =>
      (/^(?:kind|role):/u.test(concept.name) && distance <= 1) || table.living.has(concept.name),
  );
  if (isSomebody) return null;
  return table.nearPlaces.has(before) ? UNKNOWN : PERSON;
}

/** Where a name of several words that begins at a word ends. */
export function endOfName(words: readonly Piece[], at: number, table: WordTable): number {
  const first = words[at]?.text ?? '';
  const isShouted = first.length > 1 && isUpper(first);
  const goesOn = (word: string): boolean =>
    isCapital(word) &&
    !table.functionWords.en.has(word.toLowerCase()) &&
    word.length > 1 &&
    isUpper(word) === isShouted &&
    !(isShouted && table.english.has(word.toLowerCase()));
  let end = at + 1;
  while (goesOn(words[end]?.text ?? '')) end += 1;
  return end;
}

/** Whether a word begins with a capital letter. */
export function isCapital(word: string): boolean {
  return /^[A-Z]/u.test(word);
}

const PERSON = 'kind:person';

function isUpper(word: string): boolean {
  return /[A-Z]/u.test(word) && !/[a-z]/u.test(word);
}

/** Whether a word is an inflected verb of an action: walks, sat. */
function isActionForm(word: string, table: WordTable): boolean {
  const forms = phraseForms(word.toLowerCase(), table.irregular).filter((form) => form !== word);
  return forms.some((form) =>
    (table.english.get(form) ?? []).some(({ concept }) => concept.name.startsWith('action:')),
  );
}
