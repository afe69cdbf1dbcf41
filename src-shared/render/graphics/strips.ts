import { textCells } from '../caption-text.ts';
import { captionTop } from '../captions.ts';
import { eased, framesIn, isWide, safeArea, unitOf } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { fitText } from './fit-text.ts';
import { centredText, rectangle, textBlock } from './marks.ts';
import type { Box, Mark } from './marks.ts';
import type { GraphicOf } from './records.ts';
import { textWidth } from './text-size.ts';
import { paletteOf } from './theme.ts';

const OPENS_SECONDS = 0.5;
const CLOSES_SECONDS = 0.35;
const PANEL_OPACITY = 0.92;

/** Who somebody is, above where captions stand: it opens from the left and closes to it. */
export function drawLowerThird(graphic: GraphicOf<'lower-third'>, canvas: Canvas): Drawing {
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(graphic.theme)];
  const [bar, pad] = [unit * 0.2, unit * 0.7];
  const room = { width: safe.width * (isWide(canvas) ? 0.6 : 1) - bar - 2 * pad, height: safe.height / 4, lines: 2 };
  const name = fitText(graphic.name.trim(), unit * 1.25, room);
  const role = graphic.role.trim() === '' ? null : fitText(graphic.role.trim(), unit * 0.88, room);
  const height = name.height + (role?.height ?? 0) + pad * 0.8;
  const captions = canvas.captionTop ?? captionTop(canvas.width, canvas.height);
  const bottom = Math.min(captions - unit * 0.3, safe.y + safe.height);
  const panel: Box = {
    x: safe.x,
    y: bottom - height,
    width: bar + 2 * pad + Math.max(name.width, role?.width ?? 0),
    height,
  };
  const top = panel.y + pad * 0.4;
  const left = panel.x + bar + pad;
  const words = [
    ...textBlock(name, left, top, colours.ink),
    ...(role ? textBlock(role, left, top + name.height, colours.dim) : []),
  ];
  const [opens, closes] = [framesIn(OPENS_SECONDS, canvas), framesIn(CLOSES_SECONDS, canvas)];
  return (frame, frames) => {
    const left = frames === null ? Infinity : frames - 1 - frame;
    const shown = Math.min(eased(frame, opens), eased(left, closes));
    const open: Box = { ...panel, width: Math.max(bar, panel.width * shown) };
    const clip = shown < 1 ? open : null;
    return [
      rectangle(open, colours.panel, 0, PANEL_OPACITY),
      rectangle({ ...open, width: bar }, colours.accent),
      ...words.map((mark): Mark => ({ ...mark, x: mark.x - (1 - shown) * unit, opacity: shown, clip })),
    ];
  };
}

/** Characters of half width that are read in a second (a Chinese one has two). */
const TICKER_CELLS = 13;
const BETWEEN_EMS = 2.4;

/** The strip that a ticker runs in, at the lower edge of the safe area. */
export function tickerBox(canvas: Pick<Canvas, 'width' | 'height'>): Box {
  const [safe, unit] = [safeArea(canvas), unitOf(canvas)];
  const height = unit * 1.5;
  return { x: safe.x, y: safe.y + safe.height - height, width: safe.width, height };
}

/** Text that runs to the left through a strip as fast as it can be read, from its beginning again when it is over. */
export function drawTicker(graphic: GraphicOf<'ticker'>, canvas: Canvas): Drawing {
  const [unit, colours, strip] = [unitOf(canvas), paletteOf(graphic.theme), tickerBox(canvas)];
  const [size, pad] = [unit * 0.82, unit * 0.55];
  const middle = strip.y + strip.height / 2;
  const label = graphic.label.trim();
  const labelled = label === '' ? 0 : Math.min(textWidth(label, size) + 2 * pad, strip.width * 0.4);
  const labelSize = label === '' ? size : Math.min(size, (size * (labelled - 2 * pad)) / textWidth(label, size));
  const edge = pad * 0.45;
  const window: Box = { ...strip, x: strip.x + labelled + edge, width: strip.width - labelled - 2 * edge };
  const items = graphic.items.map((item) => item.trim().replaceAll(/\s+/gu, ' '));
  const widths = items.map((item) => textWidth(item, size));
  const gap = size * BETWEEN_EMS;
  const turn = widths.reduce((sum, width) => sum + width + gap, 0);
  const cells = items.reduce((sum, item) => sum + textCells(item), 0);
  const perSecond = ((turn - gap * items.length) / cells) * TICKER_CELLS;
  // Whole pixels a frame, so that letters do not shimmer.
  const speed = Math.max(1, Math.round(perSecond / framesIn(1, canvas)));
  const still: Mark[] = [
    rectangle(strip, colours.panel, 0, canvas.over ? PANEL_OPACITY : 1),
    ...(label === ''
      ? []
      : [
          rectangle({ ...strip, width: labelled }, colours.accent),
          centredText(label, strip.x + labelled / 2, middle, labelSize, colours.onAccent, 'centre'),
        ]),
  ];
  return (frame) => {
    // The first item comes in from the right edge.
    const gone = speed * (frame + 1);
    const running: Mark[] = [];
    const first = Math.max(0, Math.floor((gone - window.width) / turn));
    for (let at = window.x + window.width - gone + first * turn, index = 0; at < window.x + window.width; index += 1) {
      const [item = '', width = 0] = [items[index % items.length], widths[index % items.length]];
      const end = at + width;
      if (end > window.x) running.push({ ...centredText(item, at, middle, size, colours.ink), clip: window });
      const dot = end + gap / 2 - size * 0.11;
      if (dot + size * 0.22 > window.x && dot < window.x + window.width)
        running.push({
          ...rectangle({ x: dot, y: middle - size * 0.11, width: size * 0.22, height: size * 0.22 }, colours.accent),
          clip: window,
        });
      at = end + gap;
    }
    return [...still, ...running];
  };
}
