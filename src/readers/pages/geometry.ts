/** Matrices as PDF and OFD state them, and which of the stretches that are drawn are lines of a table. */
import type { Rule } from "./page.ts";

export type Matrix = readonly [number, number, number, number, number, number];

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** Missing numbers become NaN. */
export function matrixOf(numbers: readonly number[]): Matrix {
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = numbers;
  return [a, b, c, d, e, f];
}

export function move(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Of what a matrix makes of a square of one unit. */
export function areaOf([a, b, c, d]: Matrix): number {
  return Math.abs(a * d - b * c);
}

/** In points. A line of a table is thinner; a wider one is a box with edges. */
const thickestRule = 3;
const shortestRule = 4;
const mostSlanted = 1;

export type Point = readonly [number, number];

/** The rules among the stretches that a path draws. */
export function rulesAlong(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((point, index) => ruleBetween(points[index] ?? point, point));
}

/** The rule that a filled shape is, if it is as thin as one. */
export function ruleFilling(points: readonly Point[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const rule = { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
  const isThin = Math.min(rule.right - rule.left, rule.bottom - rule.top) <= thickestRule;
  return isThin && isLong(rule) ? [rule] : [];
}

function ruleBetween([x, y]: Point, [toX, toY]: Point): Rule[] {
  const rule = {
    left: Math.min(x, toX),
    right: Math.max(x, toX),
    top: Math.min(y, toY),
    bottom: Math.max(y, toY),
  };
  const isStraight = Math.min(rule.right - rule.left, rule.bottom - rule.top) <= mostSlanted;
  return isStraight && isLong(rule) ? [rule] : [];
}

function isLong({ left, right, top, bottom }: Rule): boolean {
  return Math.max(right - left, bottom - top) >= shortestRule;
}

/** Without spreading, which fails for very long paths. */
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
