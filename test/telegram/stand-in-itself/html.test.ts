/** The stand-in's parser: what Telegram's HTML means, and what is refused. */
import { describe, expect, test } from "vitest";
import { parseHtml } from "../stand-in/html.ts";

describe("markup becomes entities in UTF-16 units", () => {
  test.each([
    ["<b>a</b>", "a", [["bold", 0, 1]]],
    ["<strong>a</strong>", "a", [["bold", 0, 1]]],
    [
      "😀<i>a</i><em>b</em>",
      "😀ab",
      [
        ["italic", 2, 1],
        ["italic", 3, 1],
      ],
    ],
    [
      "<u>a</u><ins>b</ins>",
      "ab",
      [
        ["underline", 0, 1],
        ["underline", 1, 1],
      ],
    ],
    [
      "<s>a</s><strike>b</strike><del>c</del>",
      "abc",
      [
        ["strikethrough", 0, 1],
        ["strikethrough", 1, 1],
        ["strikethrough", 2, 1],
      ],
    ],
    [
      "<code>a</code><pre>b</pre>",
      "ab",
      [
        ["code", 0, 1],
        ["pre", 1, 1],
      ],
    ],
    [
      '<pre><code class="language-ts">b</code></pre>',
      "b",
      [
        ["pre", 0, 1],
        ["code", 0, 1],
      ],
    ],
    [
      '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
      "ab",
      [
        ["spoiler", 0, 1],
        ["spoiler", 1, 1],
      ],
    ],
    ['<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [["custom_emoji", 0, 2]]],
    ["<blockquote>a</blockquote>", "a", [["blockquote", 0, 1]]],
    [
      "<blockquote expandable>a<b>b</b></blockquote>",
      "ab",
      [
        ["expandable_blockquote", 0, 2],
        ["bold", 1, 1],
      ],
    ],
    ["<B>a</b>", "a", [["bold", 0, 1]]],
    ["<b></b>a", "a", []],
    ["&lt;&gt;&amp;&quot;&#65;&#x1f600;", '<>&"A😀', []],
  ])("%s", (html, text, entities) => {
    const parsed = parseHtml(html);
    expect(parsed.text).toBe(text);
    expect(parsed.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(
      entities,
    );
  });

  test("a link keeps its address", () => {
    const { entities } = parseHtml('<a href="https://t.me/a?b=c">d</a>');
    expect(entities).toEqual([
      { type: "text_link", offset: 0, length: 1, url: "https://t.me/a?b=c" },
    ]);
  });
});

describe("markup is refused", () => {
  test.each([
    ["<b>a", 'Can\'t find end tag corresponding to start tag "b"'],
    ["a</b>", "Unexpected end tag at byte offset 1"],
    ["<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ["<b>a</b", "Unclosed end tag at byte offset 4"],
    ["<b", "Unclosed start tag at byte offset 0"],
    ["河<p>a</p>", 'Unsupported start tag "p" at byte offset 3'],
    ["<br>", 'Unsupported start tag "br" at byte offset 0'],
    ["<constructor>", 'Unsupported start tag "constructor" at byte offset 0'],
    ["a < b", "Unclosed start tag at byte offset 2"],
    ["a > b", 'Unescaped character ">" at byte offset 2'],
    ["a & b", 'Unescaped character "&" at byte offset 2'],
    ["&nbsp;", 'Unescaped character "&" at byte offset 0'],
    ["&lt", 'Unescaped character "&" at byte offset 0'],
    ["&#0;", 'Unescaped character "&" at byte offset 0'],
    ["<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<b class="x">a</b>', 'Unknown attribute "class" in the tag "b" at byte offset 0'],
    ["<a href=>a</a>", "Unreadable attribute at byte offset 0"],
    ["<blockquote><blockquote>a</blockquote></blockquote>", "Nested blockquote at byte offset 12"],
    ["<code><b>a</b></code>", 'Tag "b" inside of code at byte offset 6'],
    ["<b>a</b>".repeat(101), "Too many entities"],
  ])("%s", (html, problem) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${problem}`);
  });
});
