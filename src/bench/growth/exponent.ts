/**
 * How something grows with something else, as the power of it: 0 not at all, 1 in step, 2 with its square. By the
 * straight line that lies nearest to the logarithms.
 */
export interface Point {
  /** Greater than 0, as `value`. */
  readonly size: number;
  readonly value: number;
}

/** NaN of less than two sizes. */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  const along = mean(logs.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return along / mean(logs.map(({ x }) => (x - meanX) ** 2));
}
