/** Cases of any kind, and a list of them as Telegram takes it, page by page. */
import fc from "fast-check";
import { expect } from "vitest";
import { inPlaceOrder } from "../../../src/app/library/cases.ts";
import type { CaseSummary } from "../../../src/core/domain.ts";
import type { TelegramMessage } from "../../../src/render/telegram.ts";
import { written } from "../../setup/any-text.ts";
import { aDocument } from "../../telegram/fixture-library.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";
import { readKeyboard } from "../../telegram/stand-in/keyboard.ts";

export const language = fc.constantFrom("zh" as const, "en" as const);
const region = fc.option(fc.oneof(fc.constantFrom("山西省", "湖南省"), written(12)));
const place = fc.option(
  fc
    .record({
      name: written(40),
      province: region,
      city: region,
      code: fc.option(fc.constantFrom("140930", "430181", "140000")),
    })
    .map((fields) => ({ ...fields, level: "county" as const, aliases: [] })),
);
export const fileStem = fc.oneof(
  fc.stringMatching(/^[a-z0-9_-]{1,60}$/),
  fc.stringMatching(/^[河曲县改革]{1,60}$/u),
);

export const summary: fc.Arbitrary<CaseSummary> = fc.record({
  document: fc
    .record({
      id: fileStem,
      title: fc.option(written(200)),
      place,
      source: fc.option(written(100)),
      authors: fc.array(written(20), { maxLength: 6 }),
      date: fc.option(fc.constantFrom("2022", "2022-05-31")),
    })
    .map(({ id, ...fields }) => aDocument(id, fields)),
  sectionCount: fc.nat(9999),
  measureCount: fc.nat(9999),
  passageCount: fc.nat(9999),
});
export const library = fc
  .uniqueArray(summary, { maxLength: 60, selector: ({ document }) => document.id })
  .map(inPlaceOrder);

/** Parses as Telegram does, which throws for what Telegram refuses; gives what its buttons carry. */
export function accepted({ text, keyboard = [] }: TelegramMessage): readonly string[] {
  const parsed = parseHtml(text);
  expect(parsed.text.length).toBeLessThanOrEqual(4096);
  expect(parsed.text.trim()).not.toBe("");
  expect(parsed.entities.length).toBeLessThanOrEqual(100);
  const rows = keyboard.map((row) =>
    row.map((button) => ({
      text: button.text,
      ...("data" in button && { callback_data: button.data }),
    })),
  );
  const sent = readKeyboard({ reply_markup: { inline_keyboard: rows } }) ?? [];
  return sent.flat().flatMap(({ data }) => data ?? []);
}

/** What stands after the name, of the buttons of that name. */
export function argumentsOf(data: readonly string[], name: string): readonly string[] {
  return data.flatMap((each) => (each.startsWith(`${name}:`) ? [each.slice(name.length + 1)] : []));
}

/** Every page, from the first on by the button behind `›`. */
export function turned(first: TelegramMessage, follow: (data: string) => TelegramMessage) {
  const pages = [first];
  for (;;) {
    const on = pages
      .at(-1)
      ?.keyboard?.flat()
      .find(({ text }) => text === "›");
    if (on === undefined || !("data" in on)) return pages;
    pages.push(follow(on.data));
  }
}

export function numberIn(data: string): number {
  return Number(/\d+$/.exec(data)?.[0]);
}
