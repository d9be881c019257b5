/**
 * A long list in, one page of it and the buttons that turn to the others out.
 * Always holds: the pages tile the list, and a page that there is not is the nearest one.
 */
import type { Say } from "./messages.ts";
import { escapeHtml } from "./telegram-html.ts";
import type { TelegramButton } from "./telegram.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** 1-based. */
  readonly number: number;
  readonly count: number;
  /** The position of its first item in the whole list, 0-based. */
  readonly start: number;
}

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
export function positionOf(
  { number, count }: Pick<Page<unknown>, "number" | "count">,
  say: Say,
): string {
  if (count === 1) return "";
  return escapeHtml(` · ${say("page-position", { page: number, pages: count })}`);
}

/**
 * No row where there is nothing to turn to.
 * @param between stands between back and on
 */
export function turnRows(
  { number, count }: Pick<Page<unknown>, "number" | "count">,
  dataOf: (page: number) => string,
  between: readonly TelegramButton[] = [],
): readonly (readonly TelegramButton[])[] {
  if (count === 1) return [];
  const back = number > 1 ? [{ text: "‹", data: dataOf(number - 1) }] : [];
  const on = number < count ? [{ text: "›", data: dataOf(number + 1) }] : [];
  return [[...back, ...between, ...on]];
}

export function inRows(
  buttons: readonly TelegramButton[],
  perRow: number,
): readonly (readonly TelegramButton[])[] {
  const count = Math.ceil(buttons.length / perRow);
  return Array.from({ length: count }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
}
