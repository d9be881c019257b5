import { expect, test } from "vitest";
import { parseHtml } from "../../telegram/stand-in/html.ts";
import { partsOf, stylesOf } from "./rich-text.ts";

function styled(html: string, wanted: "isBold" | "isItalic" | "isMonospace" | "isLink"): string {
  const rich = parseHtml(html);
  const styles = stylesOf(rich);
  return rich.text
    .split("")
    .map((unit, index) => (styles[index]?.[wanted] === true ? unit : " "))
    .join("")
    .trim();
}

test("a quote stands by itself, without the line breaks around it", () => {
  const html =
    "<b>河曲县</b>\n<blockquote expandable>一是<b>整合</b>。</blockquote>\n[1] 河曲县\n\n来源";
  const parts = partsOf(parseHtml(html));
  expect(parts.map(({ kind, text }) => [kind, text])).toEqual([
    ["text", "河曲县"],
    ["expandable_blockquote", "一是整合。"],
    ["text", "[1] 河曲县\n\n来源"],
  ]);
  expect(parts[1]?.entities).toContainEqual({ type: "bold", offset: 2, length: 2 });
});

test("two quotes with nothing between them are two parts", () => {
  const html = "<blockquote>甲</blockquote>\n<blockquote>乙</blockquote>";
  expect(partsOf(parseHtml(html)).map(({ text }) => text)).toEqual(["甲", "乙"]);
});

test.each([
  ["<b>甲</b>乙", "isBold", "甲"],
  ["<i>甲</i>乙", "isItalic", "甲"],
  ["<code>甲</code>乙", "isMonospace", "甲"],
  ['<a href="https://t.me/bot">甲</a>乙', "isLink", "甲"],
] as const)("%s is %s in its part", (html, wanted, text) => {
  expect(styled(html, wanted)).toBe(text);
});

test.each([
  ["见 #hequ_06 和别的", "#hequ_06"],
  ["发送 /new 。", "/new"],
  ["问 @practice_bot 就行", "@practice_bot"],
  ["甲#乙", ""],
])("in %j clients find %j by themselves", (text, found) => {
  expect(styled(text, "isLink")).toBe(found);
});
