import type { CastMember } from '../storyboard/storyboard.ts';

/** Who of a cast has another name in the next one, by the old names: somebody of another name has the identity they had. */
export function renamedPeople(
  before: readonly CastMember[],
  after: readonly CastMember[],
): ReadonlyMap<string, string> {
  const identities = new Map(before.map((member) => [member.name, identityOf(member)]));
  const stay = new Set(
    after.filter((member) => identities.get(member.name) === identityOf(member)).map(({ name }) => name),
  );
  const names = new Map(before.flatMap((member) => (stay.has(member.name) ? [] : [[identityOf(member), member.name]])));
  return new Map(
    after.flatMap((member) => {
      const old = stay.has(member.name) ? undefined : names.get(identityOf(member));
      return old === undefined ? [] : [[old, member.name] as const];
    }),
  );
}

function identityOf({ name, identity }: CastMember): string {
  return identity ?? name;
}
