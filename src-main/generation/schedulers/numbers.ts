// What NumPy and PyTorch compute that the schedules of published models were made with.

/** `count` numbers from `start` to `end`, both of them where there are two or more (numpy.linspace). */
export function linspace(start: number, end: number, count: number): number[] {
  if (count === 1) return [start];
  const step = (end - start) / (count - 1);
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? end : start + step * index));
}

/** The nearest whole number, the even one where two are as near (numpy.round). */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The value at a place between those of a table, whose first and last stand for what lies beyond (numpy.interp). */
export function interpolate(table: ArrayLike<number>, at: number): number {
  const last = table.length - 1;
  if (at <= 0) return table[0] ?? NaN;
  if (at >= last) return table[last] ?? NaN;
  const below = Math.floor(at);
  const [low = NaN, high = NaN] = [table[below], table[below + 1]];
  return low + (high - low) * (at - below);
}

/**
 * The q-th quantile of numbers, between the two next ones where it falls between them (torch.quantile).
 * @param values at least one
 */
export function quantile(values: Float32Array, q: number): number {
  const sorted = values.slice().sort();
  return interpolate(sorted, q * (sorted.length - 1));
}

/** Solves A x = b for a small square matrix, by elimination with the largest pivots. */
export function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, values[index] ?? 0]);
  const count = rows.length;
  for (let column = 0; column < count; column += 1) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, index) => (size(row, column) > size(rows[best] ?? [], column) ? column + index : best),
        column,
      );
    const [upper, lower] = [rows[column] ?? [], rows[pivot] ?? []];
    rows[pivot] = upper;
    rows[column] = lower;
    for (let other = 0; other < count; other += 1) {
      if (other === column) continue;
      const row = rows[other] ?? [];
      const factor = (row[column] ?? 0) / (lower[column] ?? 1);
      for (let place = column; place <= count; place += 1)
        row[place] = (row[place] ?? 0) - factor * (lower[place] ?? 0);
    }
  }
  return rows.map((row, index) => (row[count] ?? 0) / (row[index] ?? 1));
}

function size(row: readonly number[], column: number): number {
  return Math.abs(row[column] ?? 0);
}

/** Where the beta distribution has left `p` behind (scipy.stats.beta.ppf): found by halving, to the last bit. */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 200 && high - low > Number.EPSILON * high; turn += 1) {
    const middle = (low + high) / 2;
    if (betaShare(middle, alpha, beta) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function (Numerical Recipes, 6.4: a continued fraction after Lentz). */
function betaShare(x: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const kept = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}

/** ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms). */
function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = terms.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
