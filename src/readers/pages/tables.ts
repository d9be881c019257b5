/**
 * Finds the tables whose cells are bordered by lines, and the text of their rows: the lines of a wrapped cell are
 * joined, and what stands in a merged cell is repeated in each row and column that it spans.
 */
import type { Page, Piece, Rule } from "./page.ts";

export interface Table {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The left edges of the columns. */
  readonly columns: readonly number[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly bottom: number;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** Cells of a row with the same number are one that was merged. */
  readonly region: number;
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Whether the cell spans all columns, and whether the row is its first. */
  readonly isWhole: boolean;
  readonly isFirstRow: boolean;
}

/** In points. */
const touching = 3;
const sameEdge = 4;
/** Least share of a cell's side along which a line is drawn. */
const leastDrawn = 0.6;
/** A frame around a text has one cell. */
const fewestCells = 3;
/** A map or a form on squared paper is no table. */
const maxCells = 5000;

export function tablesOf({ rules = [], pieces }: Page): Table[] {
  return connected(rules)
    .flatMap((lines) => tableOf(lines, pieces) ?? [])
    .toSorted((a, b) => a.top - b.top);
}

export function isWithin({ left, right, baseline, size }: Piece, table: Table): boolean {
  const x = (left + right) / 2;
  const y = baseline - size / 3;
  return x >= table.left && x <= table.right && y >= table.top && y <= table.bottom;
}

/** Groups of lines that touch one another. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: { rules: Rule[]; left: number; right: number; top: number; bottom: number }[] = [];
  for (const rule of rules.toSorted((a, b) => a.top - b.top)) {
    const joined = { rules: [rule], ...rule };
    for (let at = groups.length - 1; at >= 0; at -= 1) {
      const group = groups[at];
      if (group === undefined || !areTouching(group, joined)) continue;
      if (!group.rules.some((each) => joined.rules.some((own) => areTouching(each, own)))) continue;
      groups.splice(at, 1);
      joined.rules.push(...group.rules);
      joined.left = Math.min(joined.left, group.left);
      joined.right = Math.max(joined.right, group.right);
      joined.top = Math.min(joined.top, group.top);
      joined.bottom = Math.max(joined.bottom, group.bottom);
    }
    groups.push(joined);
  }
  return groups.map((group) => group.rules);
}

function areTouching(one: Rule, other: Rule): boolean {
  return (
    one.left <= other.right + touching &&
    other.left <= one.right + touching &&
    one.top <= other.bottom + touching &&
    other.top <= one.bottom + touching
  );
}

/** Null if the lines are none of a table. */
function tableOf(lines: readonly Rule[], pieces: readonly Piece[]): Table | null {
  const level = lines.filter((rule) => rule.right - rule.left > rule.bottom - rule.top);
  const upright = lines.filter((rule) => rule.right - rule.left <= rule.bottom - rule.top);
  // The outer edges are often not drawn.
  const xs = edges([
    ...upright.map(({ left, right }) => (left + right) / 2),
    ...level.flatMap(({ left, right }) => [left, right]),
  ]);
  const ys = edges(level.map(({ top, bottom }) => (top + bottom) / 2));
  const isTable =
    upright.length > 0 && xs.length >= 2 && ys.length >= 2 && xs.length * ys.length <= maxCells;
  if (!isTable) return null;
  const grid = { xs, ys, level, upright };
  const regions = regionsOf(grid);
  const filled = fill(regions, grid, pieces);
  if (filled.size < fewestCells) return null;
  const [left = 0] = xs;
  const [top = 0] = ys;
  return {
    left,
    right: xs.at(-1) ?? left,
    top,
    bottom: ys.at(-1) ?? top,
    columns: xs.slice(0, -1),
    rows: ys.slice(1).map((bottom, row) => ({ bottom, cells: cellsOf(row, xs, regions, filled) })),
  };
}

function edges(positions: readonly number[]): number[] {
  const found: number[] = [];
  for (const position of positions.toSorted((a, b) => a - b))
    if (position - (found.at(-1) ?? -Infinity) > sameEdge) found.push(position);
  return found;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly level: readonly Rule[];
  readonly upright: readonly Rule[];
}

/** For each row the number of the region that each of its cells belongs to: cells without a line in between are one. */
function regionsOf({ xs, ys, level, upright }: Grid): number[][] {
  const width = xs.length - 1;
  const parents = Array.from({ length: width * (ys.length - 1) }, (_, index) => index);
  const rootOf = (index: number): number => {
    const parent = parents[index] ?? index;
    return parent === index ? index : rootOf(parent);
  };
  const unite = (one: number, other: number) => {
    parents[Math.max(rootOf(one), rootOf(other))] = Math.min(rootOf(one), rootOf(other));
  };
  ys.slice(1).forEach((bottom, row) => {
    const top = ys[row] ?? bottom;
    xs.slice(1).forEach((right, column) => {
      const left = xs[column] ?? right;
      const index = row * width + column;
      if (column + 1 < width && !isDrawn(upright, right, top, bottom, "upright"))
        unite(index, index + 1);
      if (row + 2 < ys.length && !isDrawn(level, bottom, left, right, "level"))
        unite(index, index + width);
    });
  });
  return ys
    .slice(1)
    .map((_, row) => Array.from({ length: width }, (__, column) => rootOf(row * width + column)));
}

function isDrawn(
  rules: readonly Rule[],
  at: number,
  from: number,
  to: number,
  direction: "level" | "upright",
): boolean {
  let drawn = 0;
  for (const { left, right, top, bottom } of rules) {
    const [across, start, end] =
      direction === "level" ? [(top + bottom) / 2, left, right] : [(left + right) / 2, top, bottom];
    if (Math.abs(across - at) <= sameEdge)
      drawn += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return drawn >= leastDrawn * (to - from);
}

/** The pieces in each region. */
function fill(
  regions: readonly (readonly number[])[],
  { xs, ys }: Grid,
  pieces: readonly Piece[],
): Map<number, Piece[]> {
  const filled = new Map<number, Piece[]>();
  for (const piece of pieces) {
    // A piece that is wider than its column begins in it.
    const column = xs.findLastIndex((x) => x <= piece.left + touching);
    const row = ys.findLastIndex((y) => y <= piece.baseline - piece.size / 3);
    const region = regions[row]?.[column];
    if (region === undefined) continue;
    const own = filled.get(region) ?? [];
    own.push(piece);
    filled.set(region, own);
  }
  return filled;
}

function cellsOf(
  row: number,
  xs: readonly number[],
  regions: readonly (readonly number[])[],
  filled: ReadonlyMap<number, readonly Piece[]>,
): TableCell[] {
  const own = regions[row] ?? [];
  return own.map((region) => ({
    region,
    pieces: filled.get(region) ?? [],
    width: (xs[own.lastIndexOf(region) + 1] ?? 0) - (xs[own.indexOf(region)] ?? 0),
    isWhole: own.every((each) => each === region),
    isFirstRow: regions[row - 1]?.includes(region) !== true,
  }));
}
