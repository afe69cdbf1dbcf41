import { UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import type { Command, Refusal } from '../../../src-shared/timeline/commands.ts';
import { edit } from '../../../src-shared/timeline/edit.ts';
import type { AttachedContent, FilmSources, StoredTimeline, Timeline } from '../../../src-shared/timeline/records.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
import { filmOf, shotOf } from './films.ts';
import type { ShotSeed } from './films.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

export const FILM_RATE = { numerator: 24, denominator: 1 };

/** Two seconds with handles of half a second, cut in and out. */
const PLAIN: ShotSeed = { frames: 48, handle: 12, transition_in: 'cut', transition_out: null, words: [] };

/** A film at 24 frames a second of shots named by letters, with what is different about some of them. */
export function filmOfShots(letters: string, special: Readonly<Record<string, Partial<ShotSeed>>> = {}): FilmSources {
  return filmOf(
    [...letters].map((letter) => shotOf(letter, { ...PLAIN, ...special[letter] }, FILM_RATE)),
    FILM_RATE,
  );
}

/** What is stored after commands that can all be done. */
export function storedAfter(film: FilmSources, commands: readonly Command[], stored = UNCHANGED): StoredTimeline {
  return commands.reduce((current, command) => {
    const result = edit(film, current, command);
    if ('refused' in result) throw new Error(sentenceText(result.refused.sentence));
    return result.stored;
  }, stored);
}

/** Why a command is refused after others were done. */
export function refusalOf(film: FilmSources, commands: readonly Command[], command: Command): Refusal | null {
  const result = edit(film, storedAfter(film, commands), command);
  return 'refused' in result ? result.refused : null;
}

/** The items of a film with their lengths where these are not 48, e.g. "a b:24 c". */
export function shape({ main }: Timeline): string {
  return main.map(({ id, frames }) => (frames === 48 ? id : `${id}:${frames}`)).join(' ');
}

export const caption = (text: string): AttachedContent => ({
  kind: 'caption',
  lane: 'zh',
  text,
  style: 'plain',
  place: 'bottom',
});

export const effect: Extract<AttachedContent, { readonly kind: 'sound' }> = {
  kind: 'sound',
  role: 'effect',
  source: { kind: 'footage', footage: 'ftg_video' },
  in: rational(0),
  gain_db: 0,
  fade_in: rational(0),
  fade_out: rational(0),
  loops: false,
};
