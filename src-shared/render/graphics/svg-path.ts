/** A point of an outline. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A closed outline: straight to a point, or a cubic curve by two control points to a third. */
export interface Contour {
  readonly start: Corner;
  readonly steps: readonly (readonly Corner[])[];
}

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, T: 2, C: 6, Z: 0 };

/**
 * The outlines of an SVG path in absolute commands, as fonts of MathJax are written and as graphics are stored.
 * @throws RangeError for any other path
 */
export function readPath(text: string): Contour[] {
  const contours: Contour[] = [];
  let open: { readonly start: Corner; readonly steps: (readonly Corner[])[] } | null = null;
  let pen: Corner = { x: 0, y: 0 };
  /** The control point of the quadratic curve before, which T mirrors. */
  let control: Corner | null = null;
  for (const [command, values] of commandsIn(text)) {
    const [x = 0, y = 0, ...more] = values;
    if (command === 'M') {
      if (open) contours.push(open);
      pen = { x, y };
      open = { start: pen, steps: [] };
      control = null;
      continue;
    }
    if (!open) throw new RangeError('its outlines cannot be read');
    if (command === 'Z') {
      contours.push(open);
      pen = open.start;
      open = null;
      continue;
    }
    const step = stepOf(command, pen, control, [x, y, ...more]);
    control = step.control;
    pen = step.points.at(-1) ?? pen;
    open.steps.push(step.points);
  }
  return open ? [...contours, open] : contours;
}

function stepOf(
  command: string,
  pen: Corner,
  control: Corner | null,
  [x = 0, y = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: readonly number[],
): { readonly points: readonly Corner[]; readonly control: Corner | null } {
  switch (command) {
    case 'H':
      return { points: [{ x, y: pen.y }], control: null };
    case 'V':
      return { points: [{ x: pen.x, y: x }], control: null };
    case 'Q':
      return quadratic(pen, { x, y }, { x: x2, y: y2 });
    case 'T':
      return quadratic(pen, control ? { x: 2 * pen.x - control.x, y: 2 * pen.y - control.y } : pen, { x, y });
    case 'C':
      return {
        points: [
          { x, y },
          { x: x2, y: y2 },
          { x: x3, y: y3 },
        ],
        control: null,
      };
    default:
      return { points: [{ x, y }], control: null };
  }
}

/** The cubic curve that a quadratic one is. */
function quadratic(from: Corner, control: Corner, to: Corner) {
  const towards = (end: Corner): Corner => ({
    x: end.x + (2 / 3) * (control.x - end.x),
    y: end.y + (2 / 3) * (control.y - end.y),
  });
  return { points: [towards(from), towards(to), to], control };
}

function commandsIn(text: string): [command: string, values: readonly number[]][] {
  return [...text.matchAll(/([A-Za-z])([^A-Za-z]*)/gu)].flatMap(([, command = '', list = '']) => {
    const values = (list.match(/-?\d*\.?\d+/gu) ?? []).map(Number);
    const takes = TAKES[command];
    if (takes === undefined || (takes > 0 && (values.length === 0 || values.length % takes !== 0)))
      throw new RangeError('its outlines cannot be read');
    if (takes === 0) return [[command, []] as [string, number[]]];
    return Array.from({ length: values.length / takes }, (_, index): [string, readonly number[]] => [
      // Further points of a move are lines.
      command === 'M' && index > 0 ? 'L' : command,
      values.slice(index * takes, (index + 1) * takes),
    ]);
  });
}
