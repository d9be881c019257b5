/** Questions for a figure of a table, whose row has it without its head and unit. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

const folder = makeFolder({
  "seeds/a.md": `---
title: 安远县乡镇编制核定情况
place: 安远县
date: "2023-05-06"
---
安远县在四个乡镇重新核定编制和领导职数，撤并站所，下沉人员。

表1 各镇编制核定情况

（单位：名）

乡镇 | 行政编制 | 事业编制 | 领导职数
石湾镇 | 23 | 65 | 9
沙洲镇 | 21 | 58 | 8
河口镇 | 20 | 49 | 7

| 项目 | 投入（万元） | 完成时间 |
|---|---|---|
| 办公场所改造 | 120 | 2023年6月 |
| 执法车辆购置 | 88 | 2023年7月 |
`,
});
let opened: OpenedLibrary;

beforeAll(async () => {
  const [seedsDir, indexDir] = [path.join(folder, "seeds"), path.join(folder, "index")];
  opened = await openLibrary({ seedsDir, indexDir });
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["沙洲镇有多少行政编制", "沙洲镇 | 21 | 58 | 8"],
  ["河口镇事业编制是多少", "河口镇 | 20 | 49 | 7"],
  ["石湾镇有几名领导职数", "石湾镇 | 23 | 65 | 9"],
  ["执法车辆购置投入多少钱", "| 执法车辆购置 | 88 | 2023年7月 |"],
])("安远县%s", async (asked, row) => {
  const { status, excerpts } = await opened.library.answer(`安远县${asked}`);
  const [best] = excerpts;
  expect(status).toBe("answered");
  expect(best?.text).toContain(row);
  const marked = best?.highlights.map((range) => best.text.slice(...range)).join("\n");
  expect(marked).toContain(row);
});
