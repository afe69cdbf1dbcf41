/** Drawings are in the units of the film's picture, from its upper left corner. */

/** A place where the pen was, and how hard it pressed, 0 to 1; a mouse presses with 0.5. */
export type PenPoint = readonly [x: number, y: number, pressure: number];

export const PEN_TOOLS = ['pen', 'arrow', 'eraser'] as const;
export type PenTool = (typeof PEN_TOOLS)[number];

/** What was drawn without lifting the pen. */
export interface Stroke {
  readonly tool: PenTool;
  /** An entry of {@link INKS}. */
  readonly ink: number;
  /** At a pressure of 0.5. */
  readonly width: number;
  readonly points: readonly PenPoint[];
}

/** Colours of ink: black, grey, red, blue, green, yellow, white. They are of the drawing, not of the interface. */
export const INKS = ['#16181d', '#8a9099', '#d2352c', '#2563c9', '#2b8a4b', '#e9a820', '#ffffff'] as const;
export const PAPER = '#fbfaf7';

/** A drawing with what was taken back of it, the last first. */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  readonly undone: readonly Stroke[];
}

export const BLANK: Drawing = { strokes: [], undone: [] };

export function withStroke({ strokes }: Drawing, stroke: Stroke): Drawing {
  return { strokes: [...strokes, stroke], undone: [] };
}

export function takenBack(drawing: Drawing): Drawing {
  const last = drawing.strokes.at(-1);
  return last ? { strokes: drawing.strokes.slice(0, -1), undone: [last, ...drawing.undone] } : drawing;
}

export function doneAgain(drawing: Drawing): Drawing {
  const [next, ...undone] = drawing.undone;
  return next ? { strokes: [...drawing.strokes, next], undone } : drawing;
}

/** How wide a line is where it was pressed so hard. */
export function widthAt(width: number, pressure: number): number {
  return width * (0.3 + 1.4 * pressure);
}

/** Whether a place is far enough from the last that a line needs it. */
export function isFar([x, y]: PenPoint, [fromX, fromY]: PenPoint): boolean {
  return Math.hypot(x - fromX, y - fromY) >= 1.5;
}

/** The ends of the two barbs of an arrow, which lies along the end of its line; null for a line without a direction. */
export function barbsOf({ points, width }: Stroke): readonly [PenPoint, PenPoint] | null {
  const tip = points.at(-1);
  const length = Math.max(18, width * 5);
  const from = points.findLast((point) => tip && Math.hypot(tip[0] - point[0], tip[1] - point[1]) >= length / 2);
  if (!tip || !from) return null;
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  const barb = (turn: number): PenPoint => [
    tip[0] - length * Math.cos(angle + turn),
    tip[1] - length * Math.sin(angle + turn),
    tip[2],
  ];
  return [barb(0.45), barb(-0.45)];
}

/** A drawing as text, which goes along in its picture; places to a tenth of a pixel. */
export function strokesText(strokes: readonly Stroke[]): string {
  const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
  return JSON.stringify({
    format: 1,
    strokes: strokes.map(({ points, ...stroke }) => ({
      ...stroke,
      points: points.map(([x, y, pressure]) => [rounded(x, 10), rounded(y, 10), rounded(pressure, 100)]),
    })),
  });
}

/** The strokes of such a text; none where it is something else, since a picture may say what it likes. */
export function readStrokes(text: string): readonly Stroke[] {
  try {
    const told: unknown = JSON.parse(text);
    if (!isRecord(told) || told['format'] !== 1 || !Array.isArray(told['strokes'])) return [];
    return told['strokes'].flatMap((stroke: unknown) => readStroke(stroke) ?? []);
  } catch {
    return [];
  }
}

function readStroke(told: unknown): Stroke | null {
  if (!isRecord(told) || !Array.isArray(told['points'])) return null;
  const tool = PEN_TOOLS.find((each) => each === told['tool']);
  const { ink, width } = told;
  if (tool === undefined || typeof ink !== 'number' || typeof width !== 'number') return null;
  if (INKS[ink] === undefined || !(width > 0 && width <= 400)) return null;
  const points = told['points'].flatMap((point: unknown): PenPoint[] => {
    if (!Array.isArray(point)) return [];
    const [x, y, pressure] = point.map(Number);
    const isPlace = [x, y, pressure].every((value) => Number.isFinite(value));
    return isPlace ? [[x ?? 0, y ?? 0, Math.min(1, Math.max(0, pressure ?? 0))]] : [];
  });
  return points.length === 0 ? null : { tool, ink, width, points };
}

function isRecord(told: unknown): told is Readonly<Record<string, unknown>> {
  return typeof told === 'object' && told !== null;
}
