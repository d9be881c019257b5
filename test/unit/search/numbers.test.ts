/** Numbers in questions and documents that write them differently. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evidenceOf } from "../../../src/answers/evidence.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

/** Passages that differ in their numbers only, so that nothing else can choose between them. */
const passages = [
  "一是清理编外人员。全县清理编外人员412名，占总数的百分之十八点六，用时九十五天。",
  "二是清理编外人员。全县清理编外人员1,386名，占总数的23.9%，用时一百八十天。",
  "三是清理编外人员。全县清理编外人员二万三千名，占总数的三成，用时210天。",
  "四是清理编外人员。依据晋编办字〔2021〕57号第二十六条，全县清理编外人员若干名。",
  "五是清理编外人员。依据晋编办字（2022）第91号第14条，全县清理编外人员若干名。",
];

let opened: OpenedLibrary;
const folder = makeFolder({
  "seeds/one.md": `---\ntitle: 清理编外人员\nplace: 河曲县\ndate: "2024"\n---\n${passages.join("\n")}\n`,
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

describe("the passage with the number asked for is first", () => {
  test.each([
    ["清理四百一十二名编外人员的是哪次", 0],
    ["清理了四百来名编外人员是哪次", 0],
    ["清理编外人员占18.6%是哪次", 0],
    ["清理编外人员一千三百八十六名是哪次", 1],
    ["清理编外人员一千三百多名是哪次", 1],
    ["清理编外人员占百分之二十三点九是哪次", 1],
    ["清理编外人员用了180天是哪次", 1],
    ["清理编外人员2.3万名是哪次", 2],
    ["清理编外人员占30%是哪次", 2],
    ["清理编外人员用了两百一十天是哪次", 2],
    ["清理编外人员依据晋编办字(2021)57号", 3],
    ["清理编外人员依据第26条", 3],
    ["清理编外人员依据晋编办字[2022]91号", 4],
    ["清理编外人员依据第十四条", 4],
  ])("%s", async (question, passage) => {
    const { hits } = await opened.retriever.retrieve(question);
    expect(hits[0]?.text.slice(0, 2)).toBe(passages[passage]?.slice(0, 2));
  });
});

describe("a number is missing where no document of the place has it", () => {
  test.each([
    ["河曲清理编外人员占百分之二十三点九怎么算的", false],
    ["河曲清理编外人员占百分之四十一点二怎么算的", true],
    ["河曲四百来名编外人员怎么清理的", false],
    ["河曲七百来名编外人员怎么清理的", true],
    ["河曲用一百八十天清理编外人员怎么做的", false],
    ["河曲用一百六十天清理编外人员怎么做的", true],
  ])("%s: %s", async (question, isMissing) => {
    const retrieval = await opened.retriever.retrieve(question);
    const { missingFigure } = await evidenceOf(retrieval, opened.retriever.store);
    expect(missingFigure).toBe(isMissing ? 1 : 0);
  });
});
