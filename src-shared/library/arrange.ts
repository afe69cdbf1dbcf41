import { ShotloomError } from '../contract/errors.ts';
import { KIND_WORDS } from '../contract/kind-words.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';
import type { ShotContent } from '../storyboard/content-key.ts';
import type { FramingOverrides } from '../storyboard/overridden.ts';
import type { DraftShot, SpokenLine } from '../storyboard/storyboard.ts';
import type { Change } from './changes.ts';
import { omit } from './omit.ts';
import type { Scene, Shot, ShotOverrides, StoredShot, TrashedShot } from './records.ts';
import { freeKey } from './restore.ts';

/** Behind a shot, or at the beginning of a scene. */
export type ShotPlace = { readonly after: string } | { readonly scene: string };

/** What is done to the order of a board, or to what its shots are. */
export type ArrangeCommand =
  | { readonly command: 'insert'; readonly place: ShotPlace; readonly picture: string }
  | { readonly command: 'duplicate'; readonly shot: string }
  | { readonly command: 'remove'; readonly shots: readonly string[] }
  /** Before the line of that number, from 1 on; null: in the middle of the shot. */
  | { readonly command: 'split'; readonly shot: string; readonly at_line: number | null }
  | { readonly command: 'merge'; readonly shots: readonly string[] }
  | { readonly command: 'move'; readonly shots: readonly string[]; readonly place: ShotPlace };

/** A board as it is stored. */
export interface ArrangedBoard {
  readonly project_id: string;
  /** In order. */
  readonly scenes: readonly Scene[];
  readonly film: readonly Shot[];
  readonly parked: readonly TrashedShot[];
}

