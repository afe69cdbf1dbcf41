import { foldName } from '../storyboard/names.ts';
import type { CastMember, Place } from '../storyboard/storyboard.ts';
import { renamedPeople } from './renamed.ts';

/** A cast as it was drafted, with the identities that a board does not carry and what a person says of its members. */
export function mergeCast(before: readonly CastMember[], drafted: readonly CastMember[]): CastMember[] {
  const known = new Map(before.map((member) => [foldName(member.name), member]));
  const oldNames = new Map(Array.from(renamedPeople(before, drafted), ([old, name]) => [name, old]));
  return drafted.map((member): CastMember => {
    const was = known.get(foldName(oldNames.get(member.name) ?? member.name));
    const identity = member.identity ?? was?.identity;
    return { ...withEdit(member, was), ...(identity === undefined ? {} : { identity }) };
  });
}

/**
 * The places as they were drafted, with what a person says of them.
 * @param oldNames of those that the script has renamed since, by their folded new names
 */
export function mergePlaces(
  before: readonly Place[],
  drafted: readonly Place[],
  oldNames: ReadonlyMap<string, string>,
): Place[] {
  const known = new Map(before.map((place) => [foldName(place.name), place]));
  return drafted.map((place) => {
    const folded = foldName(place.name);
    return withEdit(place, known.get(oldNames.get(folded) ?? folded));
  });
}

/** A board may say it itself. */
function withEdit<T extends CastMember | Place>(drafted: T, before: T | undefined): T {
  const edited = drafted.edited ?? before?.edited;
  return edited === undefined ? drafted : { ...drafted, edited };
}
