/** Who holds an office: by name, or by another office. */
import { expect, test } from "vitest";
import { askedPerson, saysWho } from "../../../src/answers/office-holder.ts";

test.each([
  ["县委书记叫什么名字", "name"],
  ["改革领导小组谁当组长", "holder"],
  ["编办主任是谁", "holder"],
  ["谁在当编办主任", "holder"],
  ["组长是谁,叫什么名字", "name"],
  ["局长有什么权力", null],
  ["副县长直接兼局长有什么好处", null],
  ["Who is the head of the office?", "holder"],
] as const)("%s", (question, asked) => {
  expect(askedPerson(question)).toBe(asked);
});

test("another office says who holds one, but not what the holder is called", () => {
  const text = "领导小组由市委主要领导任组长。";
  expect(saysWho(text, "holder", "谁当组长")).toBe(true);
  expect(saysWho(text, "name", "组长叫什么名字")).toBe(false);
  expect(saysWho(text, "holder", "谁当局长")).toBe(false);
  expect(saysWho("编委主任王某某出席。", "name", "编办主任叫什么")).toBe(false);
  expect(saysWho("编委主任王某某出席。", "name", "编委主任叫什么")).toBe(true);
  expect(saysWho("主任任组长,书记向市委汇报。", "name", "书记叫什么名字")).toBe(false);
  expect(saysWho("市委书记王某某出席。", "name", "书记叫什么名字")).toBe(true);
});
