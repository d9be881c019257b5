/** Terms that a question has in pinyin, over the project's own documents. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPinyinTermFinder } from "../../../src/questions/pinyin-terms.ts";
import { openLibrary, type OpenedLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

async function readIn(question: string) {
  const { notes } = await opened.library.answer(question);
  return notes.flatMap((note) =>
    note.kind === "corrected-term" ? [[note.written, note.understood]] : [],
  );
}

test.each([
  ["浏阳的linzhangzhi怎么落实", ["linzhangzhi", "林长制"]],
  ["浏阳 lin zhang zhi 怎么落实", ["lin zhang zhi", "林长制"]],
  ["上犹县He-Shu Ban'gong的部门", ["He-Shu Ban'gong", "合署办公"]],
  ["河曲县lingdao zhishu减了多少", ["lingdao zhishu", "领导职数"]],
  ["河曲县BIANZHI减了多少", ["BIANZHI", "编制"]],
  ["How does Hequ manage bianzhi?", ["bianzhi", "编制"]],
  ["上犹县的zhineng怎么划", ["zhineng", "职能"]],
  ["张掖市jiedao怎么改", ["jiedao", "街道"]],
])("%s: %j", async (question, term) => {
  expect(await readIn(question)).toEqual([term]);
});

test.each([
  // Places, English words that are also pinyin, terms that no document has, no whole syllables, an address.
  "Hequ",
  "Beijing有哪些做法",
  "How did Shangyou change the machine at once?",
  "women的renshi",
  "河曲县的kaogu怎么做",
  "河曲县bia nzhi减了多少",
  "写信到bianzhi@hequ.cn",
  "河曲县bz减了多少",
  "河曲县的gai怎么搞",
])("%s has none", async (question) => {
  expect(await readIn(question)).toEqual([]);
});

test("the place is still asked about, and the term answers", async () => {
  const answer = await opened.library.answer("浏阳 lin zhang zhi 怎么落实");
  expect(answer).toMatchObject({ status: "answered", places: ["浏阳市"] });
  expect(answer.excerpts[0]?.text).toContain("林长制");
});

describe("a stretch of pinyin", () => {
  const find = createPinyinTermFinder({
    terms: ["林长制", "合署办公", "办公", "绿化", "编", "义务", "三定 规定"],
    recognizer: { read: () => [] },
    isWord: (word) => word === "yiwu",
  });
  const written = (question: string) =>
    find(question).map(({ start, end }) => question.slice(start, end));

  test("is the longest that is a term", () => {
    expect(written("heshu bangong, bangong")).toEqual(["heshu bangong", "bangong"]);
  });

  test("may have v or u for ü", () => {
    expect(written("lvhua luhua")).toEqual(["lvhua", "luhua"]);
  });

  test("is no word of English speech, and no single syllable", () => {
    expect(written("yiwu bian")).toEqual([]);
  });
});
