import type { Screenplay } from '../script/screenplay.ts';
import { draft } from './draft.ts';
import { foldName } from './names.ts';
import type { CastMember, SpokenLine, Storyboard } from './storyboard.ts';

/** What an earlier draft of a script had. */
export interface DraftedBefore {
  readonly cast: readonly CastMember[];
  /** Every line that was spoken. */
  readonly lines: readonly SpokenLine[];
}

/**
 * Drafts a script that was edited since: people keep the looks that were made up for them, also under a new name. Renamed
 * is who is gone while most of the lines are now spoken by somebody new.
 *
 * @throws ShotloomError board_unreadable
 */
export function draftAgain(
  screenplay: Screenplay,
  options: { readonly title?: string; readonly text?: string },
  before: DraftedBefore,
): Storyboard {
  const storyboard = draft(screenplay, { ...options, cast: before.cast });
  const renamed = renamesSince(before, storyboard);
  if (renamed.size === 0) return storyboard;
  const cast = before.cast.map((member) => {
    const name = renamed.get(foldName(member.name));
    return name === undefined ? member : { ...member, name, identity: member.identity ?? member.name };
  });
  return draft(screenplay, { ...options, cast });
}

/** The new names of those who were renamed, by their folded old ones. */
function renamesSince(before: DraftedBefore, storyboard: Storyboard): ReadonlyMap<string, string> {
  const lines = storyboard.scenes.flatMap(({ shots }) => shots.flatMap((shot) => shot.lines));
  const gone = namesOnlyIn(before.cast, storyboard.cast);
  const come = namesOnlyIn(storyboard.cast, before.cast);
  const renamed = new Map<string, string>();
  if (gone.size === 0 || come.size === 0) return renamed;

  const speakers = new Map(lines.map(({ character, text }) => [text, foldName(character ?? '')]));
  const counts = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const { character, text } of before.lines) {
    const old = foldName(character ?? '');
    if (!gone.has(old)) continue;
    totals.set(old, (totals.get(old) ?? 0) + 1);
    const now = speakers.get(text) ?? '';
    const count = counts.get(old) ?? new Map<string, number>();
    if (come.has(now)) counts.set(old, count.set(now, (count.get(now) ?? 0) + 1));
  }
  for (const [old, count] of counts) {
    const [now = '', most = 0] = [...count].toSorted((one, other) => other[1] - one[1])[0] ?? [];
    const name = come.get(now);
    const isTaken = [...renamed.values()].includes(name ?? '');
    if (name !== undefined && !isTaken && 2 * most > (totals.get(old) ?? 0)) renamed.set(old, name);
  }
  return renamed;
}

/** Names of one cast that the other lacks, by their folded forms. */
function namesOnlyIn(cast: readonly CastMember[], other: readonly CastMember[]): ReadonlyMap<string, string> {
  const known = new Set(other.map(({ name }) => foldName(name)));
  return new Map(cast.map(({ name }) => [foldName(name), name] as const).filter(([folded]) => !known.has(folded)));
}
