import { axisFor, numberForm } from './chart-axis.ts';
import type { NumberForm } from './chart-axis.ts';
import { drawRules, labelsBelow, ruleWidth, upAxis, upAxisWidth, valuesOf } from './chart-plot.ts';
import type { Plot, Rule } from './chart-plot.ts';
import { fitText, LINE_PITCH } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import { centredText, rectangle, textBlock } from './marks.ts';
import type { Box, Mark, TextMark } from './marks.ts';
import { textWidth } from './text-size.ts';

/** Of the room of a label, what its bars take. */
const FILLED = 0.7;
/** Labels may be made so much smaller before bars lie down instead of standing. */
const SMALLEST = 0.85;
/** Bars lie down where their rows are at least so many ems of a label high. */
const ROW_EMS = 1.25;
const LABEL_UNITS = 0.74;
const VALUE_UNITS = 0.7;

/** Bars that stand, or lie where their labels are too long for that. */
export function drawBars(plot: Plot): Mark[] {
  const { table, box, unit } = plot;
  const size = unit * LABEL_UNITS;
  const width = ((box.width - upAxisWidth(plot, true)) / table.labels.length) * 0.92;
  const room = { width, height: size * 2.7, lines: 2 };
  const labels = table.labels.map((label) => fitText(label, size, room));
  const smallest = Math.min(...labels.map((label) => label.size));
  if (smallest >= size * SMALLEST)
    return standing(
      plot,
      table.labels.map((label) => fitText(label, smallest, room)),
    );
  return box.height / table.labels.length >= size * ROW_EMS ? lying(plot) : standing(plot, null);
}

/** @param fitted labels as they have room below their bars; null where only some of them have */
function standing(plot: Plot, fitted: readonly FittedText[] | null): Mark[] {
  const { table, box, unit, colours } = plot;
  const [values, write, size] = [valuesOf(table), writer(plot), unit * LABEL_UNITS];
  const slotWidth = (box.width - upAxisWidth(plot, true)) / table.labels.length;
  const lines = Math.max(1, ...(fitted ?? []).map((block) => block.lines.length));
  const below = size * (0.35 + LINE_PITCH * lines);
  const small = unit * VALUE_UNITS;
  const isSaid =
    table.series.length === 1 && values.every((value) => textWidth(write(value), small) < slotWidth * 0.95);
  const room = isSaid ? small * 1.5 : 0;
  const { area, yOf, rules, names } = upAxis(plot, true, below, {
    above: room,
    below: values.some((value) => value < 0) ? room : 0,
  });
  const slot = area.width / table.labels.length;
  const xOf = (index: number): number => area.x + (index + 0.5) * slot;
  const bars = barsOf(plot, slot);
  const drawn = bars.map(({ label, value, from, thick, hue }) => {
    const [y, zero] = [yOf(value), yOf(0)];
    return rectangle(
      { x: area.x + label * slot + from, y: Math.min(y, zero), width: thick, height: Math.abs(zero - y) },
      hue,
    );
  });
  const said = isSaid
    ? bars.map(({ label, value }): TextMark => {
        const y = yOf(value) + small * (value < 0 ? 0.75 : -0.7);
        return centredText(write(value), xOf(label), y, small, colours.ink, 'centre');
      })
    : [];
  const top = box.y + box.height - below + size * 0.35;
  const labels = fitted
    ? fitted.flatMap((block, index) => textBlock(block, xOf(index), top, colours.ink, 'centre'))
    : labelsBelow(table.labels, xOf, { ...box, x: area.x, width: area.width }, top, size, colours.ink);
  return [...drawRules(rules, said), ...names, ...drawn, ...said, ...labels];
}

function lying(plot: Plot): Mark[] {
  const { table, box, unit, colours, language } = plot;
  const [values, write, small] = [valuesOf(table), writer(plot), unit * VALUE_UNITS];
  const axis = axisFor(values, true);
  const form = numberForm(axis.ticks, language, table.isPercent ? '%' : '');
  const row = (box.height - small * 1.8) / table.labels.length;
  const room = { width: box.width * 0.36, height: row * 0.94, lines: 3 };
  const blocks = table.labels.map((label) => fitText(label, unit * LABEL_UNITS, room));
  const gap = unit * 0.45;
  const column = Math.max(...blocks.map(({ width }) => width)) + gap;
  // Room for the numbers at the ends of bars, or for half a number of the axis.
  const isSaid = table.series.length === 1;
  const halves = axis.ticks.map((tick) => textWidth(form(tick), small) / 2);
  const widest = Math.max(...values.map((value) => textWidth(write(value), small))) + small * 0.8;
  const end = Math.max(isSaid ? widest : 0, halves.at(-1) ?? 0);
  const begin = Math.max(isSaid && values.some((value) => value < 0) ? widest : 0, (halves[0] ?? 0) - column);
  const area: Box = {
    x: box.x + column + begin,
    y: box.y,
    width: box.width - column - begin - end,
    height: row * table.labels.length,
  };
  const xOf = (value: number): number => area.x + ((value - axis.least) / (axis.most - axis.least)) * area.width;
  const rules = axis.ticks.map((tick): Rule => {
    const thick = ruleWidth(tick, unit);
    const line = { x: xOf(tick) - thick / 2, y: area.y, width: thick, height: area.height };
    return { box: line, colour: tick === 0 ? colours.dim : colours.line };
  });
  const bars = barsOf(plot, row);
  const drawn = bars.map(({ label, value, from, thick, hue }) => {
    const [x, zero] = [xOf(value), xOf(0)];
    return rectangle(
      { x: Math.min(x, zero), y: area.y + label * row + from, width: Math.abs(x - zero), height: thick },
      hue,
    );
  });
  const said = isSaid
    ? bars.map(({ label, value, from, thick }): TextMark => {
        const x = xOf(value) + small * (value < 0 ? -0.4 : 0.4);
        const y = area.y + label * row + from + thick / 2;
        return centredText(write(value), x, y, small, colours.ink, value < 0 ? 'right' : 'left');
      })
    : [];
  const labels = blocks.flatMap((block, index) => {
    const top = area.y + (index + 0.5) * row - block.height / 2;
    return textBlock(block, box.x + column - gap, top, colours.ink, 'right');
  });
  const numbers = labelsBelow(
    axis.ticks.map(form),
    (index) => xOf(axis.ticks[index] ?? 0),
    box,
    area.y + area.height + small * 0.4,
    small,
    colours.dim,
  );
  return [...drawRules(rules, said), ...numbers, ...drawn, ...said, ...labels];
}

function writer({ table, language }: Plot): NumberForm {
  return numberForm(valuesOf(table), language, table.isPercent ? '%' : '');
}

interface Bar {
  readonly label: number;
  readonly value: number;
  /** From the beginning of the label's room. */
  readonly from: number;
  readonly thick: number;
  readonly hue: string;
}

function barsOf({ table, colours, unit }: Plot, slot: number): Bar[] {
  const filled = Math.min(slot * FILLED, unit * 4.5 * table.series.length);
  const thick = filled / table.series.length;
  const gap = table.series.length > 1 ? Math.min(thick * 0.08, unit * 0.08) : 0;
  return table.series.flatMap(({ values }, place) =>
    values.flatMap((value, label): Bar[] => {
      const from = (slot - filled) / 2 + place * thick + gap / 2;
      const hue = colours.series[place] ?? colours.ink;
      return value === null ? [] : [{ label, value, from, thick: thick - gap, hue }];
    }),
  );
}
