import { foldName } from './names.ts';
import type { CastMember, DraftShot, SpokenLine, Storyboard } from './storyboard.ts';

/** What an earlier draft of a script had. */
export interface DraftedBefore {
  readonly cast: readonly CastMember[];
  readonly shots: readonly DraftShot[];
}

/** New names, by the folded old ones. */
export type NewNames = ReadonlyMap<string, string>;

/** Who was renamed since an earlier draft: surely, and with those of whom only the pictures can tell. */
export interface Renames {
  readonly sure: NewNames;
  readonly likely: NewNames;
}

/**
 * Who was renamed: most of their lines are now spoken under another name, which is new or was given up, and their own name is
 * gone or somebody else's now. Of several who are given one name, whoever is first in the cast has it: they are one then.
 * Likely only are names that somebody had before (two swapped names, or only their lines), and names of those who never speak now.
 */
export function renamesSince({ cast, shots }: DraftedBefore, storyboard: Storyboard): Renames {
  const known = new Set(cast.map(({ name }) => foldName(name)));
  const now = new Map(storyboard.cast.map(({ name }) => [foldName(name), name]));
  const lines = linesOf(shots);
  const linesNow = linesOf(storyboard.scenes.flatMap((scene) => scene.shots));
  const spoken = renamesOfSpeakers(known, now, speakersNow(lines, linesNow));

  const silent = renamesOfSilent(cast, storyboard.cast, spoken, speakersOf(linesNow));
  const written = (pairs: readonly (readonly [string, string])[]): NewNames =>
    new Map(pairs.map(([old, name]) => [old, now.get(name) ?? name]));
  return {
    sure: written([...spoken].filter(([old, name]) => !now.has(old) && !known.has(name))),
    likely: written([...spoken, ...silent]),
  };
}

/** The cast under its new names; whoever had a name that is another's now is gone. */
export function castRenamed(cast: readonly CastMember[], names: NewNames): readonly CastMember[] {
  const taken = new Set([...names.values()].map(foldName));
  return cast.flatMap((member): CastMember[] => {
    const name = names.get(foldName(member.name));
    if (name === undefined) return taken.has(foldName(member.name)) ? [] : [member];
    const { identity = member.name, ...rest } = member;
    return [{ ...rest, name, ...(identity === name ? {} : { identity }) }];
  });
}

function renamesOfSpeakers(
  known: ReadonlySet<string>,
  now: ReadonlyMap<string, string>,
  { mostly, keepsSome }: ReturnType<typeof speakersNow>,
): ReadonlyMap<string, string> {
  const wanted = new Set([...mostly].flatMap(([old, name]) => (old === name ? [] : [name])));
  const newOf = new Map<string, string>();
  const oldOf = new Map<string, string>();
  for (const old of known) {
    const name = mostly.get(old) ?? old;
    if (name === old || !now.has(name) || oldOf.has(name) || (now.has(old) && !wanted.has(old))) continue;
    newOf.set(old, name);
    oldOf.set(name, old);
  }
  const isFree = (name: string): boolean => !known.has(name) || newOf.has(name) || keepsSome.get(name) === false;
  const isLeft = (name: string): boolean => !now.has(name) || oldOf.has(name);
  // One that does not hold takes with it those whose names depend on it.
  const doubted = [...newOf.keys()];
  for (let old = doubted.pop(); old !== undefined; old = doubted.pop()) {
    const name = newOf.get(old);
    if (name === undefined || (isFree(name) && isLeft(old))) continue;
    newOf.delete(old);
    oldOf.delete(name);
    doubted.push(name, oldOf.get(old) ?? name);
  }
  return newOf;
}

/** Pairs those who are gone with newcomers who never speak: first who look alike, then in order. */
function renamesOfSilent(
  before: readonly CastMember[],
  after: readonly CastMember[],
  spoken: ReadonlyMap<string, string>,
  speakers: ReadonlySet<string>,
): (readonly [string, string])[] {
  const [known, now] = [before, after].map((cast) => new Set(cast.map(({ name }) => foldName(name))));
  const given = new Set(spoken.values());
  const gone = before.filter(({ name }) => now?.has(foldName(name)) === false && !spoken.has(foldName(name)));
  const come = after.filter(({ name }) => {
    const folded = foldName(name);
    return known?.has(folded) === false && !given.has(folded) && !speakers.has(folded);
  });
  const alike = Map.groupBy(come, ({ description }) => description);
  const pairs = new Map(
    gone.flatMap((member) => {
      const twin = alike.get(member.description)?.shift();
      return twin ? [[member, twin]] : [];
    }),
  );
  const twins = new Set(pairs.values());
  const left = come.filter((member) => !twins.has(member));
  const rest = gone.filter((member) => !pairs.has(member)).slice(0, left.length);
  for (const [index, member] of rest.entries()) pairs.set(member, left[index] ?? member);
  return Array.from(pairs, ([member, twin]) => [foldName(member.name), foldName(twin.name)] as const);
}

function linesOf(shots: readonly DraftShot[]): SpokenLine[] {
  return shots.flatMap((shot) => shot.lines);
}

function speakersOf(lines: readonly SpokenLine[]): ReadonlySet<string> {
  return new Set(lines.map(({ character }) => foldName(character ?? '')));
}

/** Who speaks most of what each one spoke, and whether each speaks any of it still. Equal lines are taken in order. */
function speakersNow(lines: readonly SpokenLine[], linesNow: readonly SpokenLine[]) {
  const queues = Map.groupBy(linesNow, ({ text }) => text);
  const taken = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  for (const { character, text } of lines) {
    const old = foldName(character ?? '');
    const nth = taken.get(text) ?? 0;
    taken.set(text, nth + 1);
    const speaker = foldName(queues.get(text)?.[nth]?.character ?? '');
    const count = counts.get(old) ?? new Map<string, number>();
    counts.set(old, count.set(speaker, (count.get(speaker) ?? 0) + 1));
  }
  const mostly = new Map<string, string>();
  const keepsSome = new Map<string, boolean>();
  for (const [old, count] of counts) {
    keepsSome.set(old, count.has(old));
    const total = [...count.values()].reduce((sum, times) => sum + times, 0);
    for (const [speaker, times] of count) if (speaker !== '' && 2 * times > total) mostly.set(old, speaker);
  }
  return { mostly, keepsSome };
}
