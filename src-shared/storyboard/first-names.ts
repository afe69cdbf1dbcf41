import { foldName, nameFinder, withoutArticle } from './names.ts';
import type { CastMember } from './storyboard.ts';

/**
 * Puts the names back that people had before a script renamed them, in the case in which the new ones stand. What a draft
 * leaves to chance is drawn from such a text, and measured in it: a new name changes no shot.
 *
 * @param finder finds everybody's names
 */
export function firstNamer(
  people: readonly Pick<CastMember, 'name' | 'identity'>[],
  finder: RegExp | null = nameFinder(people.map(({ name }) => name)),
): (text: string) => string {
  const first = new Map(
    people.flatMap(({ name, identity = name }) =>
      foldName(identity) === foldName(name) || isCueOf(identity, name)
        ? []
        : [[foldName(name), { name: withoutArticle(name), was: withoutArticle(identity) }] as const],
    ),
  );
  if (!finder || first.size === 0) return (text) => text;
  return (text) =>
    text.replace(finder, (found) => {
      const names = first.get(foldName(found));
      if (!names) return found;
      const { name, was } = names;
      if (found === name) return was;
      if (found === found.toUpperCase()) return was.toUpperCase();
      if (found === found.toLowerCase()) return was.toLowerCase();
      return was === was.toUpperCase() ? titled(was) : was;
    });
}

/** Whether a name may have stood in the text beside a shorter cue: OLD TOM beside TOM, 老翁 beside 翁. */
function isCueOf(cue: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(cue)) return cue.length === 1 && name.includes(cue);
  return ` ${foldName(name)} `.includes(` ${foldName(cue)} `);
}

function titled(name: string): string {
  return name.toLowerCase().replaceAll(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
