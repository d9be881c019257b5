/** The signs by which points are numbered, and what only looks like one. */
import { expect, test } from "vitest";
import { markerAt, withoutMarker } from "../../../src/documents/markers.ts";

test.each([
  ["# 题", "markdown-1"],
  ["## 题", "markdown-2"],
  ["##### 题", "markdown-3"],
  ["第二章 总则", "chapter"],
  ["第三部分 保障", "chapter"],
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

test.each(["1.5万人", "一是否可行", "一个县", "第一书记", "2022年", "#题", "——", ""])(
  "%s is none anywhere",
  (text) => {
    expect(markerAt(text, 0, true)).toBeNull();
  },
);

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
