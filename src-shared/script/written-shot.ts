import type { WrittenShot } from './screenplay.ts';

/**
 * What a written shot says besides its picture, in one line for formats that have no columns: "3; size: CU; 4 s". Empty
 * where it says nothing.
 */
export function shotDetails(shot: WrittenShot | undefined): string {
  if (!shot) return '';
  const { number, size, angle, move, duration_s, sound, note } = shot;
  const named = Object.entries({ size, angle, move, sound, note }).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [`${name}: ${value.trim()}`],
  );
  const seconds = duration_s === undefined ? [] : [`${duration_s} s`];
  return [...(number === undefined ? [] : [number]), ...named, ...seconds].join('; ');
}
