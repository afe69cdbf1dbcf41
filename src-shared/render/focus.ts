/** Numbers of a take's painted layers that say who stands where (training/shotloom_model/README.md). */
export interface PaintedPlaces {
  readonly camera: ArrayLike<number>;
  readonly figures: ArrayLike<number>;
  readonly sprites: ArrayLike<number>;
  /** Seconds of all of the take. */
  readonly duration: number;
}

const CAMERA = { start: 0, end: 3, follow: 9 } as const;
const FIGURE = { x: 0, speed: 2, show: 3, fields: 10 } as const;
const SPRITE = { x: 3, show: 11, glow: 12, fields: 13 } as const;
/** Half of what a person takes of the width, in metres. */
const HALF_PERSON = 0.45;
const MIDDLE = 0.5;

/**
 * What a narrower frame of a shot is to be cut around: a share of the picture's width, from the left. All people that are seen, where they fit
 * into it; else who is named first; without people the thing of the shot; else the middle. The frame stands still, so that it is the middle
 * of where they are at the start, half-way and at the end.
 *
 * @param aspect width by height of the picture
 * @param share how much of the width is kept, 0 to 1
 */
export function focusOf(places: PaintedPlaces, aspect: number, share: number): number {
  const figures = rows(places.figures, FIGURE.fields).filter((row) => (row[FIGURE.show] ?? 0) > 0.5);
  const people = figures.map((row) => {
    const seen = MOMENTS.map((moment) => {
      const from = (moment - 0.5) * places.duration;
      return placeIn(places, aspect, moment, (row[FIGURE.x] ?? 0) + (row[FIGURE.speed] ?? 0) * from);
    });
    return span(seen);
  });
  const [first] = people;
  if (first) {
    const half = HALF_PERSON / (widthAt(places, aspect, 0.5) || 1);
    const all = span(people.flatMap(({ from, to }) => [from, to]));
    return middle(all.to - all.from + 2 * half <= share ? all : first);
  }
  const thing = rows(places.sprites, SPRITE.fields).find(
    (row) => (row[SPRITE.show] ?? 0) > 0.5 && (row[SPRITE.glow] ?? 0) < 0,
  );
  if (!thing) return MIDDLE;
  return middle(span(MOMENTS.map((moment) => placeIn(places, aspect, moment, thing[SPRITE.x] ?? 0))));
}

const MOMENTS = [0, 0.5, 1] as const;

interface Span {
  readonly from: number;
  readonly to: number;
}

function span(places: readonly number[]): Span {
  return { from: Math.min(...places), to: Math.max(...places) };
}

function middle({ from, to }: Span): number {
  return Math.min(Math.max((from + to) / 2, 0), 1);
}

/** Where a place of the set, in metres, is seen. */
function placeIn(places: PaintedPlaces, aspect: number, moment: number, x: number): number {
  const { camera, duration } = places;
  const between = (camera[CAMERA.start] ?? 0) * (1 - moment) + (camera[CAMERA.end] ?? 0) * moment;
  const centre = between + (camera[CAMERA.follow] ?? 0) * (moment - 0.5) * duration;
  return (x - centre) / (widthAt(places, aspect, moment) || 1) + 0.5;
}

/** Metres that the frame is wide. */
function widthAt({ camera }: PaintedPlaces, aspect: number, moment: number): number {
  return aspect * ((camera[CAMERA.start + 2] ?? 0) * (1 - moment) + (camera[CAMERA.end + 2] ?? 0) * moment);
}

function rows(table: ArrayLike<number>, fields: number): number[][] {
  const all = Array.from(table);
  return Array.from({ length: Math.floor(all.length / fields) }, (_, row) =>
    all.slice(row * fields, (row + 1) * fields),
  );
}
