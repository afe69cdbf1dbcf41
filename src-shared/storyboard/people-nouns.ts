import type { Mention } from './mentions.ts';

/** English nouns for people and animals. */

/** Whom a noun means: how many, and which pronouns fit. */
export type NounMeaning = Pick<Mention, 'gender' | 'isPlural'>;

const nouns: readonly (readonly [Mention['gender'], string])[] = [
  [
    'he',
    'man boy gentleman father dad husband brother son uncle grandfather king prince lord fellow lad monk priest waiter',
  ],
  ['she', 'woman girl lady mother mum wife sister daughter aunt grandmother queen princess nun maid waitress actress'],
  [
    null,
    'child baby person soldier officer cop agent villager captain sergeant general private constable sailor teacher doctor nurse farmer peasant ' +
      'driver pilot servant caretaker student pupil worker shopkeeper innkeeper bartender cashier journalist detective professor clerk visitor traveller traveler stranger neighbour neighbor guest reporter ' +
      'mayor minister president merchant baker miller hunter shepherd gardener judge lawyer thief robber artist painter singer ' +
      'dancer musician poet writer scholar scientist engineer astronaut passenger cook tailor smith builder guard friend beggar ' +
      'widow orphan refugee chief tourist customer volunteer firefighter fisher player runner rider keeper owner master',
  ],
  [
    'it',
    'dog puppy cat kitten horse pony donkey ox cow bull calf sheep lamb goat pig hen cock duck goose swan bird eagle hawk crow ' +
      'robin owl gull parrot sparrow stork fox wolf lion tiger bear elephant monkey mouse rat rabbit hare squirrel deer whale ' +
      'dolphin shark frog snake turtle bee ant spider butterfly camel penguin',
  ],
];
const irregular: Readonly<Record<string, string>> = {
  child: 'children',
  person: 'people',
  thief: 'thieves',
  wolf: 'wolves',
  calf: 'calves',
  goose: 'geese',
  mouse: 'mice',
  ox: 'oxen',
};
const groups = ['police', 'troops', 'crowd', 'crowds', 'infantry', 'families'];

function pluralOf(noun: string): string {
  const [, stem] = /^(.*)man$/.exec(noun) ?? [];
  if (stem !== undefined) return `${stem}men`;
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return irregular[noun] ?? (/(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`);
}

const meanings = new Map<string, NounMeaning>();
for (const [gender, words] of nouns) {
  for (const noun of words.split(' ')) {
    meanings.set(pluralOf(noun), { gender, isPlural: true });
    meanings.set(noun, { gender, isPlural: false });
  }
}
for (const group of groups) meanings.set(group, { gender: null, isPlural: true });

const capitalised = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
/** Nouns for one person as they stand right before a name ("Reporter Ann", "OFFICER TOM"), as alternatives of a pattern. */
export const rolesBeforeNames = nouns
  .flatMap(([gender, words]) => (gender === 'it' ? [] : words.split(' ')))
  .flatMap((noun) => [noun, capitalised(noun), capitalised(pluralOf(noun)), noun.toUpperCase()])
  .join('|');

/** Nouns for one person, as alternatives of a pattern. */
export const personNouns = nouns
  .flatMap(([gender, words]) => (gender === 'it' ? [] : words.split(' ')))
  .concat('(?:wo)?man', '[a-z]{3,}(?:wo)?man')
  .join('|');

/** "the policeman", "a kingbird"; what only ends so is none. */
const compound =
  /^(?!human|roman|german|common|omen|specimen|acumen|yeomen)[a-z-]{2,}?(?:(wom[ae]n)|(m[ae]n)|(birds?))$/;

/** Whom an English word in lower case means; null where it means nobody. */
export function nounMeaning(word: string): NounMeaning | null {
  const known = meanings.get(word);
  if (known) return known;
  const [, woman, man, bird] = compound.exec(word) ?? [];
  if (woman) return { gender: 'she', isPlural: woman === 'women' };
  if (man) return { gender: 'he', isPlural: man === 'men' };
  return bird ? { gender: 'it', isPlural: bird === 'birds' } : null;
}
