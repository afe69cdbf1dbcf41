import type { Change } from './changes.ts';
import { contentOf } from './match-shots.ts';
import type { Shot, TrashedShot } from './records.ts';

/**
 * Puts a shot of the trash back on the board, behind the shot that stands before the place it had, with all that it has. It
 * stays there although the script lacks it, until the script has its text again (`ShotOverrides.pinned`).
 *
 * @param film in order; not empty
 * @returns the changes, and the shot's number in the film, from 1
 */
export function planRestore(
  film: readonly [Shot, ...Shot[]],
  parked: TrashedShot,
): { readonly changes: readonly Change[]; readonly number: number } {
  const position = Math.min(parked.position, film.length);
  const { removed: _, ...overrides } = parked.overrides ?? {};
  const { scene_id } = film[Math.max(position - 1, 0)] ?? film[0];
  const key = freeKey(parked.content_key, new Set(film.map(({ content_key }) => content_key)));
  const after: Shot = {
    ...parked,
    scene_id,
    position,
    content_key: key,
    draft: { ...parked.draft, key },
    overrides: { ...overrides, pinned: true },
    deleted_at: null,
  };
  const moved = film.slice(position).map((shot): Change => ({
    table: 'shots',
    id: shot.id,
    before: shot,
    after: { ...shot, position: shot.position + 1 },
  }));
  return { changes: [{ table: 'shots', id: parked.id, before: parked, after }, ...moved], number: position + 1 };
}

/** A key itself, or with the first number that none of the taken keys has. */
export function freeKey(key: string, taken: ReadonlySet<string>): string {
  let free = key;
  for (let number = 1; taken.has(free); number += 1) free = `${contentOf(key)}.${number}`;
  return free;
}
