/** Pearson's correlation of two series of the same length. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [m, n] = [mean(one), mean(other)];
  const product = (a: readonly number[], p: number, b: readonly number[], q: number): number =>
    a.reduce((sum, value, index) => sum + (value - p) * ((b[index] ?? 0) - q), 0);
  return product(one, m, other, n) / Math.sqrt(product(one, m, one, m) * product(other, n, other, n));
}
