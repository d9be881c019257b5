/**
 * However many documents, sections and measures there are, and whatever they are called: Telegram takes every
 * message, and by its buttons everything is reached, once.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inPlaceOrder } from "../../../src/answer/case-order.ts";
import type { CaseSection, CaseSummary, PassageId } from "../../../src/domain.ts";
import { renderContents, type CaseView } from "../../../src/render/telegram-case.ts";
import {
  renderCaseMissing,
  renderCases,
  renderCasesFound,
  renderCasesToChoose,
} from "../../../src/render/telegram-cases.ts";
import { renderProvinces } from "../../../src/render/telegram-provinces.ts";
import { renderSection } from "../../../src/render/telegram-section.ts";
import type { TelegramMessage } from "../../../src/render/telegram.ts";
import { linkKeyOf } from "../../../src/text/passage-names.ts";
import { written } from "../../setup/any-text.ts";
import { casesOfCounties } from "../../telegram/fixture-contents.ts";
import { aDocument } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";
import { readKeyboard } from "../../telegram/stand-in/keyboard.ts";

const bot = "practice_bot";
const language = fc.constantFrom("zh" as const, "en" as const);
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
const fileStem = fc.oneof(
  fc.stringMatching(/^[a-z0-9_-]{1,60}$/),
  fc.stringMatching(/^[河曲县改革]{1,60}$/u),
);

const summary: fc.Arbitrary<CaseSummary> = fc.record({
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
const library = fc
  .uniqueArray(summary, { maxLength: 60, selector: ({ document }) => document.id })
  .map(inPlaceOrder);

const contents: fc.Arbitrary<readonly CaseSection[]> = fc
  .array(
    fc.record({
      heading: fc.oneof(fc.constant([]), fc.array(written(60), { maxLength: 3 })),
      openings: fc.array(written(20), { minLength: 1, maxLength: 25 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .chain((sections) => fileStem.map((id) => ({ sections, id })))
  .map(({ sections, id }) => {
    let ordinal = 0;
    return sections.map(({ heading, openings }) => ({
      heading,
      measures: openings.map((opening) => ({
        passageId: `${id}-${String((ordinal += 1)).padStart(2, "0")}` as PassageId,
        opening,
      })),
    }));
  });

/** Parses as Telegram does, which throws for what Telegram refuses; gives what its buttons carry. */
function accepted({ text, keyboard = [] }: TelegramMessage): readonly string[] {
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
function argumentsOf(data: readonly string[], name: string): readonly string[] {
  return data.flatMap((each) => (each.startsWith(`${name}:`) ? [each.slice(name.length + 1)] : []));
}

/** Every page, from the first on by the button behind `›`. */
function turned(first: TelegramMessage, follow: (data: string) => TelegramMessage) {
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

function numberIn(data: string): number {
  return Number(/\d+$/.exec(data)?.[0]);
}

describe("any list of cases", () => {
  test("is turned through, and opens every case once", () => {
    fc.assert(
      fc.property(library, language, (cases, spoken) => {
        const say = messages.in(spoken);
        const pages = turned(renderCases(cases, 1, say), (data) =>
          renderCases(cases, numberIn(data), say),
        );
        const opened = pages.flatMap((page) => argumentsOf(accepted(page), "contents"));
        expect(opened).toEqual(cases.map(({ document }) => linkKeyOf(document.id)));
        expect(renderCases(cases, 99_999, say)).toEqual(pages.at(-1));
        expect(argumentsOf(accepted(renderCasesToChoose(cases, say)), "contents")).toEqual(
          argumentsOf(accepted(renderCases(cases, 1, say)), "contents"),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("by a name is turned through alike, as long as a button has room for the name", () => {
    fc.assert(
      fc.property(library, written(12), language, (cases, name, spoken) => {
        fc.pre(cases.length > 0);
        const say = messages.in(spoken);
        const pages = turned(renderCasesFound(name, cases, 1, say), (data) =>
          renderCasesFound(name, cases, Number(data.split(":")[1]), say),
        );
        const opened = pages.flatMap((page) => argumentsOf(accepted(page), "contents"));
        const isShort = Buffer.byteLength(`named:1:${name}`) <= 64;
        expect(opened).toHaveLength(isShort ? cases.length : Math.min(8, cases.length));
        accepted(renderCaseMissing(name, cases, cases, say));
      }),
      { numRuns: 60 },
    );
  });

  test("has a button for each province, to a page with a case of it", () => {
    const say = messages.in("zh");
    fc.assert(
      fc.property(library, fc.integer({ min: 1, max: 9 }), (cases, from) => {
        fc.pre(cases.length > 0);
        accepted(renderProvinces(cases, from, say));
      }),
      { numRuns: 60 },
    );
    const cases = casesOfCounties(300);
    const { keyboard = [] } = renderProvinces(cases, 1, say);
    const buttons = keyboard.slice(0, -1).flat();
    expect(buttons).toHaveLength(29);
    for (const button of buttons) {
      const [province = ""] = button.text.split(" ");
      const page = "data" in button ? numberIn(button.data) : 0;
      expect(parseHtml(renderCases(cases, page, say).text).text).toContain(` · ${province}`);
    }
  });
});

describe("any case's contents", () => {
  test("are turned through, and lead to every measure once", () => {
    fc.assert(
      fc.property(summary, contents, language, (given, sections, spoken) => {
        const say = messages.in(spoken);
        const view: CaseView = { summary: given, contents: sections, cases: [given], bot };
        const ids = sections.flatMap(({ measures }) => measures.map((each) => each.passageId));
        const idOf = (key: string) => ids.find((id) => linkKeyOf(id) === key) ?? "";
        const openedOn = (page: TelegramMessage) => argumentsOf(accepted(page), "open").map(idOf);
        const pages = turned(renderContents(view, 1, say), (data) =>
          renderContents(view, numberIn(data), say),
        );
        const opened = pages.flatMap((page, index) => [
          ...openedOn(page),
          ...argumentsOf(accepted(page), "section").flatMap((key) => {
            const first = renderSection(view, idOf(key), say);
            // Back leads to the page from which it was opened.
            const [back] = argumentsOf(accepted(first), "contents");
            expect(back).toBe(`${linkKeyOf(given.document.id)}/${index + 1}`);
            return turned(first, (data) =>
              renderSection(view, idOf(data.slice("section:".length)), say),
            ).flatMap(openedOn);
          }),
        ]);
        expect(opened.toSorted()).toEqual(ids.toSorted());
      }),
      { numRuns: 40 },
    );
  });
});
