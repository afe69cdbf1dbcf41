import { isWide, safeArea, unitOf, framesIn } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { fitText, LINE_PITCH } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import { rectangle, textBlock } from './marks.ts';
import type { Mark, TextMark } from './marks.ts';
import type { GraphicOf } from './records.ts';
import { paletteOf } from './theme.ts';

/** A title in the middle, a subtitle below it. */
export function drawTitle(graphic: GraphicOf<'title'>, canvas: Canvas): Drawing {
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(graphic.theme)];
  const room = { width: safe.width * 0.92, height: safe.height * 0.55, lines: 4 };
  const heading = fitText(graphic.title.trim(), unit * 2.7, room, true);
  const below = { width: safe.width * 0.8, height: safe.height * 0.25, lines: 4 };
  const subtitle = graphic.subtitle.trim() === '' ? null : fitText(graphic.subtitle.trim(), unit * 1.15, below, true);
  const [bar, gap] = [unit * 0.11, unit * 0.85];
  const height = heading.height + (subtitle ? gap * 2 + bar + subtitle.height : 0);
  const middle = canvas.width / 2;
  const top = (canvas.height - height) / 2;
  const barTop = top + heading.height + gap;
  const marks: Mark[] = textBlock(heading, middle, top, colours.ink, 'centre');
  if (subtitle) {
    marks.push(rectangle({ x: middle - unit, y: barTop, width: unit * 2, height: bar }, colours.accent));
    marks.push(
      ...textBlock(subtitle, middle, barTop + bar + gap * 0.85, canvas.over ? colours.ink : colours.dim, 'centre'),
    );
  }
  return () => (canvas.over ? marks.map(shadowed) : marks);
}

/** A label and a title at the left, behind a bar. */
export function drawChapter(graphic: GraphicOf<'chapter'>, canvas: Canvas): Drawing {
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(graphic.theme)];
  const [bar, indent] = [unit * 0.16, unit * 1.1];
  const width = (safe.width - indent) * (isWide(canvas) ? 0.8 : 1);
  const label =
    graphic.label.trim() === ''
      ? null
      : fitText(graphic.label.trim(), unit * 1.05, { width, height: safe.height * 0.2, lines: 2 });
  const title = fitText(graphic.title.trim(), unit * 2.3, { width, height: safe.height * 0.6, lines: 4 }, true);
  const gap = label ? unit * 0.35 : 0;
  const height = title.height + gap + (label?.height ?? 0);
  const top = (canvas.height - height) / 2;
  const marks: Mark[] = [
    rectangle({ x: safe.x, y: top + unit * 0.2, width: bar, height: height - unit * 0.4 }, colours.accent),
    ...(label ? textBlock(label, safe.x + indent, top, colours.accent) : []),
    ...textBlock(title, safe.x + indent, top + gap + (label?.height ?? 0), colours.ink),
  ];
  return () => (canvas.over ? marks.map(shadowed) : marks);
}

function shadowed(mark: Mark): Mark {
  return mark.kind === 'text' ? { ...mark, shadow: true } : mark;
}

/** How fast credits roll, in units of their text a second: two lines of it. */
const ROLL_SPEED = 2.6;

interface CreditRow {
  readonly top: number;
  readonly height: number;
  readonly marks: readonly TextMark[];
}

/** Credits that roll from below until the last of them stands in the middle; they are seen in the safe area only. */
export function drawCredits(graphic: GraphicOf<'credits'>, canvas: Canvas): Drawing {
  const [safe, unit] = [safeArea(canvas), unitOf(canvas)];
  const rows = creditRows(graphic, canvas);
  const last = rows.at(-1);
  // Whole pixels a frame, so that letters do not shimmer.
  const speed = Math.max(1, Math.round((unit * ROLL_SPEED) / framesIn(1, canvas)));
  const bottom = safe.y + safe.height;
  const furthest = last ? bottom + last.top + last.height / 2 - canvas.height / 2 : 0;
  return (frame) => {
    const above = bottom - Math.min(furthest, speed * (frame + 1));
    return rows.flatMap(({ top, height, marks }) => {
      const [from, to] = [above + top, above + top + height];
      const inside = Math.min(from - safe.y, bottom - to) / unit;
      const opacity = Math.min(1, Math.max(0, inside));
      return opacity === 0
        ? []
        : marks.map((mark) => ({ ...mark, baseline: mark.baseline + above, opacity, shadow: canvas.over }));
    });
  };
}

/** All lines from the top of the roll. Roles stand left of names where there is room, else above them. */
function creditRows({ heading, entries, theme }: GraphicOf<'credits'>, canvas: Canvas): CreditRow[] {
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(theme)];
  const middle = canvas.width / 2;
  const rows: CreditRow[] = [];
  let top = 0;
  const add = (height: number, marks: readonly TextMark[]): void => {
    rows.push({ top, height, marks });
    top += height;
  };
  const block = (text: string, size: number, width: number): FittedText =>
    fitText(text.trim(), size, { width, height: Infinity, lines: Infinity });
  const across = (text: string, size: number, colour: string): void => {
    const fitted = block(text, size, safe.width);
    add(fitted.height, textBlock(fitted, middle, top, colour, 'centre'));
  };
  if (heading.trim() !== '') {
    across(heading, unit * 1.6, colours.accent);
    top += unit * 1.6;
  }
  const [gap, column] = [unit * 0.5, safe.width / 2 - unit * 0.5];
  for (const { role, names } of entries) {
    const hasRole = role.trim() !== '';
    if (hasRole && !isWide(canvas)) across(role, unit * 0.85, colours.dim);
    for (const [index, name] of names.entries()) {
      if (!hasRole || !isWide(canvas)) {
        across(name, unit * 1.1, colours.ink);
        continue;
      }
      const said = index === 0 ? block(role, unit * 0.9, column) : null;
      const named = block(name, unit * 1.1, column);
      // The first lines of both stand on one baseline.
      const drop = said ? ((named.size - said.size) * LINE_PITCH) / 2 + 0.38 * (named.size - said.size) : 0;
      add(Math.max(named.height, (said?.height ?? 0) + drop), [
        ...(said ? textBlock(said, middle - gap, top + drop, colours.dim, 'right') : []),
        ...textBlock(named, middle + gap, top, colours.ink),
      ]);
    }
    top += unit * 0.9;
  }
  return rows;
}
