/** Which messages only point at what was shown, and at what. */
import { describe, expect, test } from "vitest";
import { readPointer, type Wanted, withoutRequest } from "../../../src/questions/pointing.ts";

describe("a message that points at something shown", () => {
  test.each<readonly [text: string, wanted: Wanted, ordinals: readonly number[]]>([
    ["第二条展开说说", "passage", [2]],
    ["2", "passage", [2]],
    ["②", "passage", [2]],
    ["[3]", "passage", [3]],
    ["#2", "passage", [2]],
    ["三", "passage", [3]],
    ["第三个说详细点", "passage", [3]],
    ["把第二条的上下文发出来", "passage", [2]],
    ["第十二点呢", "passage", [12]],
    ["第二、三条", "passage", [2, 3]],
    ["第一条和第三条展开看看", "passage", [1, 3]],
    ["最后一条", "passage", [-1]],
    ["倒数第二个", "passage", [-2]],
    ["展开2", "passage", [2]],
    ["第二条全文", "passage", [2]],
    ["第二篇全文", "document", [2]],
    ["第二份资料", "document", [2]],
    ["详细说说", "passage", []],
    ["说具体点", "passage", []],
    ["具体做法呢", "passage", []],
    ["上一条的原文", "passage", []],
    ["这段的上下文", "passage", []],
    ["那条再说细点", "passage", []],
    ["刚说的第二点啥意思", "passage", [2]],
    ["这个在哪一段", "source", []],
    ["全文发我", "document", []],
    ["有没有完整版", "document", []],
    ["整篇发群里", "document", []],
    ["出处链接呢", "source", []],
    ["这是哪来的", "source", []],
    ["谁写的?", "source", []],
    ["第1条的出处", "source", [1]],
    ["下一段", "next", []],
    ["接着往下看", "next", []],
    ["上一段", "before", []],
    ["下一条", "next-item", []],
    ["刚才那个再发一下", "again", []],
    ["再发一遍", "again", []],
    ["再看一下", "again", []],
    ["刚才那个文件叫什么", "source", []],
    ["the second one in full", "passage", [2]],
    ["tell me more about the third", "passage", [3]],
    ["no. 3", "passage", [3]],
    ["2nd", "passage", [2]],
    ["the last one please", "passage", [-1]],
    ["can you elaborate?", "passage", []],
    ["more details please", "passage", []],
    ["full text please", "document", []],
    ["where is that from?", "source", []],
    ["give me the link", "source", []],
    ["which document is this from", "source", []],
    ["next passage", "next", []],
    ["read the previous passage", "before", []],
    ["previous", "before", []],
    ["next", "onward", []],
    ["send it again", "again", []],
  ])("%j wants %s %j", (text, wanted, ordinals) => {
    expect(readPointer(text)).toMatchObject({ wanted, ordinals });
  });

  test.each([
    ["第二条", true],
    ["article 2", true],
    ["第二个", false],
    ["2", false],
  ])("%j may mean an article of a regulation: %s", (text, isArticle) => {
    expect(readPointer(text)).toEqual({ wanted: "passage", ordinals: [2], isArticle });
  });

  test.each([
    "",
    "详细说说编制怎么核减",
    "具体怎么做的",
    "2022",
    "3个",
    "来三条",
    "3段",
    "+1",
    "第二轮改革",
    "第一书记",
    "第一产业",
    "第二条路怎么走",
    "全文检索怎么做",
    "共有多少条",
    "有哪些文件",
    "换一个",
    "还有吗",
    "再看一段",
    "再来两条",
    "more",
    "谢谢",
    "上犹呢",
    "河曲的原文化馆怎么办",
    "the first county",
    "last year",
    "What is the next step?",
    `${"说说".repeat(30)}第二条`,
  ])("%j does not", (text) => expect(readPointer(text)).toBeNull());
});

test.each([
  ["看 hequ-07", "hequ-07"],
  ["请把hequ-07的全文发我", "hequ-07"],
  ["show me hequ 07 please", "hequ 07"],
  ["hequ-07讲了什么", "hequ-07"],
])("without what asks to see it, %j names %j", (text, name) => {
  expect(withoutRequest(text)).toBe(name);
});
