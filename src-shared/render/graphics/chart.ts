import { drawBars } from './chart-bars.ts';
import { drawLines } from './chart-lines.ts';
import { drawPie } from './chart-pie.ts';
import type { Plot } from './chart-plot.ts';
import { legend } from './chart-plot.ts';
import { readTable } from './chart-table.ts';
import { safeArea, unitOf } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { fitText } from './fit-text.ts';
import { textBlock } from './marks.ts';
import type { Box, Mark } from './marks.ts';
import type { GraphicOf } from './records.ts';
import { paletteOf } from './theme.ts';
import { sentenceText } from '../../contract/sentences.ts';

const HAN = /\p{Script=Han}/u;
const NAMES_SOURCE = /^(?:source|sources|data)\s*[:：]|^(?:数据)?(?:资料)?来源\s*[:：]/iu;

/** A chart of a table: title, unit, legend, plot and source, one below the other. */
export function drawChart(graphic: GraphicOf<'chart'>, canvas: Canvas): Drawing {
  const table = readTable(graphic.csv, graphic.form);
  if ('fault' in table) throw new RangeError(sentenceText(table.fault));
  const [safe, unit, colours] = [safeArea(canvas), unitOf(canvas), paletteOf(graphic.theme)];
  const marks: Mark[] = [];
  let [top, bottom] = [safe.y, safe.y + safe.height];
  const write = (text: string, size: number, colour: string, height: number): void => {
    if (text.trim() === '') return;
    const block = fitText(text.trim(), size, { width: safe.width, height, lines: 3 }, true);
    marks.push(...textBlock(block, safe.x, top, colour));
    top += block.height;
  };
  write(graphic.title, unit * 1.5, colours.ink, safe.height * 0.24);
  write(graphic.unit, unit * 0.8, colours.dim, safe.height * 0.06);
  if (table.series.length > 1) {
    top += unit * 0.35;
    const names = legend(table.series, { ...safe, y: top, height: safe.height * 0.16 }, unit * 0.8, colours);
    marks.push(...names.marks);
    top += names.height;
  }
  const source = graphic.source.trim();
  if (source !== '') {
    const said = NAMES_SOURCE.test(source) ? source : `${HAN.test(source) ? '来源：' : 'Source: '}${source}`;
    const block = fitText(said, unit * 0.64, { width: safe.width, height: safe.height * 0.1, lines: 2 });
    bottom -= block.height;
    marks.push(...textBlock(block, safe.x, bottom, colours.dim));
    bottom -= unit * 0.35;
  }
  top += top === safe.y ? 0 : unit * 0.6;
  const box: Box = { x: safe.x, y: top, width: safe.width, height: bottom - top };
  const words = [graphic.title, graphic.unit, graphic.source, ...table.labels].join('');
  const plot: Plot = { table, box, unit, colours, language: HAN.test(words) ? 'zh' : 'en' };
  marks.push(...{ bar: drawBars, line: drawLines, pie: drawPie }[graphic.form](plot));
  return () => marks;
}
