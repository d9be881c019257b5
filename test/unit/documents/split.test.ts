/** Documents as official texts are written, and the measures they are cut into. */
import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

const first = "把上级的部署要求吃透,并且结合本县的实际情况,一项一项地落实到位。";
const second = "先后征求各方面的意见和建议,多次组织专家论证,反复修改改革的方案。";

interface Shown {
  readonly text: string;
  readonly section: readonly string[];
}

function passagesOf(text: string): Shown[] {
  const document = aSourceDocument(text);
  return splitDocument(document).map((passage) => ({
    text: textOf(document, passage),
    section: passage.section,
  }));
}

describe("points are measures of their own", () => {
  test.each([
    ["一、", "二、"],
    ["(一)", "(二)"],
    ["1. ", "2. "],
    ["1、", "2、"],
    ["(1)", "(2)"],
    ["一是", "二是"],
    ["第一,", "第二,"],
    ["①", "②"],
    ["第一条 ", "第二条 "],
    ["- ", "- "],
  ])("on lines that begin with %s", (one, two) => {
    expect(passagesOf(`${one}${first}\n${two}${second}\n`)).toEqual([
      { text: one + first, section: [] },
      { text: two + second, section: [] },
    ]);
  });

  test.each([
    ["一是", "二是"],
    ["(一)", "(二)"],
    ["第一,", "第二,"],
    ["①", "②"],
  ])("within a paragraph, after %s", (one, two) => {
    expect(passagesOf(`${one}${first}${two}${second}`).map(({ text }) => text)).toEqual([
      one + first,
      two + second,
    ]);
  });

  test("but figures, years and references within a paragraph are not", () => {
    const text = `2022.5亿元,按照第十二条和(1)的规定,${first}`;
    expect(passagesOf(text)).toEqual([{ text, section: [] }]);
  });
});

describe("a measure stands under its headings and lead-ins", () => {
  test("headings of two levels, which are no passages", () => {
    const text = `一、健全机制\n(一)${first}\n(二)${second}\n二、强化保障\n${first}\n`;
    expect(passagesOf(text)).toEqual([
      { text: `(一)${first}`, section: ["一、健全机制"] },
      { text: `(二)${second}`, section: ["一、健全机制"] },
      { text: first, section: ["二、强化保障"] },
    ]);
  });

  test("headings of Markdown, without their signs", () => {
    const text = `# 河曲的改革\n\n## 做法\n\n${first}\n\n## 成效\n\n${second}\n`;
    expect(passagesOf(text)).toEqual([
      { text: first, section: ["河曲的改革", "做法"] },
      { text: second, section: ["河曲的改革", "成效"] },
    ]);
  });

  test("headings without any sign: short lines that are no sentences", () => {
    expect(passagesOf(`坚持谋定后动\n${first}\n坚持人岗相适\n${second}\n`)).toEqual([
      { text: first, section: ["坚持谋定后动"] },
      { text: second, section: ["坚持人岗相适"] },
    ]);
  });

  test("the sentence before points in the same paragraph, to the paragraph's end", () => {
    const text = `坚持谋定后动,推动机构重塑。一是${first}二是${second}\n${first}${second}`;
    expect(passagesOf(text)).toEqual([
      { text: `一是${first}`, section: ["坚持谋定后动,推动机构重塑"] },
      { text: `二是${second}`, section: ["坚持谋定后动,推动机构重塑"] },
      { text: first + second, section: [] },
    ]);
  });

  test("a long lead-in says something of its own, and is a passage too", () => {
    const leadIn = first + second;
    expect(passagesOf(`${leadIn}一是${first}二是${second}`).map(({ text }) => text)).toEqual([
      leadIn,
      `一是${first}`,
      `二是${second}`,
    ]);
  });
});

describe("paragraphs", () => {
  test.each(["\n", "\r\n", "\n\n", "\r\n\r\n \r\n"])("are measures, apart by %j", (newline) => {
    expect(passagesOf(`${first}${newline}${second}${newline}`).map(({ text }) => text)).toEqual([
      first,
      second,
    ]);
  });

  test("that say too little alone join the one before", () => {
    expect(passagesOf(`${first}\n(详见附件一)`)).toEqual([
      { text: `${first}\n(详见附件一)`, section: [] },
    ]);
  });

  test("but never across a heading", () => {
    expect(passagesOf(`${first}\n## 成效\n很好。`)).toEqual([
      { text: first, section: [] },
      { text: "很好。", section: ["成效"] },
    ]);
  });
});

test("passages are numbered from 1, by document and by measure", () => {
  const long = `${first}${second}`.repeat(5);
  const document = aSourceDocument(`${long}\n${first}`, { id: "hequ" });
  const passages = splitDocument(document);
  expect(passages.map(({ id, ordinal, measure }) => [id, ordinal, measure])).toEqual([
    ["hequ-01", 1, 1],
    ["hequ-02", 2, 1],
    ["hequ-03", 3, 2],
  ]);
  expect(passages.every(({ documentId }) => documentId === document.id)).toBe(true);
});

test("blank lines before the first point make no measure of their own", () => {
  const passages = splitDocument(aSourceDocument(`\n\n一、${first}\n二、${second}`));
  expect(passages.map(({ measure }) => measure)).toEqual([1, 2]);
});

test("what stands before the body is not split, and offsets count from the file's beginning", () => {
  const head = "---\ntitle: 河曲\n---\n";
  const document = aSourceDocument(head + first, { bodyStartUtf16: head.length });
  const [passage] = splitDocument(document);
  expect(passage).toMatchObject({ startUtf16: head.length, endUtf16: head.length + first.length });
});

test.each(["", " \n\r\n\u3000"])("a body of nothing, %j, has no passage", (text) => {
  expect(passagesOf(text)).toEqual([]);
});

test("the rows of a short table are no headings", () => {
  const table = "单位 | 编制\n县医院 | 42";
  expect(passagesOf(`${table}\n\n${first}`)).toEqual([
    { text: `${table}\n\n${first}`, section: [] },
  ]);
});

test("a line that nothing stands under is a passage, not a heading that is lost", () => {
  const title = "关于撤销县征收办的通知";
  expect(passagesOf(`${title}\n`)).toEqual([{ text: title, section: [] }]);
  const texts = passagesOf(`${first}\n\n${title}\n\n下面这一节\n\n${second}\n`);
  expect(texts.map(({ text }) => text).join("\n")).toContain(title);
});

test.each(["第一页", "第 2 页 共 12 页", "共12页", "- 3 -", "来源：青岭县行政审批局", "02"])(
  "%s heads nothing and is no passage",
  (line) => {
    expect(passagesOf(`${first}\n\n${line}\n\n${second}`)).toEqual([
      { text: expect.stringContaining(first) as string, section: [] },
      { text: second, section: [] },
    ]);
  },
);
