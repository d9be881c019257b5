/**
 * One page of a long list, and the buttons that turn to the others. The pages hold every item of the list once, and a
 * number that no page has means the nearest one.
 */
import type { Actions, Button } from "../message.ts";
import type { Say } from "./messages.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** 1-based. */
  readonly number: number;
  readonly count: number;
  /** The position of its first item in the whole list, 0-based. */
  readonly start: number;
}

type PageNumber = Pick<Page<unknown>, "number" | "count">;

/** An empty list is one empty page. */
export function pageOf<Item>(list: readonly Item[], size: number, wanted: number): Page<Item> {
  const count = Math.max(1, Math.ceil(list.length / size));
  const number = Math.min(Math.max(1, wanted), count);
  const start = (number - 1) * size;
  return { items: list.slice(start, start + size), number, count, start };
}

/** The number of the page on which the item of this position stands. */
export function pageNumberOf(position: number, size: number): number {
  return Math.floor(Math.max(0, position) / size) + 1;
}

/** What a button carries as a page's number; null where it is none. */
export function readPageNumber(written: string): number | null {
  return /^[1-9]\d{0,5}$/.test(written) ? Number(written) : null;
}

/** Behind a title: “ · 第 3 / 38 页”. Where there is but one page, nobody needs to know. */
export function positionOf({ number, count }: PageNumber, say: Say): string {
  return count === 1 ? "" : ` · ${say("page-position", { page: number, pages: count })}`;
}

/** No row where there is nothing to turn to. */
export function turnRows({ number, count }: PageNumber, dataOf: (page: number) => string): Actions {
  if (count === 1) return [];
  const back = number > 1 ? [{ label: "‹", data: dataOf(number - 1) }] : [];
  const on = number < count ? [{ label: "›", data: dataOf(number + 1) }] : [];
  return [[...back, ...on]];
}

export function inRows(buttons: readonly Button[], perRow: number): Actions {
  const count = Math.ceil(buttons.length / perRow);
  return Array.from({ length: count }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
}
