import type { CastMember } from '../storyboard/storyboard.ts';

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
