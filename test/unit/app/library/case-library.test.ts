/** The project's own documents as a chat sees them: cases, their measures, and answers of every status. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentId } from "../../../../src/core/domain.ts";
import type { CaseSummary, FoundCases } from "../../../../src/core/library.ts";
import { maxFusedScore } from "../../../../src/search/hit.ts";
import { spreadWithin } from "../../../../src/search/weights.ts";
import { type OpenedLibrary, openLibrary, seedsDir } from "../../../setup/open-library.ts";

function idsOf({ exact, near }: FoundCases) {
  const ids = (cases: readonly CaseSummary[]) => cases.map(({ document }) => document.id);
  return { exact: ids(exact), near: ids(near) };
}

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

/** By province, as the state lists them. */
const places = ["河曲县", "上犹县", "浏阳市", "汉滨区", "张掖市"];

describe("cases", () => {
  test("are the documents, each with its place and its numbers of measures and passages", () => {
    const cases = opened.library.cases();
    expect(cases.map(({ document }) => document.place?.name)).toEqual(places);
    for (const { measureCount, passageCount } of cases) {
      expect(measureCount).toBeGreaterThan(0);
      expect(passageCount).toBeGreaterThanOrEqual(measureCount);
    }
  });

  test("carry no text", () => {
    for (const { document } of opened.library.cases()) expect(document).not.toHaveProperty("text");
  });

  test.each([
    ["its id", "hequ"],
    ["the place", "河曲县"],
    ["the place in short", "河曲"],
    ["its name in Latin letters", "Hequ"],
    ["the same in any case and spacing", " he QU "],
    ["the same in full", "Hequ County"],
    ["a title's marks around it", "《河曲》"],
    ["letters of full width", "ｈｅｑｕ"],
    ["its file", "hequ.md"],
    ["traditional script", "河曲縣"],
    ["the place within its region", "山西省忻州市河曲县"],
    ["words of its title", "高质量转型"],
    ["its city", "忻州"],
    ["its province in English", "Shanxi Province"],
  ])("are found by %s", (_, name) => {
    expect(idsOf(opened.library.findCases(name))).toEqual({ exact: ["hequ"], near: [] });
  });

  test.each([
    ["with another character of the same sound", "何曲", ["hequ"]],
    ["in part", "河", ["hequ"]],
    ["with another ending", "Hequn", ["hequ"]],
    ["of a part of the place", "甘州区", ["zhangye"]],
    ["of a neighbour in the province", "榆林", ["hanbin"]],
    ["of nothing like it", "constructor", []],
    ["that ends alike only", "曲县", []],
    ["that is empty", " ", []],
  ])("are not found by a name %s, only what it may mean", (_, name, near) => {
    expect(idsOf(opened.library.findCases(name))).toEqual({ exact: [], near });
  });

  test("are several where a name means several", () => {
    expect(idsOf(opened.library.findCases("改革")).exact).toEqual(["hequ", "zhangye"]);
  });
});

describe("contents", () => {
  test("of every case have as many measures as it says, each once, with verbatim first words", async () => {
    for (const { document, sectionCount, measureCount } of opened.library.cases()) {
      const text = readFileSync(path.join(seedsDir, document.file), "utf8");
      const contents = await opened.library.contents(document.id);
      expect(contents.filter(({ heading }) => heading.length > 0)).toHaveLength(sectionCount);
      const measures = contents.flatMap((section) => section.measures);
      expect(measures).toHaveLength(measureCount);
      expect(new Set(measures.map(({ passageId }) => passageId)).size).toBe(measureCount);
      for (const { passageId, opening } of measures) {
        expect(passageId).toMatch(new RegExp(`^${document.id}-\\d\\d`));
        expect(opening.length).toBeLessThanOrEqual(48);
        expect(text).toContain(opening.replace(/…$/, ""));
      }
    }
  });

  test("of a case that there is not are none", async () => {
    expect(await opened.library.contents("nowhere" as DocumentId)).toEqual([]);
  });
});

