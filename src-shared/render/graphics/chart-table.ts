import { readDelimited } from '../../script/delimited.ts';
import { say } from '../../contract/sentences.ts';
import type { Sentence } from '../../contract/sentences.ts';

/** The numbers of a chart. */
export interface ChartTable {
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** All numbers were written as per cent. */
  readonly isPercent: boolean;
}

export interface ChartSeries {
  /** Empty where the table names none. */
  readonly name: string;
  /** One for each label; null where there is none. */
  readonly values: readonly (number | null)[];
}

export type ChartForm = 'bar' | 'line' | 'pie';

const MOST_SERIES = 6;
const MOST_ROWS: Readonly<Record<ChartForm, number>> = { bar: 40, line: 400, pie: 40 };
/** What an axis can still be drawn of. */
const LARGEST = 1e15;
const DECIMALS = 6;
const NONE = /^(?:|[-–—]+|n\/?a|无|暂无|\.\.)$/iu;

/** Reads the table of a chart, or says in one sentence why it is none. */
export function readTable(csv: string, form: ChartForm): ChartTable | { readonly fault: Sentence } {
  const rows = readDelimited(csv)
    .map((row) => row.map(({ text }) => text))
    .filter((row) => row.some((cell) => cell !== ''));
  const [first = [], ...rest] = rows;
  const hasNames =
    first.slice(1).some((cell) => !NONE.test(cell)) &&
    first.slice(1).every((cell) => numberIn(cell) === undefined || NONE.test(cell));
  const [names, data] = hasNames ? [first, rest] : [[], rows];
  const columns = Math.max(0, ...rows.map((row) => row.length)) - 1;
  const fault = sizeFault(data.length, columns, form);
  if (fault !== null) return { fault };

  for (const [index, row] of data.entries())
    for (const cell of row.slice(1))
      if (numberIn(cell) === undefined)
        return {
          fault: say`Row ${index + 1 + (hasNames ? 1 : 0)} of the table has “${cell.slice(0, 40)}” where a number up to 1e15 is needed; write digits, or leave it empty.`,
        };

  const series = Array.from({ length: columns }, (_, column) => ({
    name: names[column + 1] ?? '',
    values: data.map((row) => numberIn(row[column + 1] ?? '') ?? null),
  }));
  const written = data.flatMap((row) => row.slice(1)).filter((cell) => !NONE.test(cell));
  const values = series.flatMap((each) => each.values).filter((value) => value !== null);
  if (values.length === 0) return { fault: say`The table of a chart has no numbers; write at least one.` };
  if (form === 'pie' && (values.some((value) => value < 0) || values.every((value) => value === 0)))
    return { fault: say`A pie shows parts of a whole, so none is below 0 and not all are 0; choose bars.` };
  const isPercent = written.every((cell) => /[%％]$/u.test(cell));
  return { labels: data.map((row) => row[0] ?? ''), series, isPercent };
}

function sizeFault(rows: number, columns: number, form: ChartForm): Sentence | null {
  if (rows === 0 || columns < 1)
    return say`The table of a chart needs a label and a number in each row, such as “Spring, 12”.`;
  if (columns > MOST_SERIES)
    return say`A chart shows at most ${MOST_SERIES} series, and the table has ${columns}; leave some out.`;
  if (form === 'pie' && columns > 1)
    return say`A pie shows one series, and the table has several; leave one, or choose bars.`;
  if (rows > MOST_ROWS[form])
    return say`A chart of this form shows at most ${MOST_ROWS[form]} rows, and the table has ${rows}; leave some out.`;
  return null;
}

/** The number that a cell holds; null where it holds none, undefined where it holds something else. */
function numberIn(cell: string): number | null | undefined {
  const plain = cell.normalize('NFKC').trim();
  if (NONE.test(plain)) return null;
  const bare = plain.replace(/%$/u, '').replace(/^[−–]/u, '-').replaceAll(/[\s_]/gu, '');
  if (!/^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d{1,2})?$/iu.test(bare) || !/\d/u.test(bare))
    return undefined;
  const value = Number(bare.replaceAll(',', ''));
  return Math.abs(value) <= LARGEST ? Number(value.toFixed(DECIMALS)) : undefined;
}
