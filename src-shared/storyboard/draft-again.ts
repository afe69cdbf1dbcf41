import type { Screenplay } from '../script/screenplay.ts';
import { draft } from './draft.ts';
import { foldName } from './names.ts';
import { placeInPicture } from './picture.ts';
import { isBoard } from './read-board.ts';
import { castRenamed, renamesSince } from './renames.ts';
import type { DraftedBefore, NewNames } from './renames.ts';
import type { CastMember, DraftShot, Storyboard } from './storyboard.ts';

/**
 * Drafts a script that was edited since: people keep the looks that were made up for them, also under a new name. Where
 * somebody else had that name, or they never speak, they have it if more of the film is as before then.
 *
 * @throws ShotloomError board_unreadable
 */
export function draftAgain(
  screenplay: Screenplay,
  options: { readonly title?: string; readonly text?: string },
  before: DraftedBefore,
): Storyboard {
  const first = draft(screenplay, { ...options, cast: before.cast });
  const { sure, likely } = renamesSince(before, first);
  if (isBoard(screenplay)) return withIdentities(first, before.cast, { sure, likely });
  const withNames = (names: NewNames): Storyboard =>
    draft(screenplay, { ...options, cast: castRenamed(before.cast, names) });
  const storyboard = sure.size === 0 ? first : withNames(sure);
  if (likely.size === sure.size) return storyboard;
  const other = withNames(likely);
  return isMoreAsBefore(other, storyboard, before, likely) ? other : storyboard;
}

/** A board says how everybody looks; where it does not say from which name that was drawn, it is the one they had. */
function withIdentities(
  board: Storyboard,
  before: readonly CastMember[],
  { sure, likely }: { readonly sure: NewNames; readonly likely: NewNames },
): Storyboard {
  if (likely.size === 0) return board;
  const people = new Map(castRenamed(before, likely).map((member) => [foldName(member.name), member]));
  const isSure = new Set([...sure.values()].map(foldName));
  const cast = board.cast.map((member) => {
    const was = people.get(foldName(member.name));
    const isTheirs = isSure.has(foldName(member.name)) || was?.description === member.description;
    const identity = member.identity ?? (isTheirs ? was?.identity : undefined);
    return identity === undefined ? member : { ...member, identity };
  });
  return { ...board, cast };
}

/**
 * Whether more shots of one draft than of the other are as they were, and no fewer of those in which nobody speaks. Where
 * nothing tells, people who look as before under their new names either way have them.
 */
function isMoreAsBefore(one: Storyboard, other: Storyboard, before: DraftedBefore, names: NewNames): boolean {
  const signs = new Set(before.shots.map(signsOf({ ...one, cast: before.cast })));
  const same = (board: Storyboard): readonly DraftShot[] => {
    const signOf = signsOf(board);
    return board.scenes.flatMap(({ shots }) => shots.filter((shot) => signs.has(signOf(shot))));
  };
  const silent = (shots: readonly DraftShot[]): number => shots.filter(({ lines }) => lines.length === 0).length;
  const [ours, theirs] = [same(one), same(other)];
  if (silent(ours) < silent(theirs) || ours.length < theirs.length) return false;
  if (ours.length > theirs.length) return true;
  const looks = new Map(castRenamed(before.cast, names).map(({ name, description }) => [name, description]));
  const renamed = new Set(names.values());
  return [...one.cast, ...other.cast].every(
    ({ name, description }) => !renamed.has(name) || looks.get(name) === description,
  );
}

/** What one sees, and of whom, and hears of a shot, wherever it plays: a place may have somebody's name. */
function signsOf({ cast, language }: Pick<Storyboard, 'cast' | 'language'>): (shot: DraftShot) => string {
  const identities = new Map(cast.map(({ name, identity = name }) => [name, identity]));
  return ({ picture, lines, cast: people }) => {
    const shown = picture.slice(placeInPicture(picture, language).end);
    return JSON.stringify([shown, lines.map(({ text }) => text), people.map((name) => identities.get(name) ?? name)]);
  };
}