describe("an answer", () => {
  test("that answers: of the place asked about, with the sentence that says it", async () => {
    const answer = await opened.library.answer("河曲县如何安置超编人员?");
    expect(answer).toMatchObject({
      question: "河曲县如何安置超编人员?",
      language: "zh",
      status: "answered",
      reason: null,
      places: ["河曲县"],
      unknownPlaces: [],
    });
    const [best] = answer.excerpts;
    const marked = best?.highlights.map(([start, end]) => best.text.slice(start, end)).join("");
    expect(marked).toContain("对因改革超编的903名事业人员");
  });

  test("about a place that no document is about: another's passages, and labelled so", async () => {
    const answer = await opened.library.answer("榆林市如何安置超编人员?");
    expect(answer).toMatchObject({
      status: "related",
      reason: "unknown-place",
      places: ["榆林市"],
      unknownPlaces: ["榆林市"],
    });
  });

  test("about a place that is not there, and nothing else that is: no passage", async () => {
    const answer = await opened.library.answer("榆林市明天会下雨吗?");
    expect(answer).toMatchObject({ status: "none", reason: "unknown-place", excerpts: [] });
  });

  test("about something else altogether: no passage", async () => {
    const answer = await opened.library.answer("今天天气怎么样?");
    expect(answer).toMatchObject({ status: "none", reason: "off-topic", excerpts: [] });
  });

  test.each(["有哪些资料?", "What documents are there?"])(
    "what there is: all places, and no passage (%s)",
    async (question) => {
      const answer = await opened.library.answer(question);
      expect(answer).toMatchObject({ status: "none", reason: "collection", excerpts: [] });
      expect(answer.places.toSorted()).toEqual(
        ["上犹县", "张掖市", "汉滨区", "河曲县", "浏阳市"].toSorted(),
      );
    },
  );

  test.each(["你们收录了哪些县?", "Which counties do you have?"])(
    "what there is of a kind: the places of that kind (%s)",
    async (question) => {
      const answer = await opened.library.answer(question);
      expect(answer).toMatchObject({ status: "none", reason: "collection", excerpts: [] });
      expect(answer.places.toSorted()).toEqual(["上犹县", "汉滨区", "河曲县", "浏阳市"].toSorted());
    },
  );

  test.each([
    ["有没有上犹的资料?", "上犹县"],
    ["能不能给我河曲的原文", "河曲县"],
    ["山西有哪些资料", "河曲县"],
    ["What documents do you have about Hanbin?", "汉滨区"],
  ])("what there is of a place: its document from the beginning (%s)", async (question, place) => {
    const answer = await opened.library.answer(question);
    expect(answer).toMatchObject({ status: "answered", reason: null });
    expect(new Set(answer.excerpts.map(({ document }) => document.place?.name))).toEqual(
      new Set([place]),
    );
    const ordinals = answer.excerpts.map(({ passage }) => passage.ordinal);
    expect(ordinals).toEqual(ordinals.toSorted((one, other) => one - other));
    expect(ordinals[0]).toBe(1);
  });

  test.each(["浙江", "有没有关于浙江的资料?"])(
    "nothing but a place that is not there: no other place's passage (%s)",
    async (question) => {
      const answer = await opened.library.answer(question);
      expect(answer).toMatchObject({ status: "none", reason: "unknown-place", excerpts: [] });
    },
  );

  test("to a word of thanks: how it is used", async () => {
    const answer = await opened.library.answer("谢谢!");
    expect(answer).toMatchObject({ status: "none", reason: "small-talk", excerpts: [] });
  });

  test.each([
    "Who won the world cup?",
    "drop table users",
    "Which football club has the most money?",
    "How do I cancel my gym membership?",
    "Should I fix my old car or buy a new one?",
  ])("to an English one of which a chance word is known: no passage (%s)", async (question) => {
    const answer = await opened.library.answer(question);
    expect(answer).toMatchObject({ status: "none", reason: "off-topic", excerpts: [] });
  });

  test("to an English one most of which is known, of no place", async () => {
    const answer = await opened.library.answer("How do townships get more staff?");
    expect(answer).toMatchObject({ language: "en", status: "answered" });
  });

  test("to a question in English", async () => {
    const answer = await opened.library.answer("How did Hequ place its surplus staff?");
    expect(answer).toMatchObject({ language: "en", status: "answered", places: ["河曲县"] });
  });

  test("about several places shows each of them", async () => {
    const { excerpts, places: asked } = await opened.library.answer("河曲和上犹的编制怎么核减的?");
    expect(asked).toEqual(["河曲县", "上犹县"]);
    expect(new Set(excerpts.map(({ document }) => document.id))).toEqual(
      new Set(["hequ", "shangyou"]),
    );
  });

  test.each([
    "哪些地方精简了领导职数?",
    "哪幾個縣把人員調劑到鄉鎮?",
    "有没有县专门管编外人员?",
    "which counties cut leading posts",
    "2023年以后哪些县整合了执法队伍?",
  ])("to %s shows the best of each place, and no place more than twice", async (question) => {
    const { excerpts } = await opened.library.answer(question);
    const names = excerpts.map(({ document }) => document.id);
    expect(excerpts.length).toBeGreaterThan(0);
    for (const name of names) expect(names.filter((each) => each === name).length).toBeLessThan(3);
    const bests = excerpts.filter(({ document }, index) => names.indexOf(document.id) === index);
    const best = Math.max(...bests.map(({ score }) => score));
    const near = bests.filter(({ score }) => score > best - spreadWithin / maxFusedScore);
    expect(excerpts.slice(0, near.length)).toEqual(near);
  });

  test("to a misspelt place says how it was understood", async () => {
    const { notes, places: asked } = await opened.library.answer("何曲县如何安置超编人员?");
    expect(notes).toEqual([{ kind: "corrected-place", written: "何曲县", understood: "河曲县" }]);
    expect(asked).toEqual(["河曲县"]);
  });

  test.each([
    ["河曲領導之數減了多少?", [{ written: "领导之数", understood: "领导职数" }]],
    // No document has 林长制.
    ["林掌制怎么推行?", []],
  ])("%s says how the term was understood", async (question, terms) => {
    const { notes, topic } = await opened.library.answer(question);
    expect(notes).toEqual(terms.map((term) => ({ kind: "corrected-term", ...term })));
    for (const { understood } of terms) expect(topic).toContain(understood);
  });

  test.each([
    ["How did Zhangey merge its agencies?", "Zhangey", "张掖市"],
    ["How did Hequ, Hunan cut its posts?", "Hequ, Hunan", "山西省忻州市河曲县"],
    ["湖北上犹怎么给乡镇赋权?", "湖北上犹", "江西省赣州市上犹县"],
  ])("%s says how the place was understood", async (question, written, understood) => {
    const { notes } = await opened.library.answer(question);
    expect(notes).toEqual([{ kind: "corrected-place", written, understood }]);
  });
});
