/** A fact that the place's documents do not give, over the five that stand in seeds/. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibrary, type OpenedLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test.each([
  ["河曲县委书记叫什么名字", "person"],
  ["河曲縣委書記叫什麼名字", "person"],
  ["汉滨的试点为啥不放在瀛湖镇", "reason"],
  ["上犹民意诉求为什么归社会工作部受理", "reason"],
  ["浏阳执法队先进了哪三个村", "name"],
])("%j says what is missing: the %s", async (question, kind) => {
  const answer = await opened.library.answer(question);
  expect(answer).toMatchObject({ status: "related", missing: { kind } });
});

test.each(["上犹为什么要组建科技和工业信息化局", "张掖的经济发达镇改革试点是哪个镇"])(
  "%j is answered",
  async (question) => {
    expect(await opened.library.answer(question)).toMatchObject({
      status: "answered",
      missing: null,
    });
  },
);

test.each(["明天浏阳会堵车吗", "河曲今晚有没有雷阵雨"])(
  "%j is of no document, though its place is",
  async (question) => {
    expect(await opened.library.answer(question)).toMatchObject({ status: "none", excerpts: [] });
  },
);
