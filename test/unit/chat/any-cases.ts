/** Cases of any kind, and a list of them as Telegram takes it, page by page. */
import fc from "fast-check";
import { inPlaceOrder } from "../../../src/app/library/cases.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { CaseSummary } from "../../../src/core/library.ts";
import { written } from "../../setup/any-text.ts";
import { buttonsOf, takenAsOne } from "../../setup/taken.ts";
import { aDocument } from "../../telegram/fixture-library.ts";

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

/** Throws for what Telegram refuses or would show as several messages; returns what its buttons carry. */
export function accepted(message: Message): readonly string[] {
  return buttonsOf(takenAsOne(message)).flatMap(({ data }) => data ?? []);
}

/** What stands after the name, of the buttons of that name. */
export function argumentsOf(data: readonly string[], name: string): readonly string[] {
  return data.flatMap((each) => (each.startsWith(`${name}:`) ? [each.slice(name.length + 1)] : []));
}

/** Every page, from the first on by the button behind `›`. */
export function turned(first: Message, follow: (data: string) => Message) {
  const pages = [first];
  for (;;) {
    const on = pages
      .at(-1)
      ?.actions?.flat()
      .find(({ label }) => label === "›");
    if (on === undefined || !("data" in on)) return pages;
    pages.push(follow(on.data));
  }
}

export function numberIn(data: string): number {
  return Number(/\d+$/.exec(data)?.[0]);
}
