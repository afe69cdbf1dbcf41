import { axisFor, numberForm } from './chart-axis.ts';
import type { ChartSeries, ChartTable } from './chart-table.ts';
import { sizeForOneLine } from './fit-text.ts';
import { boxOf, centredText, rectangle } from './marks.ts';
import type { Box, Mark, TextMark } from './marks.ts';
import { textWidth } from './text-size.ts';
import type { Palette } from './theme.ts';

/** What a chart is drawn from, and where. */
export interface Plot {
  readonly table: ChartTable;
  readonly box: Box;
  readonly unit: number;
  readonly colours: Palette;
  readonly language: 'en' | 'zh';
}

/** The size of the numbers of an axis in units, and the gap beside them in ems. */
const TICK_UNITS = 0.7;
const TICK_GAP = 0.7;

/** The numbers of all series. */
export function valuesOf({ series }: ChartTable): number[] {
  return series.flatMap(({ values }) => values).filter((value) => value !== null);
}

/** How wide the line of a number of an axis is. */
export function ruleWidth(tick: number, unit: number): number {
  return Math.max(1, unit * (tick === 0 ? 0.05 : 0.03));
}

/** The names of series beside their colours, in as many rows as they need. */
export function legend(
  series: readonly ChartSeries[],
  box: Box,
  size: number,
  colours: Palette,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const names = series.map(({ name }, index) => (name === '' ? String(index + 1) : name.replaceAll(/\s+/gu, ' ')));
  const { x, y, width } = box;
  const fitting = sizeForOneLine(names, size, width - size * 1.1);
  const [swatch, pitch] = [fitting * 0.7, fitting * 1.6];
  let [left, row] = [x, 0];
  const marks = names.flatMap((name, index): Mark[] => {
    const wide = fitting * 1.1 + textWidth(name, fitting);
    if (left > x && left + wide > x + width) [left, row] = [x, row + 1];
    const middle = y + (row + 0.5) * pitch;
    const at = left;
    left += wide + fitting * 1.4;
    return [
      rectangle(
        { x: at, y: middle - swatch / 2, width: swatch, height: swatch },
        colours.series[index] ?? colours.ink,
        swatch * 0.2,
      ),
      centredText(name, at + fitting * 1.1, middle, fitting, colours.ink),
    ];
  });
  const height = (row + 1) * pitch;
  return height <= box.height ? { marks, height } : legend(series, box, fitting * 0.95, colours);
}

/** An axis that goes up, with its lines and numbers at the left of what is drawn. */
export interface UpAxis {
  /** What is left for what is drawn. */
  readonly area: Box;
  readonly yOf: (value: number) => number;
  /** Across what is drawn. */
  readonly rules: readonly Rule[];
  readonly names: readonly Mark[];
}

/** A line of the axis. */
export interface Rule {
  readonly box: Box;
  readonly colour: string;
}

/** Lines of an axis, but not through text. */
export function drawRules(rules: readonly Rule[], texts: readonly TextMark[]): Mark[] {
  return rules.flatMap(({ box, colour }) => {
    const across = box.width > box.height;
    const holes = texts
      .map(boxOf)
      .filter(
        (hole) =>
          hole.x < box.x + box.width &&
          hole.x + hole.width > box.x &&
          hole.y < box.y + box.height &&
          hole.y + hole.height > box.y,
      )
      .map((hole) => {
        const air = Math.min(hole.width, hole.height) * 0.15;
        return across ? [hole.x - air, hole.x + hole.width + air] : [hole.y - air, hole.y + hole.height + air];
      })
      .toSorted(([a = 0], [b = 0]) => a - b);
    const end = across ? box.x + box.width : box.y + box.height;
    let at = across ? box.x : box.y;
    const pieces: Mark[] = [];
    for (const [from = end, to = end] of [...holes, [end, end]]) {
      if (from > at)
        pieces.push(
          rectangle(across ? { ...box, x: at, width: from - at } : { ...box, y: at, height: from - at }, colour),
        );
      at = Math.max(at, to);
    }
    return pieces;
  });
}

/** What the numbers of an axis that goes up take of the width, in pixels. */
export function upAxisWidth({ table, unit, language }: Plot, fromZero: boolean): number {
  const { ticks } = axisFor(valuesOf(table), fromZero);
  const form = numberForm(ticks, language, table.isPercent ? '%' : '');
  return Math.max(...ticks.map((tick) => textWidth(form(tick), unit * TICK_UNITS))) + unit * TICK_UNITS * TICK_GAP;
}

/** @param room pixels that are kept free above and below, for what stands at values */
export function upAxis(
  plot: Plot,
  fromZero: boolean,
  labels: number,
  room: { readonly above: number; readonly below: number },
): UpAxis {
  const { table, box, unit, colours, language } = plot;
  const size = unit * TICK_UNITS;
  const axis = axisFor(valuesOf(table), fromZero);
  const form = numberForm(axis.ticks, language, table.isPercent ? '%' : '');
  const wide = upAxisWidth(plot, fromZero);
  const top = box.y + Math.max(room.above, size * 0.6);
  const bottom = box.y + box.height - labels - room.below;
  const area: Box = { x: box.x + wide, y: top, width: box.width - wide, height: bottom - top };
  const yOf = (value: number): number => bottom - ((value - axis.least) / (axis.most - axis.least)) * area.height;
  const rules = axis.ticks.map((tick): Rule => {
    const thick = ruleWidth(tick, unit);
    const box = { x: area.x, y: yOf(tick) - thick / 2, width: area.width, height: thick };
    return { box, colour: tick === 0 ? colours.dim : colours.line };
  });
  const numbers = axis.ticks.map((tick) =>
    centredText(form(tick), area.x - size * TICK_GAP, yOf(tick), size, colours.dim, 'right'),
  );
  return { area, yOf, rules, names: numbers };
}

/**
 * Labels below their places, each, or every second, third ... where they would touch.
 * @param xOf the middle of the place of a label
 */
export function labelsBelow(
  labels: readonly string[],
  xOf: (index: number) => number,
  box: Box,
  top: number,
  size: number,
  colour: string,
): Mark[] {
  const fitting = sizeForOneLine(labels, size, box.width * 0.3);
  const placed = labels.map((label, index) => {
    const half = textWidth(label, fitting) / 2;
    const x = Math.min(box.x + box.width - half, Math.max(box.x + half, xOf(index)));
    return { label, x, from: x - half, to: x + half };
  });
  for (let every = 1; ; every += 1) {
    const shown = placed.filter(({ label }, index) => index % every === 0 && label !== '');
    const touches = shown.some(({ from }, index) => index > 0 && from < (shown[index - 1]?.to ?? 0) + fitting * 0.5);
    if (touches) continue;
    return shown.map(({ label, x }) => centredText(label, x, top + size * 0.7, fitting, colour, 'centre'));
  }
}
