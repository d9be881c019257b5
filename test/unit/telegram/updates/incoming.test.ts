/** What Telegram delivers, read without trust. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIncoming } from "../../../../src/telegram/updates/read-update.ts";

describe("an update's lane", () => {
  const from = { id: 7 };
  test.each([
    ["a message's chat", { message: { chat: { id: -5 }, from } }, "chat -5"],
    [
      "the chat of the message with the button",
      { callback_query: { from, message: { chat: { id: -5 } } } },
      "chat -5",
    ],
    [
      "the presser, for a button elsewhere",
      { callback_query: { from, inline_message_id: "x" } },
      "callback_query 7",
    ],
    ["the writer of an inline query", { inline_query: { from, query: "河曲" } }, "inline_query 7"],
    ["its kind, when it names nobody", { poll: { id: "1" } }, "poll 0"],
    ["its kind, when it is not of Telegram's form", { message: "河曲" }, "message 0"],
    ["none", {}, "none 0"],
  ])("is %s", (_, content, lane) => {
    expect(readIncoming({ update_id: 1, ...content })?.lane).toBe(lane);
  });
});

test("whatever is delivered is read or passed over, and its text kept", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer(), (content, updateId) => {
      expect(() => readIncoming(content)).not.toThrow();
      const update = { update_id: updateId, message: content };
      const text = readIncoming(update)?.text ?? "";
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(update)));
    }),
  );
});

test("what lies deeper in itself than can be written is passed over", () => {
  let content: unknown = "河曲";
  for (let level = 0; level < 100_000; level += 1) content = [content];
  expect(readIncoming({ update_id: 1, message: content })).toBeNull();
});
