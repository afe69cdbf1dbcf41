import { foldName } from '../storyboard/names.ts';
import { placesOfBoard } from '../storyboard/places.ts';
import type { CastMember, DraftScene, Place, Storyboard } from '../storyboard/storyboard.ts';
import type { Scene } from './records.ts';

/** Who of a cast has another name in the next one, by the old names: a new name with the identity of a known one. */
export function renamedPeople(
  before: readonly CastMember[],
  after: readonly CastMember[],
): ReadonlyMap<string, string> {
  const known = new Set(before.map(({ name }) => name));
  return new Map(
    after.flatMap(({ name, identity }) => {
      const old = known.has(name) ? undefined : before.find((member) => (member.identity ?? member.name) === identity);
      return old ? [[old.name, name] as const] : [];
    }),
  );
}

/**
 * Which places a script calls otherwise than before, old folded names by new ones: the place is gone, and a scene that was
 * there now plays at a place that was not there before.
 * @param merged the stored scene of each drafted one
 */
export function renamedPlaces(
  before: readonly Place[],
  scenes: readonly Scene[],
  { language, places, scenes: drafted }: Pick<Storyboard, 'language' | 'places' | 'scenes'>,
  merged: ReadonlyMap<DraftScene, Scene>,
): ReadonlyMap<string, string> {
  const foldedIn = (list: readonly Place[]) => new Set(list.map(({ name }) => foldName(name)));
  const placeAt = (heading: string): string => foldName(placesOfBoard([{ heading }], language)[0]?.name ?? '');
  const [known, now] = [foldedIn(before), foldedIn(places)];
  const headings = new Map(scenes.map(({ id, heading }) => [id, heading]));
  const oldNames = new Map<string, string>();
  for (const draft of drafted) {
    const old = placeAt(headings.get(merged.get(draft)?.id ?? '') ?? '');
    const name = placeAt(draft.heading);
    const isRenamed = known.has(old) && !now.has(old) && now.has(name) && !known.has(name);
    if (isRenamed && !oldNames.has(name) && ![...oldNames.values()].includes(old)) oldNames.set(name, old);
  }
  return oldNames;
}
