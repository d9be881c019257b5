/** What doubts the answer, and what asks something else or nothing. */
import { expect, test } from "vitest";
import { isDoubt } from "../../../src/questions/doubt.ts";
import { readPointer } from "../../../src/questions/pointing.ts";
import { readTalk } from "../../../src/questions/talk.ts";

test.each([
  "真的吗",
  "真的假的",
  "确定吗？",
  "你确定",
  "是吗",
  "这数据准确吗",
  "不会吧",
  "说的是真的？",
  "这么好？",
  "第一条靠谱吗",
  "is that right?",
  "did it?",
  "prove it",
  "is that so?",
  "really?",
  "are you sure",
  "is this information reliable?",
  "有数据支撑吗",
  "有证据么",
  "any evidence for that?",
  "???",
  "hmm not convinced",
])("doubts: %s", (text) => {
  expect(isDoubt(text)).toBe(true);
  expect(readTalk(text)).toBeNull();
  expect(readPointer(text)).toMatchObject({ wanted: "source", ordinals: [], isDoubt: true });
});

test.each([
  "对",
  "确定",
  "right",
  "sure",
  "是这样",
  "真的很有用",
  "really helpful",
  "编制真的减了吗",
  "可以吗",
  "数据准确吗,编制是怎么核的",
  "is it right to cut posts?",
  "did it work?",
  "有什么依据？",
  "有政策依据吗",
  "证据",
  "!",
  "",
])("does not: %s", (text) => expect(isDoubt(text)).toBe(false));
