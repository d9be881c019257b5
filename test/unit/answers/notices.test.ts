/** Plain notices of several places, asked as people ask: whose answers come first, and how they take turns. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderHits } from "../../../src/answers/select.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

function notice(place: string, subject: string, points: readonly string[]): string {
  const numbered = points.map((point, index) => `${"一二三四五".charAt(index)}、${point}`);
  const head = `${place}人民政府关于${subject}的通知\n各乡镇人民政府：\n现将有关事项通知如下：`;
  return [head, ...numbered, `${place}人民政府`, "2020年3月12日"].join("\n");
}

const pensions = [
  "八十周岁以上的老年人每人每月发放高龄津贴六十元，由县财政承担。",
  "百岁老人每人每月发放高龄津贴五百元，春节另发慰问金。",
];
const notices = {
  "hequ-pension.txt": notice("河曲县", "发放高龄津贴", pensions),
  "hequ-heating.txt": notice("河曲县", "冬季供热", [
    "居民供热价格每平方米21.5元，由县热力公司收取。",
  ]),
  "hequ-heating-again.txt": notice("河曲县", "今冬供热", [
    "居民供热价格每平方米23元，由县热力公司收取。",
  ]),
  "hequ-school.txt": notice("河曲县", "小学招生", ["小学网上报名从七月五日开始。"]),
  "deqing-pension.txt": notice("德清县", "发放高龄津贴", [
    "九十周岁以上的老年人每人每月发放高龄津贴一百元，由乡镇代发。",
  ]),
  "unsigned.txt": "关于道路限行的通告\n河曲境内国道每日七时至二十一时货车限行。\n",
};

const folders = { seedsDir: makeFolder(notices), indexDir: makeFolder() };
let library: OpenedLibrary;

beforeAll(async () => {
  library = await openLibrary(folders);
});

afterAll(async () => {
  await library.close();
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});

const documentsFor = async (question: string) =>
  (await library.library.answer(question)).excerpts.map(({ document }) => document.id);

test("the place's documents do not take turns: the best passages come first", async () => {
  const { retriever, store } = library;
  const { query, hits } = await retriever.retrieve("河曲县高龄津贴每月发多少钱？");
  const ordered = orderHits({ query, hits, count: 2 }, store);
  expect(ordered.map(({ hit }) => store.documents[hit.document]?.meta.id)).toEqual([
    "hequ-pension",
    "hequ-pension",
  ]);
});

test("what differs in its figures is no copy", async () => {
  const { excerpts } = await library.library.answer("河曲县居民供热价格是多少？");
  const prices = excerpts.filter(({ text }) => text.includes("居民供热价格"));
  expect(prices.map(({ document }) => document.id).toSorted()).toEqual([
    "hequ-heating",
    "hequ-heating-again",
  ]);
  expect(prices.flatMap(({ copies }) => copies)).toEqual([]);
});

test("where two places are named, they do", async () => {
  const documents = await documentsFor("河曲县和德清县高龄津贴每月发多少钱？");
  expect(documents.slice(0, 2).toSorted()).toEqual(["deqing-pension", "hequ-pension"]);
});

test("a notice that says of no place whose it is answers for one that it mentions", async () => {
  const documents = await documentsFor("河曲县国道货车几点到几点限行？");
  expect(documents[0]).toBe("unsigned");
});
