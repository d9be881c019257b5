/** What a message that points at something means, after an answer and after a passage was opened. */
import { describe, expect, test } from "vitest";
import { findPointed, type Pointed, quotedPassage } from "../../../src/chat/ask/pointed.ts";
import type { Subject } from "../../../src/core/domain.ts";
import { readPointer } from "../../../src/questions/pointing.ts";
import { messages } from "../../telegram/harness.ts";
import {
  aDocument,
  anExcerpt,
  createFixtureLibrary,
  evaluation,
} from "../../telegram/fixture-library.ts";

const shown: Subject = {
  question: "怎么安置超编人员?",
  topic: "怎么安置超编人员?",
  places: [],
  shownIds: ["hequ-07", "hanbin-02"],
  numberedIds: ["hequ-07", "hanbin-02"],
};
const opened: Subject = { ...shown, openedId: "hequ-07" };

async function point(text: string, subject: Subject | null, library = createFixtureLibrary()) {
  const pointer = readPointer(text);
  if (pointer === null) throw new Error(`${text} points at nothing`);
  return findPointed(pointer, subject, library);
}

function idsOf(pointed: Pointed | null): readonly string[] {
  if (pointed?.kind === "passages" || pointed?.kind === "documents")
    return pointed.views.map(({ passage }) => passage.id);
  return pointed?.kind === "sources" ? pointed.sources.map(({ view }) => view.passage.id) : [];
}

describe("after an answer", () => {
  test.each<readonly [text: string, kind: Pointed["kind"], ids: readonly string[]]>([
    ["第二条展开说说", "passages", ["hanbin-02"]],
    ["第一、二条", "passages", ["hequ-07", "hanbin-02"]],
    ["最后一个", "passages", ["hanbin-02"]],
    ["详细说说", "passages", ["hequ-07"]],
    ["下一段", "passages", ["hequ-08"]],
    ["第一条的下一段", "passages", ["hequ-08"]],
    ["全文", "documents", ["hequ-07", "hanbin-02"]],
    ["第二篇", "documents", ["hanbin-02"]],
    ["出处", "sources", ["hequ-07", "hanbin-02"]],
    ["第二条的出处", "sources", ["hanbin-02"]],
    ["下一条", "more", []],
  ])("%j: %s %j", async (text, kind, ids) => {
    const pointed = await point(text, shown);
    expect(pointed?.kind).toBe(kind);
    expect(idsOf(pointed)).toEqual(ids);
  });

  test("once more is the same question", async () => {
    expect(await point("再发一遍", shown)).toEqual({ kind: "again", question: shown.question });
  });

  test.each([
    ["zh", "刚才给出了2条，没有第5条。"],
    ["en", "I showed 2 passages just now; there is no number 5."],
  ] as const)("a number that there is not is told (%s)", async (language, line) => {
    const pointed = await point("第五条", shown);
    expect(pointed?.kind === "nothing" && pointed.tell(messages.in(language))).toBe(line);
  });

  test("the points of a single excerpt of several passages are counted", async () => {
    const joined = { ...shown, shownIds: ["hequ-07", "hequ-08"], numberedIds: ["hequ-07"] };
    expect(idsOf(await point("第二条", joined))).toEqual(["hequ-08"]);
  });
});

describe("after a passage was opened", () => {
  test.each<readonly [text: string, kind: Pointed["kind"], ids: readonly string[]]>([
    ["详细说说", "passages", ["hequ-07"]],
    ["下一段", "passages", ["hequ-08"]],
    ["下一条", "passages", ["hanbin-02"]],
    ["2", "passages", ["hanbin-02"]],
    ["全文", "documents", ["hequ-07"]],
    ["出处", "sources", ["hequ-07"]],
    ["再发一下", "passages", ["hequ-07"]],
  ])("%j: %s %j", async (text, kind, ids) => {
    const pointed = await point(text, opened);
    expect(pointed?.kind).toBe(kind);
    expect(idsOf(pointed)).toEqual(ids);
  });

  test("the end of the document is told", async () => {
    const pointed = await point("下一段", { ...shown, openedId: "hequ-08" });
    expect(pointed?.kind === "nothing" && pointed.tell(messages.in("zh"))).toContain("最后一段");
  });
});

describe("where nothing was shown", () => {
  test.each(["2", "第二条", "详细说说", "下一段", "再发一遍"])(
    "%j is asked about",
    async (text) => {
      expect((await point(text, null))?.kind).toBe("nothing");
    },
  );

  test.each(["有没有全文", "资料来源是哪里"])("%j asks about the collection", async (text) => {
    expect(await point(text, null)).toBeNull();
  });
});

describe("where a regulation is spoken of", () => {
  const rules = aDocument("rules", { title: "机构编制管理规定" });
  const articles = ["第一条 为了规范管理,制定本规定。", "第二条 适用于全市。", "第三条 总量控制。"];
  const regulation: Subject = { ...shown, shownIds: ["rules-03"], numberedIds: ["rules-03"] };
  const library = createFixtureLibrary();
  library.summaries.push({ document: rules, sectionCount: 0, measureCount: 3, passageCount: 3 });
  library.excerpts.push(
    ...articles.map((text, index) => anExcerpt(rules, text, { ordinal: index + 1 })),
  );

  test.each([
    ["第二条展开说说", "rules-02"],
    ["第1条原文", "rules-01"],
    ["article 3", "rules-03"],
    ["第一个", "rules-03"],
  ])("%j is %s", async (text, id) => {
    expect(idsOf(await point(text, regulation, library))).toEqual([id]);
  });

  test("an article that there is not is told", async () => {
    const pointed = await point("第九条", regulation, library);
    expect(pointed?.kind === "nothing" && pointed.tell(messages.in("zh"))).toContain("没有第9条");
  });
});

describe("what a reply quotes by hand", () => {
  const quoted = (text: string) => quotedPassage(text, shown, createFixtureLibrary());

  test.each([
    ["a piece of an excerpt", evaluation.text.slice(3, 20)],
    ["one that was cut", `…${evaluation.text.slice(3, 20)}…`],
    ["its citation", "[2] 汉滨区 · hanbin-02"],
  ])("is found: %s", async (_, text) => {
    expect((await quoted(text))?.passage.id).toBe("hanbin-02");
  });

  test.each(["的", "来源", "别的文字,不在里面"])("is nothing shown: %s", async (text) => {
    expect(await quoted(text)).toBeNull();
  });
});
