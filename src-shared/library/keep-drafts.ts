import type { CastMember, DraftScene, DraftShot, Storyboard } from '../storyboard/storyboard.ts';
import { alike, wordsIn } from './likeness.ts';
import type { Words } from './likeness.ts';
import { contentOf } from './match-shots.ts';
import type { Matches } from './match-shots.ts';
import type { Scene, StoredShot } from './records.ts';
import { renamedPeople } from './renamed.ts';

/** What is stored as the draft of each shot of a fresh draft. */
export type KeptDrafts = ReadonlyMap<DraftShot, DraftShot>;

/** Which way somebody goes, where a draft has it by chance. */
const drawnWays = / to the (?:left|right)(?!\p{L})|向[左右](?=\p{Script=Han})/gu;

/** What is stored of a film before a draft. */
export interface StoredFilm {
  readonly cast: readonly CastMember[];
  readonly scenes: readonly Scene[];
}

/**
 * Keeps of shots whose own words are unchanged what a draft decides by their neighbours: the number in the key of equal
 * shots, the size, whom somebody talks to; and what it draws from how words and their heading are set. So an edit makes no
 * other shot stale: its request stays the same. What the stored picture shows must still hold, or the new one is taken: all
 * who are in it are in the scene and look the same.
 *
 * @param isKeyed the text says all of this itself: it is a board
 */
export function keepDrafts(
  { cast, scenes }: StoredFilm,
  storyboard: Storyboard,
  matches: Matches,
  isKeyed: boolean,
): KeptDrafts {
  const kept = new Map<DraftShot, DraftShot>();
  if (isKeyed) return kept;
  const looks = looksOf(cast);
  const newLooks = looksOf(storyboard.cast);
  const renamed = renamedPeople(cast, storyboard.cast);
  const nameNow = (name: string): string => renamed.get(name) ?? name;
  const unchanged = unchangedShots(storyboard, matches, scenes);
  const keys = keepKeys(storyboard, unchanged);
  for (const scene of storyboard.scenes) {
    const present = peopleOf(scene);
    for (const shot of scene.shots) {
      const key = keys.get(shot) ?? shot.key;
      const before = unchanged.get(shot);
      const holds = before?.draft.cast.every(
        (name) => present.has(nameNow(name)) && looks.get(name) === newLooks.get(nameNow(name)),
      );
      if (!before || holds !== true) {
        kept.set(shot, { ...shot, key });
        continue;
      }
      const { picture, size, move, cast: people } = before.draft;
      kept.set(shot, { ...shot, key, picture, size, move, cast: people.map(nameNow) });
    }
  }
  return kept;
}

function looksOf(cast: readonly CastMember[]): ReadonlyMap<string, string> {
  return new Map(cast.map(({ name, description }) => [name, description]));
}

function peopleOf({ shots }: DraftScene): ReadonlySet<string | null> {
  return new Set(shots.flatMap(({ cast, lines }) => [...cast, ...lines.map(({ character }) => character)]));
}

/** The stored shots that draft shots are, where their own words are unchanged, however they and their heading are set. */
function unchangedShots({ scenes }: Storyboard, matches: Matches, before: readonly Scene[]): Matches {
  const headings = new Map(before.map(({ id, heading }) => [id, wordsIn(heading)]));
  const unchanged = new Map<DraftShot, StoredShot>();
  for (const { heading, shots } of scenes) {
    const words = wordsIn(heading);
    for (const shot of shots) {
      const was = matches.get(shot);
      if (!was) continue;
      const isSame =
        contentOf(was.content_key) === contentOf(shot.key) ||
        (areSame(headings.get(was.scene_id ?? ''), words) && isSetAnew(was.draft, shot));
      if (isSame) unchanged.set(shot, was);
    }
  }
  return unchanged;
}

/** Whether two shots of the same words differ only in what a draft draws from how these are set: a move, and the way somebody goes. */
function isSetAnew(one: DraftShot, other: DraftShot): boolean {
  const shown = ({ picture }: DraftShot): Words => wordsIn(picture.replaceAll(drawnWays, ''));
  return one.source !== undefined && one.source === other.source && areSame(shown(one), shown(other));
}

function areSame(one: Words | undefined, other: Words): boolean {
  return one !== undefined && one.total === other.total && (one.total === 0 || alike(one, other) === 1);
}

/** Unchanged shots keep their keys, those of the film before those of the trash; others take free ones. */
function keepKeys({ scenes }: Storyboard, unchanged: Matches): ReadonlyMap<DraftShot, string> {
  const shots = scenes.flatMap((scene) => scene.shots);
  const keys = new Map<DraftShot, string>();
  const used = new Set<string>();
  const take = (shot: DraftShot, key: string | undefined): void => {
    if (key === undefined || keys.has(shot) || used.has(key)) return;
    keys.set(shot, key);
    used.add(key);
  };
  for (const isLive of [true, false]) {
    for (const shot of shots) {
      const before = unchanged.get(shot);
      if (before && (before.deleted_at === null) === isLive) take(shot, before.content_key);
    }
  }
  for (const shot of shots) take(shot, shot.key);
  const counts = new Map<string, number>();
  for (const shot of shots) {
    const content = contentOf(shot.key);
    while (!keys.has(shot)) {
      const count = (counts.get(content) ?? 0) + 1;
      counts.set(content, count);
      take(shot, `${content}.${count}`);
    }
  }
  return keys;
}
