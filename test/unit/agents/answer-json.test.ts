/** The object that scripts read: its fields, in their order, with and without what a text may lack. */
import path from "node:path";
import { expect, test } from "vitest";
import { createMessages } from "../../../src/chat/views/messages.ts";
import { toJson } from "../../../src/agents/answer-json.ts";
import type { PassageId } from "../../../src/core/domain.ts";
import { aDocument, anAnswer, anExcerpt, surplusStaff } from "../../telegram/fixture-library.ts";

const say = createMessages(path.resolve(import.meta.dirname, "../../../prompts")).in("zh");

test("an answer", () => {
  const answer = anAnswer("河曲县如何安置超编人员?", {
    places: ["河曲县"],
    excerpts: [{ ...surplusStaff, score: 0.832_149 }],
    tookMs: 9.1234,
  });
  expect(JSON.stringify(toJson(answer, say), null, 1)).toBe(
    JSON.stringify(
      {
        question: "河曲县如何安置超编人员?",
        status: "answered",
        reason: null,
        places: ["河曲县"],
        missing: null,
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
    say,
  ).passages;
  expect(passage).toMatchObject({
    place: null,
    title: null,
    source: null,
    date: null,
    section: [],
  });
});

test("issuer, number and address are there where a document has them", () => {
  const fields = {
    issuer: "河曲县委编办",
    number: "河编办发〔2022〕5号",
    url: "https://www.hequ.gov.cn/a.html",
  };
  const excerpts = [anExcerpt(aDocument("notes", fields), "正文。")];
  expect(toJson(anAnswer("?", { excerpts }), say).passages[0]).toMatchObject(fields);
});

test("limits are there where a question has some", () => {
  const limits = {
    region: { province: "山西省", city: "忻州市" },
    kinds: ["county" as const],
    years: { from: 2022, to: null },
  };
  const notes = [{ kind: "limited" as const, limits, count: 3, undetermined: 1 }];
  expect(toJson(anAnswer("?", { notes }), say)).toMatchObject({
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
  expect(toJson(anAnswer("天气?", { status: "none", reason: "off-topic" }), say)).toEqual({
    question: "天气?",
    status: "none",
    reason: "off-topic",
    places: [],
    missing: null,
    passages: [],
    tookMs: 9.1,
  });
});

test("what is missing is said in words", () => {
  const fields = { status: "related", reason: "no-evidence" } as const;
  const missing = { kind: "money", thing: "安家费" } as const;
  expect(toJson(anAnswer("安家费多少?", { ...fields, missing }), say).missing).toBe("安家费的金额");
});

test("an excerpt of several passages has the ids of all, and their whole range", () => {
  const excerpt = anExcerpt(aDocument("notes"), "一。二。");
  const first = { ...excerpt.passage, endUtf16: excerpt.passage.startUtf16 + 2 };
  const second = { ...excerpt.passage, id: "notes-99" as PassageId, startUtf16: first.endUtf16 };
  const joined = { ...excerpt, passage: second, joined: [first, second] };
  const [passage] = toJson(anAnswer("?", { excerpts: [joined] }), say).passages;
  expect(passage).toMatchObject({
    id: "notes-99",
    ids: [first.id, "notes-99"],
    start: first.startUtf16,
    end: second.endUtf16,
  });
});
