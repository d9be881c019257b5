/**
 * Whatever the documents hold: what is said in English has no Chinese outside quotes, titles, names in brackets and the
 * asker's own words.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderAnswer } from "../../src/chat/ask/answer-view.ts";
import { renderComparison } from "../../src/chat/compare/comparison.ts";
import { renderCases } from "../../src/chat/cases/cases-view.ts";
import { renderGuestAnswer } from "../../src/chat/inline/inline-view.ts";
import type { Message } from "../../src/chat/message.ts";
import { renderPassage } from "../../src/chat/reader/passage-view.ts";
import type { Answer, Excerpt, Place } from "../../src/core/domain.ts";
import type { CaseSummary } from "../../src/core/library.ts";
import { hashtagOf } from "../../src/core/passage-names.ts";
import { quotesIn, taken } from "../setup/taken.ts";
import { aDocument, anAnswer, anExcerpt } from "../telegram/fixture-library.ts";
import { messages } from "../telegram/harness.ts";

const say = messages.in("en");

const placeName = fc.constantFrom(
  "河曲县",
  "六安市",
  "吕梁市",
  "内蒙古自治区",
  "恩施土家族苗族自治州",
  "大竹园镇",
  "解放路街道",
  "某开发区",
  "王村",
);
const place = fc
  .tuple(placeName, fc.constantFrom("山西省", "陕西省", null), fc.constantFrom("忻州市", null))
  .map(([name, province, city]): Place => ({
    name,
    level: "county",
    province,
    city,
    code: null,
    aliases: [],
  }));
const document = fc
  .record({
    id: fc.constantFrom("a", "b", "c"),
    title: fc.constantFrom("某地改革的做法", null),
    place: fc.option(place),
    source: fc.constantFrom("忻州日报", "中国机构编制网", "某县委编办", "求索", null),
    authors: fc.subarray(["王国梁", "欧阳明", "中共某县委编办", "新华社记者"]),
    date: fc.constantFrom("2022-05-31", "2022-05", "2022", null),
  })
  .map(({ id, ...fields }) => aDocument(id, fields));
const excerpt: fc.Arbitrary<Excerpt> = fc
  .tuple(
    document,
    fc.subarray(["一、优化编制配置", "(二)健全机制", "其他"]),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([source, section, ordinal]) => ({
    ...anExcerpt(source, "一是精简人员。二是核减编制。", { section, ordinal }),
    copies: ordinal % 2 === 0 ? [anExcerpt(source, "")] : [],
  }));
const answer: fc.Arbitrary<Answer> = fc
  .record({
    status: fc.constantFrom("answered" as const, "related" as const),
    reason: fc.constantFrom("unknown-place" as const, "no-evidence" as const, null),
    isOverview: fc.boolean(),
    places: fc.uniqueArray(placeName, { maxLength: 3 }),
    unknownPlaces: fc.uniqueArray(placeName, { maxLength: 3 }),
    excerpts: fc.array(excerpt, { maxLength: 4 }),
    notes: fc.subarray([
      { kind: "corrected-place", written: "河渠", understood: "山西省河曲县" } as const,
      {
        kind: "ambiguous-place",
        written: "城关镇",
        candidates: "山西省忻州市河曲县、甘肃省城关镇",
      } as const,
      {
        kind: "limited",
        limits: {
          region: { province: "山西省", city: "忻州市" },
          kinds: ["county", "district"],
          years: null,
        },
        count: 2,
        undetermined: 1,
      } as const,
    ]),
  })
  .map((fields) => anAnswer("What was done?", { ...fields, language: "en" }));

function expectEnglish(message: Message): void {
  for (const shown of taken(message)) {
    let { text } = shown;
    for (const quote of quotesIn(shown)) text = text.replace(quote, "");
    text = text.replaceAll(/《[^》]*》|“[^”]*”/gu, "");
    for (let before = ""; before !== text;) {
      before = text;
      text = text.replaceAll(/\([^()]*\)/gu, "");
    }
    expect(text).not.toMatch(/\p{Script=Han}|[、。，：；]/u);
    for (const { text: label } of shown.keyboard?.flat() ?? [])
      expect(label.replace(/《[^》]*》?/u, "")).not.toMatch(/\p{Script=Han}/u);
  }
}

function summaryOf({ document: source }: Excerpt): CaseSummary {
  return { document: source, sectionCount: 2, measureCount: 3, passageCount: 4 };
}

test("an answer, its comparison, its post, its passages and the list of documents", () => {
  fc.assert(
    fc.property(answer, (given) => {
      const { excerpts } = given;
      const cases = excerpts.map(summaryOf);
      expectEnglish(renderAnswer(given, say, { cases, explainsQuotes: true }));
      const cells = given.places.map((name, index) => ({
        place: name,
        isKnown: index !== 1,
        standing: "within" as const,
        excerpt: excerpts[index] ?? null,
      }));
      const comparison = { question: given.question, topic: "how did in", cells };
      expectEnglish(renderComparison(comparison, { say, notes: [] }));
      for (const { message } of renderGuestAnswer(given, say, { cases, comparison }))
        expectEnglish(message);
      for (const { passage, document: source, text } of excerpts) {
        const beside = { textBefore: "", textAfter: "", previousId: null, nextId: null };
        const view = { passage, document: source, text, ...beside, position: 1, passageCount: 4 };
        expectEnglish(renderPassage({ ...view, standing: "replaced" }, say));
      }
      expectEnglish(renderCases(cases, 1, say));
    }),
    { numRuns: 200 },
  );
});

test("an answer says each thing once: title, place, section, id", () => {
  const source = aDocument("abc", {
    title: "某地改革的做法",
    place: { name: "河曲县", level: "county", province: null, city: null, code: null, aliases: [] },
  });
  const excerpts = [1, 2, 3].map((ordinal) =>
    anExcerpt(source, "核减编制。", { section: ["优化编制配置"], ordinal }),
  );
  for (const language of ["zh", "en"] as const) {
    const [shown] = taken(
      renderAnswer(anAnswer("?", { excerpts }), messages.in(language), { cases: [] }),
    );
    const timesOf = (words: string) => (shown?.text.split(words).length ?? 0) - 1;
    for (const words of ["某地改革的做法", "河曲县", "优化编制配置"])
      expect(timesOf(words)).toBe(1);
    for (const { passage } of excerpts) {
      expect(timesOf(passage.id)).toBe(1);
      expect(timesOf(hashtagOf(passage.id))).toBe(1);
    }
  }
});

test("every message of a long answer tells its place, and the last all ids by hashtags", () => {
  const source = aDocument("abc", {
    place: { name: "河曲县", level: "county", province: null, city: null, code: null, aliases: [] },
  });
  const excerpts = [1, 2, 3].map((ordinal) =>
    anExcerpt(source, "核减编制。".repeat(500), { ordinal }),
  );
  const shown = taken(
    renderAnswer(anAnswer("?", { excerpts }), messages.in("zh"), { cases: [], firstNumber: 4 }),
  );
  expect(shown.length).toBeGreaterThan(1);
  for (const { text } of shown) expect(text).toMatch(/^河曲县\n/u);
  expect(shown.map(({ text }) => text).join("\n")).toMatch(/\[4\] abc-01[^]*\[6\] abc-03/u);
  expect(shown.at(-1)?.text).toContain("#abc_01 #abc_02 #abc_03");
  const numbers = shown.at(-1)?.keyboard?.[0]?.map(({ text }) => text);
  expect(numbers).toEqual(["📖 4", "📖 5", "📖 6"]);
});
