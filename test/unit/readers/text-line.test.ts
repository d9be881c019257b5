/** What converting a file repairs in its lines. */
import { expect, test } from "vitest";
import { isNamedPageNumber } from "../../../src/documents/head-lines.ts";
import { readHtml } from "../../../src/readers/html/read-html.ts";
import { unifyRadicals } from "../../../src/language/radicals.ts";
import { closeUp, pageNumber, textLine } from "../../../src/readers/text-line.ts";

test("radicals are the characters that they look like", () => {
  expect(unifyRadicals("⻘岭县⼈⺠政府⻓期⼯作，落⼾")).toBe("青岭县人民政府长期工作，落户");
});

test("a line has no radicals, zero-width characters or marks of direction, in any format", () => {
  expect(textLine("⻓\u200b期\u200e 工\ufeff作\u2060\u202e")?.text).toBe("长期 工作");
  const sentence = "县里把超编人员安置到乡镇工作，保留原来的待遇不变，并由编办逐一核实。";
  const page = `<html><head><title>⻘岭县的\u200b做法</title></head><body><p>⻝品${sentence}</p></body></html>`;
  const { text, facts } = readHtml("a.html", Buffer.from(page));
  expect([facts.title, text]).toEqual(["青岭县的做法", `食品${sentence}`]);
});

const texts = (...lines: readonly string[]) =>
  closeUp(lines.map((text) => ({ text }))).map(({ text }) => text);

test("spaces between Han characters go where recognition put them all over", () => {
  expect(
    texts("青岭 县 人 民政府 ， 印 发 《 方 案 》", "精 简 为 22 个 机 构 ； use OCR 识 别"),
  ).toEqual(["青岭县人民政府，印发《方案》", "精简为22个机构； use OCR 识别"]);
});

test("with those around brackets, colons and digits", () => {
  expect(
    texts(
      "青 政 办 发 （ 2 0 2 3 ） 1 8 号",
      "(一 ) 主 要 任 务 : 精 简 机 构 , 共 12 34 个",
      "抄 送 : 各 乡 镇",
    ),
  ).toEqual(["青政办发（2023）18号", "(一)主要任务:精简机构,共12 34个", "抄送:各乡镇"]);
});

test("and stay where they are the writer's", () => {
  const lines = [
    "来源：青岭日报 作者：韩 三",
    "第一条 为了规范全县编制管理，提高编制使用效益，制定本规定。",
    "单位 | 编制",
  ];
  expect(texts(...lines)).toEqual(lines);
});

test.each(["第一页", "第 12 页", "第１２页", "- 第二十三页 -", "第3页 共12页", "第三页，共十页"])(
  "%s is a page's number",
  (line) => {
    expect(isNamedPageNumber(line)).toBe(true);
  },
);

test.each(["- 2 -", "3/12", "page 3 of 12", "— １２ —"])("%s is one in a margin", (line) => {
  expect(pageNumber.test(line)).toBe(true);
});

test.each(["第一页写着县名", "第一条", "第二章", "共三页的报告"])("%s is none", (line) => {
  expect(isNamedPageNumber(line) || pageNumber.test(line)).toBe(false);
});
