/** The signs by which points are numbered, and what only looks like one. */
import { expect, test } from "vitest";
import { articleNumberOf, markerAt, withoutMarker } from "../../../src/documents/markers.ts";

test.each([
  ["# 题", "markdown-1"],
  ["## 题", "markdown-2"],
  ["##### 题", "markdown-3"],
  ["第二章 总则", "chapter"],
  ["第三部分 保障", "part"],
  ["第十二条 本办法", "article"],
  ["一、健全机制", "numeral"],
  ["十一、附则", "numeral"],
  ["(一)健全机制", "bracketed-numeral"],
  ["(十二)健全机制", "bracketed-numeral"],
  ["1. 健全机制", "digit"],
  ["1.健全机制", "digit"],
  ["12、健全机制", "digit"],
  ["(1)健全机制", "bracketed-digit"],
  ["（一）健全机制", "bracketed-numeral"],
  ["1．健全机制", "digit"],
  ["（1）健全机制", "bracketed-digit"],
  ["第一，健全机制", "ordinal"],
  ["①健全机制", "circled-digit"],
  ["一是健全机制", "is-numeral"],
  ["三要健全机制", "is-numeral"],
  ["第一,健全机制", "ordinal"],
  ["其二,健全机制", "ordinal"],
  ["- 健全机制", "bullet"],
  ["● 健全机制", "bullet"],
  ["第一编 总则", "part"],
  ["第二篇 总体要求", "part"],
  ["第二分编 物权", "subpart"],
  ["第3章 编制", "chapter"],
  ["## 第三章 编制", "chapter"],
  ["第 三 节 编制", "section"],
  ["第十三条　各部门", "article"],
  ["第13条 各部门", "article"],
  ["第１３条各部门", "article"],
  ["第 十三 条 各部门", "article"],
  ["第十三条【适用】各部门", "article"],
  ["第十三条之一 各部门", "article"],
  ["**第十三条** 各部门", "article"],
  ["第一百二十条 各部门", "article"],
  ["一．健全机制", "numeral"],
  ["㈠健全机制", "bracketed-numeral-sign"],
  ["１．健全机制", "digit"],
  ["（１）健全机制", "bracketed-digit"],
  ["⒈ 健全机制", "digit-sign"],
  ["⑴健全机制", "bracketed-digit-sign"],
  ["1)健全机制", "half-bracketed-digit"],
  ["❷健全机制", "circled-digit"],
  ["A.健全机制", "letter"],
  ["b）健全机制", "letter"],
  ["Ⅱ、健全机制", "roman"],
  ["乙、健全机制", "stem"],
])("at a line's start %s is a %s", (text, kind) => {
  expect(markerAt(text, 0, true)).toBe(kind);
});

test.each([
  ["一是健全机制", "is-numeral"],
  ["(一)健全机制", "bracketed-numeral"],
  ["一、健全机制", "numeral"],
  ["②健全机制", "circled-digit"],
  ["第一,健全机制", "ordinal"],
  // Within a line these are figures, years or references.
  ["1. 健全机制", null],
  ["2022.5", null],
  ["(1)健全机制", null],
  ["第十二条的规定", null],
  ["- 健全机制", null],
])("within a line %s is %s", (text, kind) => {
  expect(markerAt(text, 0, false)).toBe(kind);
});

test.each([
  ["第十三条 各部门", "13"],
  ["　　第13条各部门", "13"],
  ["**第一百二十条** 各部门", "120"],
  ["第十三条之二　各部门", "13-2"],
  ["第十三条中小学校应当", "13"],
  ["第十三条、加强领导", "13"],
  ["第十三条所称期限", null],
  ["第十三条和第十五条", null],
  ["第十三条规定的期限", null],
  ["第十三条、第十四条的规定", null],
  ["按照第十三条 各部门", null],
])("%s begins article %s", (text, number) => {
  expect(articleNumberOf(text)).toBe(number);
});

test.each([
  "第十三条的规定",
  "第三章和第四章",
  "A股上市",
  "甲方负责",
  "1.5万人",
  "一是否可行",
  "一个县",
  "第一书记",
  "2022年",
  "#题",
  "——",
  "",
])("%s is none anywhere", (text) => {
  expect(markerAt(text, 0, true)).toBeNull();
});

test("it is looked for at the given position only", () => {
  expect(markerAt("做法:一是精简", 3, false)).toBe("is-numeral");
  expect(markerAt("做法:一是精简", 0, false)).toBeNull();
});

test.each([
  ["一、清理整合", "清理整合"],
  ["第三部分 保障", "保障"],
  ["其一、清理整合", "清理整合"],
  ["一要清理整合", "清理整合"],
  ["第一：清理整合", "清理整合"],
  ["### 清理整合", "清理整合"],
  ["（十二）清理整合", "清理整合"],
  ["2022年的清理整合", "2022年的清理整合"],
])("without its sign, %j is %j", (line, bare) => {
  expect(withoutMarker(line)).toBe(bare);
});
