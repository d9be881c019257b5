/** Tables of contents, and lines that look like one. */
import { expect, test } from "vitest";
import { withoutContents } from "../../../src/readers/contents.ts";

const textsOf = (lines: readonly string[]) =>
  withoutContents(lines.map((text) => ({ text, isRow: false }))).map(({ text }) => text);

test.each([
  ["dots", ["目 录", "总则……………1", "机构·······（3）", "附则.....12"]],
  ["numbers alone", ["## 目录", "总则 1", "机构\u30003", "附则（12）"]],
  ["no numbers", ["目次", "总则", "机构", "附则"]],
  ["no heading", ["总则....1", "机构.... 3", "附则 — — — — — 12"]],
  [
    "a broken entry",
    ["目录", "总则……1", "机构的设置、合并、撤销，以及", "其他事项……3", "附则……12"],
  ],
])("are left out: with %s", (_, contents) => {
  const text = [
    "方案",
    "总则",
    "全县设机构三十个。",
    "## 机构",
    "县委机构八个。",
    "附则",
    "自印发之日起施行。",
  ];
  expect(textsOf(["标题", ...contents, ...text])).toEqual(["标题", ...text]);
});

test("are left out where the numbers look like a table's cells", () => {
  const row = (text: string) => ({ text, isRow: true });
  const lines = [
    { text: "目 录", isRow: false },
    row("前言 | I"),
    row("机构设置情况 | 12"),
    { text: "一、机构设置情况", isRow: false },
    row("县医院 | 编制 | 42"),
  ];
  expect(withoutContents(lines).map(({ text }) => text)).toEqual([
    "一、机构设置情况",
    "县医院 | 编制 | 42",
  ]);
});

test.each([
  ["with numbers", ["一、机构……1", "二、编制……3"]],
  ["without", ["一、机构", "二、编制"]],
])("end before the text, also where headings stand again in an annex: %s", (_, contents) => {
  const text = [
    "一、机构",
    "县委机构八个。",
    "二、编制",
    "共四十名。",
    "附件",
    "一、机构",
    "见表。",
  ];
  expect(textsOf(["目录", ...contents, ...text])).toEqual(text);
});

test.each([
  ["a list with numbers", ["各乡镇编制数", "城关镇 12", "东关镇 8", "全县共二十名。"]],
  ["lines to be filled in", ["单位：......", "姓名：........1", "本人签名。"]],
  ["a sentence that trails off", ["这样的例子还有很多……", "第二年……3"]],
])("%s stays", (_, lines) => {
  expect(textsOf(lines)).toEqual(lines);
});
