import { numberForm } from './chart-axis.ts';
import type { Plot } from './chart-plot.ts';
import { fitText } from './fit-text.ts';
import { centredText, onCircle, rectangle, sector, shape, stroke, textBlock } from './marks.ts';
import type { Box, Mark } from './marks.ts';
import { textWidth } from './text-size.ts';

/** More parts than that cannot be told apart: the smallest are one together. */
const MOST_PARTS = 6;
const REST = { en: 'Other', zh: '其他' } as const;
const HOLE = 0.56;

interface Part {
  readonly label: string;
  readonly value: number;
  readonly hue: string;
}

/** A ring of parts, and a list that says what they are. */
export function drawPie(plot: Plot): Mark[] {
  const { box, unit, colours } = plot;
  const parts = partsOf(plot);
  const isBeside = box.width > box.height * 1.1;
  const side = isBeside ? Math.min(box.height * 0.94, box.width * 0.42) : Math.min(box.width * 0.8, box.height * 0.48);
  const ring: Box = isBeside
    ? {
        x: box.x,
        y: box.y + (box.height - side) / 2,
        width: side,
        height: side,
      }
    : { x: box.x + (box.width - side) / 2, y: box.y, width: side, height: side };
  const left = isBeside ? ring.x + side + Math.min(unit * 2.4, box.width * 0.06) : box.x;
  const list: Box = isBeside
    ? { x: left, y: box.y, width: box.x + box.width - left, height: box.height }
    : { x: box.x, y: box.y + side + unit * 0.9, width: box.width, height: box.height - side - unit * 0.9 };

  const centre = { x: ring.x + side / 2, y: ring.y + side / 2 };
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  let turned = -Math.PI / 2;
  const slices: Mark[] = [];
  const cuts: Mark[] = [];
  for (const { value, hue } of parts) {
    const to = turned + (value / total) * 2 * Math.PI;
    if (value > 0) slices.push(shape([sector(centre, side / 2, turned, to, (side / 2) * HOLE)], hue));
    // Across the ring only: over a picture the hole shows what is below.
    const cut = [HOLE, 1].map((share) => onCircle(centre, (side / 2) * share, to));
    if (value > 0 && value < total) cuts.push(shape(stroke(cut, unit * 0.09), colours.ground));
    turned = to;
  }
  return [...slices, ...cuts, ...listOf(parts, total, plot, list, unit * (isBeside ? 0.98 : 0.92))];
}

/** The parts from the largest on, the last of many together. */
function partsOf({ table, colours, language }: Plot): Part[] {
  const all = table.labels
    .map((label, index) => ({ label, value: table.series[0]?.values[index] ?? 0 }))
    .toSorted((a, b) => b.value - a.value);
  const shown = all.length > MOST_PARTS ? all.slice(0, MOST_PARTS - 1) : all;
  const rest = all.slice(shown.length).reduce((sum, { value }) => sum + value, 0);
  const parts = shown.map((part, index) => ({ ...part, hue: colours.series[index] ?? colours.dim }));
  return rest > 0 ? [...parts, { label: REST[language], value: rest, hue: colours.dim }] : parts;
}

function listOf(parts: readonly Part[], total: number, plot: Plot, box: Box, size: number): Mark[] {
  const { table, colours, language } = plot;
  const write = numberForm(
    parts.map(({ value }) => value),
    language,
    '',
  );
  const percents = parts.map(({ value }) => Math.round((value / total) * 1000) / 10);
  const shares = percents.map(numberForm(percents, language, '%'));
  const numbers = parts.map(
    ({ value }, index) => (table.isPercent ? '' : write(value)) + (table.isPercent ? (shares[index] ?? '') : ''),
  );
  const wide = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const [number, part] = [wide(numbers), table.isPercent ? 0 : wide(shares) + size];
  const indent = size * 1.3;
  const room = box.width - indent - number - part - size;
  const blocks = parts.map(({ label }) =>
    fitText(label === '' ? '–' : label, size, { width: Math.max(room, size * 4), height: Infinity, lines: 3 }),
  );
  const gap = size * 0.5;
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + gap * (parts.length - 1);
  if (height > box.height || room < box.width * 0.3) return listOf(parts, total, plot, box, size * 0.95);
  let y = box.y + (box.height - height) / 2;
  // A short list keeps its numbers near its names.
  const right =
    box.x + Math.min(box.width, indent + Math.max(...blocks.map((block) => block.width)) + size * 2 + number + part);
  return parts.flatMap(({ hue }, index): Mark[] => {
    const block = blocks[index];
    if (!block) return [];
    const [top, middle] = [y, y + block.height / 2];
    y += block.height + gap;
    const swatch = { x: box.x, y: middle - size * 0.36, width: size * 0.72, height: size * 0.72 };
    return [
      rectangle(swatch, hue, size * 0.14),
      ...textBlock(block, box.x + indent, top, colours.ink),
      centredText(numbers[index] ?? '', right - part, middle, size, colours.ink, 'right'),
      ...(part > 0 ? [centredText(shares[index] ?? '', right, middle, size, colours.dim, 'right')] : []),
    ];
  });
}
