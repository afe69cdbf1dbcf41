import type { Mention } from './mentions.ts';

/** Somebody who was spoken of. */
export interface Remembered extends Mention {
  /** The number of the sentence in which they last acted, and were not only seen, thought of or somebody's own. */
  readonly actedAt: number;
}

/** No more people are meant by "they", and nobody from further back. */
export const mostTogether = 4;
const mostSentencesBack = 3;

/** Those who acted together in one of the last sentences, the last of these; in its order. */
export function lastTogether(people: readonly Remembered[], now: number): readonly Remembered[] {
  const recently = people.filter(({ actedAt }) => now - actedAt <= mostSentencesBack);
  const groups = [...Map.groupBy(recently, ({ actedAt }) => actedAt)].filter(([, group]) => group.length > 1);
  const [, last = []] = groups.toSorted(([one], [other]) => other - one)[0] ?? [];
  return last.slice(0, mostTogether).toSorted((one, other) => one.at - other.at);
}
