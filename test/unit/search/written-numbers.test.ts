/** Numbers find each other however question and text write them, and the judge takes them for the same. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, test, expect } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

const folder = makeFolder({
  "seeds/a.md": `---
title: 安远县优化审批的做法
place: 安远县
date: "2023-01-02"
---
一、做法
（一）压缩时限。施工许可由90天压到45天，材料减少三成五，半年内完成平台建设。
（二）减轻负担。会议同比下降百分之四十二点六，文件减少三分之一，考核项目由1.2万个精简到八千个。
（三）下沉人员。下沉干部两千三百人，占全县的2/5，投入资金2亿5000万元，抽检率为千分之五。
（四）精简机构。撤销事业单位36个，核减编制八百名，十八个月内完成转隶。
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
  ["施工许可从九十天压到四十五天", "（一）"],
  ["材料减少35%", "（一）"],
  ["6个月内完成平台建设", "（一）"],
  ["会议下降42.6%", "（二）"],
  ["文件减少1/3", "（二）"],
  ["一万二千个考核项目", "（二）"],
  ["下沉干部2300人", "（三）"],
  ["投入2.5亿元", "（三）"],
  ["投入资金25000万元", "（三）"],
  ["抽检率0.5%", "（三）"],
  ["抽检率5‰", "（三）"],
  ["一年半完成转隶", "（四）"],
])("安远县%s", async (asked, point) => {
  const { status, excerpts } = await opened.library.answer(`安远县${asked}`);
  expect(status).toBe("answered");
  expect(excerpts[0]?.text.startsWith(point)).toBe(true);
});
