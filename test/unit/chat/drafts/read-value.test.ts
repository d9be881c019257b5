/** What was typed for a field, quoted where it is no such value. */
import { expect, test } from "vitest";
import { readValue } from "../../../../src/chat/drafts/take-value.ts";
import { noDesk } from "../../../setup/no-desk.ts";
import { messages } from "../../../telegram/harness.ts";

test("what is quoted is cut between characters", () => {
  const read = readValue("date", `一${"𠮷".repeat(40)}`, noDesk);
  const told = read.kind === "problem" ? read.tell(messages.in("zh")) : "";
  expect(told).toContain(`“一${"𠮷".repeat(19)}…”`);
});
