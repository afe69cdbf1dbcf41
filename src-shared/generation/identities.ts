import type { CastMember } from '../storyboard/storyboard.ts';
import type { WordReader } from './word-reader.ts';

/** The model shows at most so many people who are somebody. */
const MOST_PEOPLE = 2;

/** Somebody whom a prompt names: one of the cast, or anybody. */
interface Mention {
  readonly start: number;
  readonly end: number;
  readonly name: string | null;
}

/**
 * Whose looks the people of a prompt have, in the order in which the model hears them: of the cast, whoever's description
 * stands there; null for somebody else ("a waiter gives a woman in a red coat a letter" is a waiter who is nobody, and her).
 * Where something that is no person comes first ("a dog runs to a girl"), the one person may be heard as the second: both are
 * that person then.
 *
 * @param seen names of the cast in the picture, the main one first
 * @param cast all of the cast, with their descriptions
 */
export function identitiesIn(
  prompt: string,
  seen: readonly string[],
  cast: readonly CastMember[],
  words: WordReader,
): (string | null)[] {
  const ours = mentionsOf(prompt, seen, cast);
  // A picture that somebody wrote anew, without the descriptions.
  if (ours.length === 0) return seen.slice(0, MOST_PEOPLE);
  const read = words.read(prompt);
  const isWithin = (start: number): boolean => ours.some((mention) => start >= mention.start && start < mention.end);
  const nouns = new Set(read.filter(({ start }) => isWithin(start)).map(({ token }) => token));
  const others: Mention[] = [];
  let end = -1;
  for (const { start, text, token } of read) {
    if (!isPerson(token) || isWithin(start)) continue;
    const isSamePerson = start <= end + 1;
    end = start + text.length;
    const isAgain = nouns.has(token) && isDefinite(prompt.slice(0, start));
    if (!isSamePerson && !isAgain) others.push({ start, end, name: null });
  }
  const people = [...ours, ...others].toSorted((first, second) => first.start - second.start);
  const [first, second] = people;
  const before = read.filter(({ start }) => start < (first?.start ?? 0));
  const sentence = before.slice(before.findLastIndex(({ token }) => token === '.') + 1);
  const leads = sentence.some(({ token }) => token?.startsWith('thing:') === true);
  if (first && !second && leads) return [first.name, first.name];
  const names = people.slice(0, MOST_PEOPLE).map(({ name }) => name);
  return names.at(-1) === null ? names.slice(0, -1) : names;
}

/** Where descriptions stand, each person's first; of two with the same one, whoever is seen first has the first. */
function mentionsOf(prompt: string, seen: readonly string[], cast: readonly CastMember[]): Mention[] {
  const found: Mention[] = [];
  for (const name of seen) {
    const description = cast.find((member) => member.name === name)?.description ?? '';
    let start = description === '' ? -1 : prompt.indexOf(description);
    while (start >= 0 && found.some((mention) => start < mention.end && mention.start < start + description.length))
      start = prompt.indexOf(description, start + 1);
    if (start >= 0) found.push({ start, end: start + description.length, name });
  }
  return found;
}

function isPerson(token: string | null): boolean {
  return token !== null && /^(?:kind|role):/u.test(token);
}

/** "the woman", 那个女人: somebody who was named before. */
function isDefinite(before: string): boolean {
  return /\b(?:the|her|his|their) $|[这那](?:个|位|名)?$|^$/iu.test(before) || /\p{Script=Han}$|[，。]$/u.test(before);
}
