/**
 * Whatever a list of cases is limited to: its buttons fit, keep the limits, lead to what they say, and back.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listData, readListData } from "../../../src/chat/cases/case-buttons.ts";
import { casesWithin, dimensions } from "../../../src/chat/cases/case-choices.ts";
import { renderCases } from "../../../src/chat/cases/cases-view.ts";
import { renderChoices } from "../../../src/chat/cases/choices-view.ts";
import type { Message } from "../../../src/chat/message.ts";
import { bold } from "../../../src/chat/views/spans.ts";
import type { CaseFilter, PlaceKind } from "../../../src/core/limits.ts";
import { linkKeyOf } from "../../../src/core/passage-names.ts";
import { everyCase } from "../../../src/questions/limits/within-limits.ts";
import { casesOfCounties } from "../../telegram/fixture-contents.ts";
import { messages } from "../../telegram/harness.ts";
import { accepted, argumentsOf, language, library, turned } from "./any-cases.ts";

const many = casesOfCounties(400);
const say = messages.in("zh");

const kinds = fc.subarray<PlaceKind>(["county", "county-city", "district", "prefecture-level"]);
const year = fc.option(fc.integer({ min: 2009, max: 2026 }));
const years = fc
  .record({ from: year, to: year })
  .map((span) => (span.from === null && span.to === null ? null : span));
const region = fc.option(
  fc.constantFrom(
    { province: "山西省", city: null },
    { province: "新疆维吾尔自治区", city: "克孜勒苏柯尔克孜自治州" },
    { province: "内蒙古自治区", city: null },
  ),
);
const words = fc.array(fc.constantFrom("推进", "机构编制", "改革的做法", "不在", "hequ"), {
  maxLength: 4,
});
const filter: fc.Arbitrary<CaseFilter> = fc.record({
  limits: fc.record({ region, kinds, years }),
  words,
});

function follow(data: string): Message {
  const list = readListData(data.slice(data.indexOf(":") + 1), many);
  if (list === null) throw new Error(`${data} means nothing`);
  return renderCases(many, list.page, say, list.filter);
}

describe("a limited list", () => {
  test("is turned through within its limits, as long as a button can carry them", () => {
    fc.assert(
      fc.property(filter, (given) => {
        const within = casesWithin(many, given).map(({ document }) => linkKeyOf(document.id));
        const pages = turned(renderCases(many, 1, say, given), follow);
        const opened = pages.flatMap((page) => argumentsOf(accepted(page), "contents"));
        const isCarried = listData("cases", 50, given) !== null;
        expect(opened).toEqual(isCarried ? within : within.slice(0, opened.length));
      }),
      { numRuns: 30 },
    );
  });

  test("comes back from its button as it was", () => {
    fc.assert(
      fc.property(filter, fc.integer({ min: 1, max: 50 }), (given, page) => {
        const data = listData("cases", page, given);
        fc.pre(data !== null);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        const { region: named } = given.limits;
        const isKnown =
          casesWithin(many, { ...everyCase, limits: { ...everyCase.limits, region: named } })
            .length > 0;
        const read = readListData(data.slice("cases:".length), many);
        expect(read).toEqual(isKnown ? { page, filter: given } : null);
      }),
      { numRuns: 200 },
    );
  });

  test("has choosers whose buttons lead to as many cases as they say", () => {
    fc.assert(
      fc.property(filter, fc.constantFrom(...dimensions), (given, dimension) => {
        const choices = renderChoices(dimension, many, { page: 2, filter: given }, say);
        if (choices === null) return;
        accepted(choices);
        for (const button of choices.actions?.flat() ?? []) {
          const count = Number(/ (\d+)$/.exec(button.label)?.[1] ?? NaN);
          if (Number.isNaN(count) || !("data" in button)) continue;
          const list = readListData(button.data.slice("cases:".length), many);
          expect(casesWithin(many, list?.filter ?? everyCase)).toHaveLength(count);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("that is empty offers only what is not", () => {
    fc.assert(
      fc.property(filter, (given) => {
        fc.pre(casesWithin(many, given).length === 0);
        for (const data of accepted(renderCases(many, 1, say, given)))
          expect(argumentsOf(accepted(follow(data)), "contents")).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("takes cases of any kind", () => {
    fc.assert(
      fc.property(library, filter, language, (cases, given, spoken) => {
        const voice = messages.in(spoken);
        accepted(renderCases(cases, 1, voice, given));
        for (const dimension of dimensions) {
          const choices = renderChoices(dimension, cases, { page: 1, filter: given }, voice);
          if (choices !== null) accepted(choices);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("few cases have nothing to choose between, and say what they are limited to", () => {
  const few = many.slice(0, 5);
  expect(accepted(renderCases(few, 1, say)).every((data) => data.startsWith("contents:"))).toBe(
    true,
  );
  const districts: CaseFilter = {
    limits: { region: null, kinds: ["district"], years: null },
    words: [],
  };
  const limited = renderCases(few, 1, say, districts);
  const title = `只看：市辖区（${casesWithin(few, districts).length}份，共收录5份）`;
  expect(limited.parts[0]).toEqual([[bold(title), ""]]);
  expect(accepted(limited).at(-1)).toBe("cases:1");
  expect(accepted(limited).filter((data) => !data.startsWith("contents:"))).toEqual(["cases:1"]);
});

test.each(["", "0", "1:", "1:x", "1:zzzzzzzz.c..", "1:00000000.c..", "1:..."])(
  "made-up data %j is no filter of its own",
  (argument) => {
    const list = readListData(argument, many);
    expect(list === null || casesWithin(many, list.filter).length === many.length).toBe(true);
  },
);
