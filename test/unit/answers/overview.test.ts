/** Questions for a place's documents as a whole, over the five that stand in seeds/. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibrary, type OpenedLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test.each([
  ["上犹县", "shangyou"],
  ["上犹县做了些什么", "shangyou"],
  ["概括一下张掖市的主要举措", "zhangye"],
  ["汉滨区改革的总体情况", "hanbin"],
  ["归纳河曲县的经验", "hequ"],
  ["A summary of Liuyang's reform", "liuyang"],
  ["Outline of Hanbin", "hanbin"],
  ["列举浏阳的举措", "liuyang"],
  ["list measures in Liuyang", "liuyang"],
  ["上犹有什么值得学习的", "shangyou"],
  ["What can we learn from Shangyou?", "shangyou"],
])("%j begins each section of %s", async (question, id) => {
  const answer = await opened.library.answer(question, { top: 5 });
  expect(answer).toMatchObject({ status: "answered", isOverview: true });
  expect(answer.excerpts.length).toBeGreaterThan(1);
  expect(answer.excerpts.map(({ document }) => document.id)).toEqual(answer.excerpts.map(() => id));
});

test.each(["上犹县的党组怎么设", "张掖市总结了哪些监管经验", "今天天气怎么样", "编制情况"])(
  "%j is no overview",
  async (question) => {
    expect((await opened.library.answer(question)).isOverview).toBe(false);
  },
);
