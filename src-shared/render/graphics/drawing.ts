import type { Mark } from './marks.ts';

/**
 * What a frame of a graphic shows, the lowest first.
 * @param frame in the graphic's own time, from 0
 * @param frames how many it is shown for in all, where it ends by itself; null where its picture is cut like any other
 */
export type Drawing = (frame: number, frames: number | null) => readonly Mark[];
