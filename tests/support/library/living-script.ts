import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Shot, ShotOverrides, StoredShot } from '../../../src-shared/library/records.ts';
import { lettersOf } from '../../../src-shared/storyboard/source-words.ts';
import type { ShotOfText } from './provenance.ts';
import type { Edit } from './script-edits.ts';

/** A board as it is stored, the text of its shots, and the digest of what each shot asks for. */
export interface BoardOfText {
  /** The trash included. */
  readonly shots: readonly StoredShot[];
  readonly texts: readonly ShotOfText[];
  readonly digests: ReadonlyMap<string, string>;
}

/** How many shots were looked at, and how many of a kind were found. */
export interface Tally {
  /** Shots of text that no edit touched, and those of them whose request changed with what stands around them. */
  untouched: number;
  stale: number;
  /** Shots of a paragraph in which a word was retyped, and those of them that are the same shot still. */
  retyped: number;
  kept: number;
}

function live({ shots }: BoardOfText): Shot[] {
  return shots.filter((shot) => shot.deleted_at === null);
}

/** What holds of a board after any edit of its script. */
export function expectLiving(before: BoardOfText, after: BoardOfText, edit: Edit, tally: Tally): void {
  expectNothingLost(before, after);
  expectUntouchedKept(before, after, edit, tally);
  if (edit.kind === 'retype') countRetyped(before, after, tally);
}

/** Everything that was there is there, on the board or in the tray, with what a person changed of it. */
function expectNothingLost(before: BoardOfText, after: BoardOfText): void {
  const shots = new Map(after.shots.map((shot) => [shot.id, shot]));
  const lost = before.shots.filter(({ id, overrides, draft }) => {
    const now = shots.get(id);
    const isSame = now !== undefined && (now.deleted_at === null || isDeepStrictEqual(now.draft, draft));
    return !isSame || !isDeepStrictEqual(now.overrides, overrides);
  });
  expect(lost).toEqual([]);
}

/**
 * A shot whose text no edit touched is the same shot, wherever it stands now; and what it asks for is the same where a fresh
 * draft makes the same picture of that text as before. Of shots that nothing tells apart, while one of them comes or goes, each
 * may be the other.
 */
function expectUntouchedKept(before: BoardOfText, after: BoardOfText, edit: Edit, tally: Tally): void {
  const [shots, shotsNow] = [live(before), live(after)];
  const places = new Map(after.texts.map((text, index) => [text.fromRenamed, index]));
  const twins = countBy([...before.texts.map((text) => `before ${looks(text)}`), ...after.texts.map(looks)]);
  const faults: string[] = [];
  for (const [index, text] of before.texts.entries()) {
    const place = text.from === null ? undefined : places.get(text.from);
    const [shot, now, textNow] = [shots[index], shotsNow[place ?? -1], after.texts[place ?? -1]];
    if (!shot || !now || !textNow) continue;
    tally.untouched += 1;
    const isTwin = Math.max(twins.get(`before ${looks(text)}`) ?? 0, twins.get(looks(text)) ?? 0) > 1;
    if (isTwin && now.id !== shot.id && looks(text) === looks(textNow)) continue;
    // "Enter CELIA." and "Enter ROSALIND." with each other's names may as well have changed places.
    const lookedSo = shots.findIndex(({ id }) => id === now.id);
    if (edit.kind === 'swap names' && before.texts[lookedSo] && looks(before.texts[lookedSo]) === looks(textNow))
      continue;
    if (now.id !== shot.id) faults.push(`another shot: ${looks(text)}`);
    else if (!isDeepStrictEqual(now.overrides, shot.overrides)) faults.push(`other overrides: ${looks(text)}`);
    const isStale = before.digests.get(shot.id) !== after.digests.get(now.id);
    if (isStale) tally.stale += 1;
    const isSame =
      looks(textNow) === looks(text) &&
      textNow.shot.move === text.shot.move &&
      textNow.shot.duration_s === text.shot.duration_s &&
      shot.draft.picture === text.shot.picture;
    if (isSame && isStale) faults.push(`stale for nothing: ${looks(text)}`);
  }
  expect(faults).toEqual([]);
}

/** Counts paragraphs of one shot that are one shot still after a word of them was retyped, and whether it is the same. */
function countRetyped(before: BoardOfText, after: BoardOfText, tally: Tally): void {
  const ofBlock = ({ texts }: BoardOfText, gone: ReadonlySet<number>) =>
    texts.flatMap(({ blocks }, index) => (blocks.some((block) => !gone.has(block)) ? [index] : []));
  const [was, ...more] = ofBlock(before, new Set(after.texts.flatMap(({ blocks }) => blocks)));
  const [is, ...others] = ofBlock(after, new Set(before.texts.flatMap(({ blocks }) => blocks)));
  if (was === undefined || is === undefined || more.length > 0 || others.length > 0) return;
  tally.retyped += 1;
  if (live(before)[was]?.id === live(after)[is]?.id) tally.kept += 1;
}

/** What a person might have changed of a shot; of every third one nothing. */
export function overridesFor(index: number): ShotOverrides | null {
  return [null, { seed: index }, { negative: `no. ${index}`, take: 2 }][index % 3] ?? null;
}

/** What one sees and hears of a shot. */
function looks({ heading, shot: { picture, lines } }: ShotOfText): string {
  return JSON.stringify([lettersOf(heading), picture, lines.map(({ text }) => text)]);
}

function countBy(signs: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}
