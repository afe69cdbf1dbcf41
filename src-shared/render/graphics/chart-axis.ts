/** Values from the lowest to the highest tick of an axis. */
export interface Axis {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** An axis of about five round steps that holds all values. @param fromZero bars stand on zero, lines need not */
export function axisFor(values: readonly number[], fromZero: boolean): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // Where lines differ by little beside what they are, zero would flatten them.
  const largest = Math.max(Math.abs(low), Math.abs(high));
  // Nor can twelve digits tell ticks apart between values that are nearly one.
  const isOne = high - low <= largest * 1e-9;
  const holdsZero = fromZero || high - low > largest / 2 || isOne;
  const [from, to] = holdsZero ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  const span = to - from || 1;
  const step = roundStep(span / 5);
  const [first, last] = [Math.floor(from / step + 1e-9), Math.ceil((from + span) / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  return { least: tidy(first * step), most: tidy(last * step), ticks };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = STEPS.find((step) => step >= rough / power - 1e-9) ?? 10;
  return factor * power;
}

/** Without what adding up tenths leaves behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** How numbers of a chart are written: all in one manner, so that they can be compared. */
export type NumberForm = (value: number) => string;

interface Scale {
  readonly from: number;
  readonly name: string;
}

const SCALES: Readonly<Record<'en' | 'zh', readonly Scale[]>> = {
  en: [
    { from: 1e12, name: 'T' },
    { from: 1e9, name: 'B' },
    { from: 1e6, name: 'M' },
  ],
  zh: [
    { from: 1e12, name: '万亿' },
    { from: 1e8, name: '亿' },
    { from: 1e5, name: '万' },
  ],
};
const DIVISORS: Readonly<Record<string, number>> = { T: 1e12, B: 1e9, M: 1e6, 万亿: 1e12, 亿: 1e8, 万: 1e4 };
const MOST_DECIMALS = 6;

/** A way to write some numbers with as many decimals as they need, large ones in millions or 万. */
export function numberForm(values: readonly number[], language: 'en' | 'zh', suffix: string): NumberForm {
  const largest = Math.max(...values.map(Math.abs));
  const scale = SCALES[language].find(({ from }) => largest >= from);
  const divisor = DIVISORS[scale?.name ?? ''] ?? 1;
  const decimals = Math.max(...values.map((value) => decimalsOf(value / divisor)));
  return (value) => {
    const [whole = '', part] = Math.abs(value / divisor)
      .toFixed(decimals)
      .split('.');
    const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
    const isZero = Number(whole) === 0 && Number(part ?? 0) === 0;
    // The font has no minus sign; a dash is as wide as one.
    return `${value < 0 && !isZero ? '–' : ''}${grouped}${part === undefined ? '' : `.${part}`}${isZero ? '' : (scale?.name ?? '')}${suffix}`;
  };
}

function decimalsOf(value: number): number {
  const rounded = value.toFixed(MOST_DECIMALS).replace(/0+$/u, '');
  return rounded.length - rounded.indexOf('.') - 1;
}
