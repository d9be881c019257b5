/** The object that scripts read: its fields, in their order, with and without what a text may lack. */
import { expect, test } from "vitest";
import { toJson } from "../../../src/cli/answer-json.ts";
import { aDocument, anAnswer, anExcerpt, surplusStaff } from "../../telegram/fixture-library.ts";

test("an answer", () => {
  const answer = anAnswer("河曲县如何安置超编人员?", {
    places: ["河曲县"],
    excerpts: [{ ...surplusStaff, score: 0.832_149 }],
    tookMs: 9.1234,
  });
  expect(JSON.stringify(toJson(answer), null, 1)).toBe(
    JSON.stringify(
      {
        question: "河曲县如何安置超编人员?",
        status: "answered",
        reason: null,
        places: ["河曲县"],
        passages: [
          {
            id: "hequ-07",
            document: "hequ",
            place: "河曲县",
            title: surplusStaff.document.title,
            source: "忻州日报",
            date: "2022-05-31",
            section: surplusStaff.passage.section,
            file: "hequ.md",
            start: surplusStaff.passage.startUtf16,
            end: surplusStaff.passage.endUtf16,
            text: surplusStaff.text,
            highlights: surplusStaff.highlights,
            score: 0.8321,
          },
        ],
        tookMs: 9.1,
      },
      null,
      1,
    ),
  );
});

test("what a text does not say is null", () => {
  const [passage] = toJson(
    anAnswer("?", { excerpts: [anExcerpt(aDocument("notes"), "正文。")] }),
  ).passages;
  expect(passage).toMatchObject({
    place: null,
    title: null,
    source: null,
    date: null,
    section: [],
  });
});

test("limits are there where a question has some", () => {
  const limits = {
    region: { province: "山西省", city: "忻州市" },
    kinds: ["county" as const],
    years: { from: 2022, to: null },
  };
  const notes = [{ kind: "limited" as const, limits, count: 3, undetermined: 1 }];
  expect(toJson(anAnswer("?", { notes }))).toMatchObject({
    limits: {
      region: "忻州市",
      kinds: ["county"],
      from: 2022,
      to: null,
      documents: 3,
      undetermined: 1,
    },
  });
});

test("a refusal has its reason and no passage", () => {
  expect(toJson(anAnswer("天气?", { status: "none", reason: "off-topic" }))).toEqual({
    question: "天气?",
    status: "none",
    reason: "off-topic",
    places: [],
    passages: [],
    tookMs: 9.1,
  });
});
