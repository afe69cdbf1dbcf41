import type { Area } from './picks.ts';
import type { Track } from './tracks.ts';

/** A rectangle on a strip, in pixels from its left and its top. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The rectangle between two corners. */
export function between(one: Point, other: Point): Rectangle {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}

/** Where tracks stand on a strip, in pixels from its top. */
export type TrackPlaces = readonly { readonly track: Track; readonly top: number; readonly height: number }[];

/** What of the film a rectangle lies over. @param head how wide the names of tracks are, in pixels, before the film begins */
export function areaOf(
  { left, top, right, bottom }: Rectangle,
  places: TrackPlaces,
  head: number,
  pixels: number,
): Area {
  const rows: Area['rows'] = new Map(
    places
      .filter((place) => place.top < bottom && place.top + place.height > top)
      .map(({ track, top: from, height }) => {
        const rowAt = (y: number): number => Math.floor(((y - from) / height) * track.rows);
        return [track.name, { first: Math.max(0, rowAt(top)), last: Math.min(track.rows - 1, rowAt(bottom)) }];
      }),
  );
  return { from: (left - head) / pixels, to: (right - head) / pixels, rows };
}
