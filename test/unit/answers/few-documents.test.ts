/** Three documents that bring what the project's own do not: words in Latin letters, and two versions of one place. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

const documents = [
  [
    "early",
    "河曲县",
    "2019",
    "一是妥善安置超编人员。对超编的事业人员，采取跟班学习的方式重新调整岗位。",
  ],
  ["late", "河曲县", "2024", "一是推行DRG支付。县医院按DRG付费，医保基金结余留用。"],
  ["other", "上犹县", "2024", "一是妥善安置超编人员。对超编人员，采取提前离岗的方式分流。"],
] as const;

let opened: OpenedLibrary;
const folder = makeFolder(
  Object.fromEntries(
    documents.map(([id, place, date, text]) => [
      `seeds/${id}.md`,
      `---\ntitle: ${place}的改革\nplace: ${place}\ndate: "${date}"\n---\n${place}推进改革。\n${text}\n`,
    ]),
  ),
);

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

test("a word in Latin letters that a document has is a word like others", async () => {
  const { status, excerpts } = await opened.library.answer("DRG怎么做");
  expect(status).not.toBe("none");
  expect(excerpts[0]?.document.id).toBe("late");
});

test("a word in Latin letters that a place's documents have not is not answered from them", async () => {
  expect((await opened.library.answer("河曲的DRG支付怎么做")).status).toBe("answered");
  expect((await opened.library.answer("上犹的DRG支付怎么做")).status).not.toBe("answered");
  expect((await opened.library.answer("河曲的OA系统怎么建")).status).not.toBe("answered");
  for (const question of ["hi,河曲县如何安置超编人员?", "河曲县如何安置超编人员,整理成ppt"])
    expect((await opened.library.answer(question)).status).toBe("answered");
});

test("what a place's own documents outside the limits say is not another place's", async () => {
  const { query, hits, elsewhere } =
    await opened.retriever.retrieve("2023年以后河曲怎么安置超编人员");
  expect(query.limited?.documents.size).toBe(1);
  const idsOf = (list: typeof hits) => [
    ...new Set(list.map(({ passage }) => opened.snapshot.passages[passage]?.documentId)),
  ];
  expect(idsOf(hits)).toEqual(["late"]);
  expect(idsOf(elsewhere)).toEqual(["other"]);
});
