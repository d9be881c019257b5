/**
 * However many documents, sections and measures there are, and whatever they are called: Telegram takes every
 * message, and by its buttons everything is reached, once.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseView, renderContents, renderSection } from "../../../src/chat/cases/case-view.ts";
import {
  renderCaseMissing,
  renderCases,
  renderCasesFound,
  renderCasesToChoose,
} from "../../../src/chat/cases/cases-view.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { PassageId } from "../../../src/core/domain.ts";
import type { CaseSection } from "../../../src/core/library.ts";
import { linkKeyOf } from "../../../src/core/passage-names.ts";
import { written } from "../../setup/any-text.ts";
import { messages } from "../../telegram/harness.ts";
import {
  accepted,
  argumentsOf,
  fileStem,
  language,
  library,
  numberIn,
  summary,
  turned,
} from "./any-cases.ts";

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
});

describe("any case's contents", () => {
  test("are turned through, and lead to every measure once", () => {
    fc.assert(
      fc.property(summary, contents, language, (given, sections, spoken) => {
        const say = messages.in(spoken);
        const view: CaseView = { summary: given, contents: sections, cases: [given] };
        const ids = sections.flatMap(({ measures }) => measures.map((each) => each.passageId));
        const idOf = (key: string) => ids.find((id) => linkKeyOf(id) === key) ?? "";
        const openedOn = (page: Message) => argumentsOf(accepted(page), "open").map(idOf);
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
