/**
 * Sizes of things in a row, and how much of them is wanted together; numbers of things that lie evenly among them and
 * have about so much, out. As much as there is of all gives all.
 */
export function evenlySpaced(sizes: readonly number[], wanted: number): number[] {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const share = Math.min(1, wanted / whole);
  const taken: number[] = [];
  let due = 0;
  let takenSize = 0;
  for (const [number, size] of sizes.entries()) {
    due += size * share;
    if (due - takenSize < size / 2) continue;
    taken.push(number);
    takenSize += size;
  }
  return taken;
}

/** Of things of one size. */
export function someOf<T>(items: readonly T[], wantedCount: number): T[] {
  const numbers = evenlySpaced(
    items.map(() => 1),
    wantedCount,
  );
  return numbers.flatMap((number) => items.slice(number, number + 1));
}
