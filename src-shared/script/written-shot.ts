import type { WrittenShot } from './screenplay.ts';

/**
 * What a written shot says besides its picture and number, in one line for formats that have no columns: "size: CU; 4 s".
 * Empty where it says nothing.
 */
export function shotDetails(shot: WrittenShot | undefined): string {
  if (!shot) return '';
  const { size, angle, move, duration_s, sound, note } = shot;
  const people = shot.people?.map(({ name }) => name).join(', ');
  const named = Object.entries({ size, angle, move, people, sound, note }).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [`${name}: ${value.trim()}`],
  );
  return [...named, ...(duration_s === undefined ? [] : [`${duration_s} s`])].join('; ');
}
