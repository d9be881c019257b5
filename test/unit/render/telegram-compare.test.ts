/** What a comparison is called. */
import { expect, test } from "vitest";
import { comparisonTitle } from "../../../src/render/telegram-compare.ts";
import { messages } from "../../telegram/harness.ts";

const say = messages.in("zh");

test.each([
  ["的考核有什么不同", "考核有什么不同"],
  ["各自怎么考核", "怎么考核"],
  ["'s assessment", "assessment"],
  ["考核的结果", "考核的结果"],
  ["目的", "目的"],
])("the topic %j is called %j", (topic, title) => {
  expect(comparisonTitle(topic, say)).toBe(`<b>各地对照：${title}</b>`);
});
