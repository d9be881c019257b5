import path from "node:path";
import { expect, test } from "vitest";
import { describeReadWarning, describeRefusal } from "../../../src/chat/drafts/problems.ts";
import { createMessages } from "../../../src/chat/views/messages.ts";

const messages = createMessages(path.resolve(import.meta.dirname, "../../../prompts"));

test("a refusal says what is wrong and what to send instead, with the limits as they are", () => {
  expect(describeRefusal("too-large", messages.in("zh"))).toContain("超过了 100 MB");
  expect(describeRefusal("too-many-pages", messages.in("zh"))).toContain("超过了 500 页");
  expect(describeRefusal("old-word", messages.in("en"))).toContain("save it as .docx");
});

test("a warning says what of a file was not read", () => {
  expect(describeReadWarning("unknown-numbering", messages.in("zh"))).toContain("有些自动编号");
});
