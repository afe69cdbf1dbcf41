import { drawRules, labelsBelow, upAxis } from './chart-plot.ts';
import type { Plot } from './chart-plot.ts';
import { circle, shape, stroke } from './marks.ts';
import type { Mark, Path, Point } from './marks.ts';

/** Values are dots too where there are no more of them. */
const DOTTED = 24;

/** A line for each series, broken where there is no number. */
export function drawLines(plot: Plot): Mark[] {
  const { table, box, unit, colours } = plot;
  const size = unit * 0.74;
  const { area, yOf, rules, names } = upAxis(plot, false, size * 1.7, { above: unit * 0.3, below: 0 });
  const slot = area.width / table.labels.length;
  const xOf = (index: number): number => area.x + (index + 0.5) * slot;
  const lines = table.series.flatMap(({ values }, place): Mark[] => {
    const runs = runsOf(values, xOf, yOf);
    const dots = (run: readonly Point[]): Path[] =>
      run.length === 1 || values.length <= DOTTED ? run.map((point) => circle(point, unit * 0.17)) : [];
    const paths = runs.flatMap((run) => [...(run.length > 1 ? stroke(run, unit * 0.12) : []), ...dots(run)]);
    return paths.length === 0 ? [] : [shape(paths, colours.series[place] ?? colours.ink)];
  });
  const top = box.y + box.height - size * 1.4;
  return [
    ...drawRules(rules, []),
    ...names,
    ...lines.reverse(),
    ...labelsBelow(table.labels, xOf, { ...box, x: area.x, width: area.width }, top, size, colours.ink),
  ];
}

/** Points that follow one another. */
function runsOf(
  values: readonly (number | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): Point[][] {
  const runs: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: xOf(index), y: yOf(value) });
  }
  return runs.filter((run) => run.length > 0);
}
