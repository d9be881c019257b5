/** Questions for the articles of two regulations by their numbers: all of test/fixtures/articles. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readQuestions } from "../../../src/measure/evaluate/questions.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

const fixtures = path.resolve(import.meta.dirname, "../../fixtures/articles");
const questions = await readQuestions(path.join(fixtures, "questions.jsonl"));
const folder = makeFolder();
let opened: OpenedLibrary;

beforeAll(async () => {
  opened = await openLibrary({
    seedsDir: path.join(fixtures, "documents"),
    indexDir: path.join(folder, "index"),
  });
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const answerable = questions.flatMap(({ q, gold }) =>
  gold.map(({ doc, must }) => [q, doc, must] as const),
);
const unanswerable = questions.filter(({ gold }) => gold.length === 0).map(({ q }) => q);

test.each(answerable)("%s is answered by that article of %s", async (question, doc, must) => {
  const { status, excerpts } = await opened.library.answer(question);
  expect(status).toBe("answered");
  expect(excerpts[0]?.document.id).toBe(doc);
  expect(excerpts[0]?.text).toContain(must);
});

test.each(unanswerable)("%s is not in the documents", async (question) => {
  const { status, reason, excerpts } = await opened.library.answer(question);
  expect([status, reason, excerpts]).toEqual(["none", "no-evidence", []]);
});

describe("an article that is asked for by its number", () => {
  const markedOf = async (question: string) => {
    const { excerpts } = await opened.library.answer(question);
    return excerpts.map(({ text, highlights }) => highlights.map((range) => text.slice(...range)));
  };

  test("is shown whole, from its marker to its last point, and nothing beside it", async () => {
    const { excerpts } = await opened.library.answer("《周转池管理办法》第五条");
    expect(excerpts).toHaveLength(1);
    expect(excerpts[0]?.text.startsWith("第五条　下列编制")).toBe(true);
    expect(excerpts[0]?.text.endsWith("（四）上级下达时明确用于周转的编制。")).toBe(true);
    expect(excerpts[0]?.highlights).toEqual([]);
  });

  test("has its paragraph or point marked, with all that belongs to that", async () => {
    expect(await markedOf("《周转池管理办法》第八条第二款")).toEqual([
      ["因重大任务需要突破前款比例的，应当报市委编办批准，突破的部分一年内收回。"],
    ]);
    expect(await markedOf("周转池办法第五条第（三）项")).toEqual([
      [
        "（三）自然减员后按百分之三十比例收回的编制，但下列单位除外：\n\n1．中小学校；\n\n2．乡镇卫生院；",
      ],
    ]);
  });

  test("has what answers marked, where a number is asked for besides", async () => {
    const [marked] = await markedOf("权责清单管理规定第十三条规定的分值是多少");
    expect(marked?.join("")).toContain("百分之五");
  });

  test("is one of each regulation, where several may be meant", async () => {
    const { excerpts } = await opened.library.answer("第十三条规定了什么");
    expect(new Set(excerpts.map(({ document }) => document.id)).size).toBe(2);
  });

  test("several are shown in order, each by itself", async () => {
    const { excerpts } = await opened.library.answer("权责清单管理规定第三条至第五条");
    expect(excerpts.map(({ text }) => /\d+/u.exec(text)?.[0])).toEqual(["3", "4", "5"]);
  });
});
