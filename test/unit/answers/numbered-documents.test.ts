/** Questions that name a document by the number that its office gave it. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

const rule = (days: number) =>
  `借用乡镇人员要经县委编办同意。\n借用期限不超过${days}天，期满必须返回原单位。\n超期不还的，收回编制。\n`;
const document = (number: string, place: string, days: number) =>
  `---\ntitle: 关于规范借用人员的通知\nplace: ${place}\nnumber: ${number}\n---\n${rule(days)}`;

let opened: OpenedLibrary;
const folder = makeFolder({
  "seeds/a.md": document("河政办发〔2023〕18号", "河曲县", 90),
  "seeds/b.md": document("河政办发[2021]8号", "河曲县", 60),
  "seeds/c.md": document("上编办发〔2023〕18号", "上犹县", 30),
});

beforeAll(async () => {
  opened = await openLibrary({
    seedsDir: path.join(folder, "seeds"),
    indexDir: path.join(folder, "index"),
  });
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["河政办发〔2023〕18号借用期限是几天", "a"],
  ["请问河政办发[2021]8号里，借用人员要经谁同意？", "b"],
  ["上编办发（2023）18 号文件里借用期限是几天", "c"],
  ["河政办发【2023】第18号说了什么", "a"],
  ["河政办发〔2021〕8号", "b"],
])("%s is answered by that document alone", async (question, id) => {
  const answer = await opened.library.answer(question, { top: 5 });
  expect(answer.status).toBe("answered");
  expect([...new Set(answer.excerpts.map((excerpt) => excerpt.document.id))]).toEqual([id]);
});

test("a number that no document has limits nothing", async () => {
  const { excerpts } = await opened.library.answer("按河政办发〔2019〕99号，借用期限是多少天");
  expect(excerpts.length).toBeGreaterThan(0);
});
