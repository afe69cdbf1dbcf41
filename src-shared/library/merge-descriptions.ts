import type { CastMember, DraftScene, Place, Storyboard } from '../storyboard/storyboard.ts';
import type { Scene } from './records.ts';
import { renamedPeople } from './renamed.ts';

/** A cast as it was drafted, with the identities that a board does not carry and what a person says of its members. */
export function mergeCast(before: readonly CastMember[], drafted: readonly CastMember[]): CastMember[] {
  const known = new Map(before.map((member) => [member.name.toLowerCase(), member]));
  const oldNames = new Map(Array.from(renamedPeople(before, drafted), ([old, name]) => [name, old]));
  return drafted.map((member): CastMember => {
    const was = known.get((oldNames.get(member.name) ?? member.name).toLowerCase());
    const identity = member.identity ?? was?.identity;
    return { ...withEdit(member, was), ...(identity === undefined ? {} : { identity }) };
  });
}

/**
 * The places as they were drafted, with what a person says of them. Renamed is what is gone while a scene that was there now
 * plays at a place that was not there before.
 * @param scenes as stored
 * @param merged the stored scene that each drafted one goes on with
 */
export function mergePlaces(
  before: readonly Place[],
  drafted: Pick<Storyboard, 'places' | 'scenes'>,
  scenes: readonly Scene[],
  merged: ReadonlyMap<DraftScene, Scene>,
): Place[] {
  const gone = lackedBy(before, drafted.places);
  const come = lackedBy(drafted.places, before);
  const headings = new Map(scenes.map(({ id, heading }) => [id, heading]));
  const renamed = new Map<Place, Place>();
  for (const scene of gone.length > 0 ? drafted.scenes : []) {
    const old = placeIn(headings.get(merged.get(scene)?.id ?? '') ?? '', gone);
    const now = placeIn(scene.heading, come);
    if (old && now && !renamed.has(now) && ![...renamed.values()].includes(old)) renamed.set(now, old);
  }
  return drafted.places.map((place) =>
    withEdit(place, renamed.get(place) ?? before.find(({ name }) => name === place.name)),
  );
}

function lackedBy(some: readonly Place[], others: readonly Place[]): Place[] {
  const known = new Set(others.map(({ name }) => name));
  return some.filter(({ name }) => !known.has(name));
}

/** Of these places the one that a heading names, of several the longest; a name has other marks between its words. */
function placeIn(heading: string, places: readonly Place[]): Place | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return places
    .filter(({ name }) => plain(name) !== '' && plain(heading).includes(plain(name)))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** A board may say it itself. */
function withEdit<T extends CastMember | Place>(drafted: T, before: T | undefined): T {
  const edited = drafted.edited ?? before?.edited;
  return edited === undefined ? drafted : { ...drafted, edited };
}
