/** Numbers of pages as ranges. */

/** `1-3, 5`; null for none. @param numbers ascending */
export function pageRanges(numbers: readonly number[]): string | null {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  if (ranges.length === 0) return null;
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}