/** Where new records get what is no function of the board, and what of storyboards has to be known (src-shared/storyboard). */
export interface ShotMaker {
  readonly asOverridden: (draft: DraftShot, overrides: FramingOverrides | null) => DraftShot;
  readonly contentKey: (content: ShotContent, count: Map<string, number>) => string;
  readonly newId: (prefix: 'sht') => string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** The changes of a command, and the shots that it made. */
export interface ArrangePlan {
  readonly changes: readonly Change[];
  readonly made: readonly string[];
}

/** Seconds: a shot that nothing is said of, the shortest part of one that is split, and the longest that can be said. */
const [newShot, shortest, longest] = [3, 0.5, 60];

/**
 * Plans a command to a board. Shots that a person makes (`own`) or moves (`moved`) stay where they are, and those that they take out
 * (`removed`) stay out, when the script is read again (merge.ts).
 * @throws ShotloomError not_found; bad_option for what cannot be done, with why
 */
export function planArrange(board: ArrangedBoard, command: ArrangeCommand, make: ShotMaker): ArrangePlan {
  switch (command.command) {
    case 'insert':
      return inserted(board, command.place, command.picture, make);
    case 'duplicate': {
      const index = indexIn(board, command.shot);
      const shot = shotAt(board, index);
      const said = saidOf(shot.overrides, 'locked');
      const copy = ownShot(board, shot.scene_id, shot.draft, said, make);
      return plan(board, [...board.film.slice(0, index + 1), copy, ...board.film.slice(index + 1)], make, [copy.id]);
    }
    case 'remove':
      return plan(board, without(board, command.shots), make);
    case 'split':
      return split(board, command.shot, command.at_line, make);
    case 'merge':
      return merged(board, command.shots, make);
    case 'move':
      return moved(board, command.shots, command.place, make);
  }
}

function inserted(board: ArrangedBoard, place: ShotPlace, picture: string, make: ShotMaker): ArrangePlan {
  const { index, scene_id } = placeIn(board, board.film, place);
  const draft: DraftShot = {
    ...{ key: '', picture, size: 'medium', move: 'static', duration_s: newShot, transition_in: 'cut' },
    ...{ lines: [], cast: [], elements: [] },
  };
  const shot = ownShot(board, scene_id, draft, {}, make);
  return plan(board, [...board.film.slice(0, index), shot, ...board.film.slice(index)], make, [shot.id]);
}

function split(board: ArrangedBoard, id: string, atLine: number | null, make: ShotMaker): ArrangePlan {
  const index = indexIn(board, id);
  const shot = shotAt(board, index);
  const { lines, duration_s } = make.asOverridden(shot.draft, shot.overrides);
  if (duration_s < 2 * shortest)
    throw refused(say`A shot of ${duration_s} s is too short to be split: give it ${2 * shortest} s at least.`);
  if (atLine !== null && atLine >= lines.length)
    throw refused(say`The shot has ${lines.length} lines, so it cannot be split before line ${atLine + 1}.`);
  const cut = atLine ?? Math.ceil(lines.length / 2);
  const [first, second] = [lines.slice(0, cut), lines.slice(cut)];
  const share = atLine === null ? 0.5 : lettersIn(first) / Math.max(1, lettersIn(lines));
  const first_s = rounded(Math.min(Math.max(duration_s * share, shortest), duration_s - shortest));
  const said = saidOf(shot.overrides, 'locked', 'take');
  // A shot in which nothing is said goes on with what its script may say one day.
  const saying = (part: readonly SpokenLine[]) => (lines.length === 0 ? {} : { lines: part });
  const part = { ...saying(second), duration_s: rounded(duration_s - first_s) };
  const draft = omit(shot.draft, 'titles');
  const rest = ownShot(board, shot.scene_id, { ...draft, transition_in: 'cut' }, { ...said, ...part }, make);
  const begun = { ...shot, overrides: { ...shot.overrides, ...saying(first), duration_s: first_s } };
  const film = [...board.film.slice(0, index), begun, rest, ...board.film.slice(index + 1)];
  return plan(board, film, make, [rest.id]);
}

function merged(board: ArrangedBoard, ids: readonly string[], make: ShotMaker): ArrangePlan {
  const indices = [...new Set(ids)].map((id) => indexIn(board, id)).toSorted((one, other) => one - other);
  const [from = 0] = indices;
  const shots = indices.map((index) => shotAt(board, index));
  const [first, ...others] = shots;
  const isRun = indices.every((index, at) => index === from + at);
  if (!first || others.length === 0 || !isRun || others.some(({ scene_id }) => scene_id !== first.scene_id))
    throw refused(
      say`Only shots that stand one behind the other in one scene can be merged: choose such, two at least.`,
    );
  const shown = shots.map(({ draft, overrides }) => make.asOverridden(draft, overrides));
  const lines = shown.flatMap((each) => each.lines);
  const duration_s = Math.min(longest, rounded(shown.reduce((sum, each) => sum + each.duration_s, 0)));
  const said = lines.length === 0 ? {} : { lines };
  const whole = { ...first, overrides: { ...first.overrides, ...said, duration_s } };
  const gone = new Set(others.map(({ id }) => id));
  const film = board.film.filter(({ id }) => !gone.has(id)).map((shot) => (shot.id === first.id ? whole : shot));
  return plan(board, film, make);
}

function moved(board: ArrangedBoard, ids: readonly string[], place: ShotPlace, make: ShotMaker): ArrangePlan {
  if ('after' in place && ids.includes(place.after))
    throw refused(say`Shots cannot be moved behind one of themselves: choose another place.`);
  const shots = [...new Set(ids)].map((id) => shotAt(board, indexIn(board, id)));
  const stay = board.film.filter(({ id }) => !ids.includes(id));
  const { index, scene_id } = placeIn(board, stay, place);
  const there = shots.map((shot): Shot => ({
    ...shot,
    scene_id,
    overrides: shot.overrides?.own === true ? shot.overrides : { ...shot.overrides, moved: true },
  }));
  return plan(board, [...stay.slice(0, index), ...there, ...stay.slice(index)], make);
}

/** The film without some shots, one of which has to stay. */
function without(board: ArrangedBoard, ids: readonly string[]): readonly Shot[] {
  for (const id of ids) indexIn(board, id);
  const film = board.film.filter(({ id }) => !ids.includes(id));
  if (film.length === 0)
    throw refused(say`A film needs one shot at least: insert another before the last one is removed.`);
  return film;
}

/** What turns a board into one of these shots: what is no longer among them lies in the tray. */
function plan(board: ArrangedBoard, film: readonly Shot[], make: ShotMaker, made: readonly string[] = []): ArrangePlan {
  const before = new Map(board.film.map((shot) => [shot.id, shot]));
  const stays = new Set(film.map(({ id }) => id));
  const gone = board.film.filter(({ id }) => !stays.has(id));
  return {
    made,
    changes: [
      ...gone.map((shot): Change => ({ table: 'shots', id: shot.id, before: shot, after: takenOut(shot, make.now) })),
      ...film.map((shot, position): Change => ({
        ...{ table: 'shots', id: shot.id },
        before: before.get(shot.id) ?? null,
        after: { ...shot, position },
      })),
    ],
  };
}

function takenOut(shot: Shot, now: string): TrashedShot {
  const { moved: _, ...overrides } = shot.overrides ?? {};
  const said = overrides.own === true ? overrides : { ...overrides, removed: true as const };
  return { ...shot, scene_id: null, overrides: said, deleted_at: now };
}

/** A shot that no script has. Its key says what it shows, as those of others do, so that its noise does not come from its id. */
function ownShot(
  { project_id, film, parked }: ArrangedBoard,
  scene_id: string,
  draft: DraftShot,
  said: ShotOverrides,
  make: ShotMaker,
): Shot {
  const { picture, size, move, angle, lines } = make.asOverridden(draft, said);
  const own = { heading: 'own', picture: said.picture ?? picture, lines: lines.map(({ text }) => text) };
  const taken = new Set([...film, ...parked].map(({ content_key }: StoredShot) => content_key));
  const key = freeKey(make.contentKey({ ...own, size, move, angle }, new Map()), taken);
  const shown = omit(draft, 'parts', 'source', 'words', 'transition_out');
  return {
    ...{ id: make.newId('sht'), project_id, scene_id, position: 0, content_key: key },
    draft: { ...shown, key, elements: [] },
    overrides: { ...said, pinned: true, own: true },
    deleted_at: null,
  };
}

/** What a person says of a shot, but not where it stands. */
function saidOf(overrides: ShotOverrides | null, ...besides: readonly (keyof ShotOverrides)[]): ShotOverrides {
  return omit<ShotOverrides, keyof ShotOverrides>(overrides ?? {}, 'pinned', 'own', 'moved', ...besides);
}

function placeIn({ scenes }: ArrangedBoard, among: readonly Shot[], place: ShotPlace) {
  if ('after' in place) {
    const index = among.findIndex(({ id }) => id === place.after);
    const shot = among[index];
    if (!shot) throw missing('shot', place.after);
    return { index: index + 1, scene_id: shot.scene_id };
  }
  const number = scenes.findIndex(({ id }) => id === place.scene);
  if (number < 0) throw missing('scene', place.scene);
  const before = new Set(scenes.slice(0, number).map(({ id }) => id));
  const index = among.filter(({ scene_id }) => before.has(scene_id)).length;
  return { index, scene_id: place.scene };
}

function indexIn({ film }: ArrangedBoard, id: string): number {
  const index = film.findIndex((shot) => shot.id === id);
  if (index < 0) throw missing('shot', id);
  return index;
}

function shotAt({ film }: ArrangedBoard, index: number): Shot {
  const shot = film[index];
  if (!shot) throw new Error('A shot was asked for behind the last.');
  return shot;
}

function lettersIn(lines: readonly SpokenLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

/** To milliseconds. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function refused(said: Sentence): ShotloomError {
  return new ShotloomError('bad_option', said);
}

function missing(what: 'shot' | 'scene', id: string): ShotloomError {
  return new ShotloomError(
    'not_found',
    say`There is no ${KIND_WORDS[what]} ${id} on the board of this film; look at its board again.`,
  );
}
