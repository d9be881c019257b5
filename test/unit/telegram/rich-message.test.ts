/** The text of a rich message, block by block. */
import type { RichBlock, RichText } from "grammy/types";
import { expect, test } from "vitest";
import { flattenRichMessage } from "../../../src/telegram/rich-message.ts";

const paragraph = (text: RichText): RichBlock => ({ type: "paragraph", text });

test("blocks within blocks stand on their lines, in the order in which they are shown", () => {
  const blocks: readonly RichBlock[] = [
    {
      type: "details",
      summary: "背景",
      blocks: [paragraph("一"), { type: "divider" }, paragraph("二")],
    },
    { type: "blockquote", blocks: [paragraph("引文")], credit: "日报" },
    { type: "expandable_blockquote", text: "长引文" },
    {
      type: "list",
      items: [
        { label: "•", blocks: [paragraph("甲"), paragraph("续")] },
        {
          label: "",
          blocks: [{ type: "list", items: [{ label: "a.", blocks: [paragraph("乙")] }] }],
        },
      ],
    },
    { type: "collage", blocks: [], caption: { text: "图注", credit: "摄影" } },
    { type: "pre", text: "x = 1\ny = 2" },
    { type: "mathematical_expression", expression: "a+b" },
  ];
  expect(flattenRichMessage(blocks).text.split("\n")).toEqual([
    "背景",
    "一",
    "二",
    "引文",
    "日报",
    "长引文",
    "• 甲",
    "续",
    "a. 乙",
    "图注",
    "x = 1",
    "y = 2",
    "a+b",
  ]);
});

test("what names somebody, leads somewhere or is code is marked", () => {
  const person = { id: 5, is_bot: true, first_name: "助手" };
  const { text, entities } = flattenRichMessage([
    paragraph("先"),
    paragraph([
      { type: "bold", text: { type: "text_mention", user: person, text: "助手" } },
      ["看", { type: "url", url: "https://example.com/a", text: "example.com/a" }],
      { type: "url", url: "https://example.com/b", text: "这里" },
      { type: "code", text: "甲" },
    ]),
  ]);
  expect(text).toBe("先\n助手看example.com/a这里甲");
  const marked = entities.map(({ type, offset, length }) => [
    type,
    text.slice(offset, offset + length),
  ]);
  expect(marked).toEqual([
    ["text_mention", "助手"],
    ["url", "example.com/a"],
    ["text_link", "这里"],
    ["code", "甲"],
  ]);
});

test("what no message should hold does no harm", () => {
  let deep: unknown = "底";
  for (let level = 0; level < 5_000; level += 1) deep = { type: "bold", text: [deep] };
  const blocks = [null, 7, { type: "list", items: "x" }, { type: "table", cells: [[null], 3] }];
  const { text } = flattenRichMessage([
    ...blocks,
    { type: "paragraph", text: deep },
    paragraph("好"),
  ]);
  expect(text.trim()).toBe("好");
});
