/** Which updates are handled: those of the Bot API's form, whatever they have besides, and no others. */
import { describe, expect, test } from "vitest";
import { readUpdate } from "../../../../src/telegram/updates/read-update.ts";

const from = { id: 5_001, is_bot: false, first_name: "小李" };
const chat = { id: 5_001, type: "private", first_name: "小李" };
const message = { message_id: 7, date: 1_700_000_000, from, chat, text: "河曲" };
const press = { id: "1", from, chat_instance: "1", data: "open:hequ-07" };

describe("handled is", () => {
  test.each([
    ["a message", { message }],
    ["a message with what is new in the Bot API", { message: { ...message, kind_to_come: [{}] } }],
    ["a post, which no user wrote", { channel_post: { ...message, from: undefined } }],
    [
      "a press on a message that cannot be seen any more",
      {
        callback_query: { ...press, message: { chat, message_id: 7, date: 0 } },
      },
    ],
    [
      "a press without a message",
      { callback_query: { ...press, inline_message_id: "AAinline-1" } },
    ],
    ["a kind that there is not yet", { kind_to_come: { message: null } }],
  ])("%s", (_, content) => {
    const update = { update_id: 1, ...content };
    expect(readUpdate(JSON.stringify(update))).toEqual(JSON.parse(JSON.stringify(update)));
  });
});

describe("passed over is", () => {
  test.each([
    // Found by chance, and as small as it gets.
    ["a message whose number is none", { message: { ...message, message_id: { id: null } } }],
    ["a message that is none", { message: null }],
    ["a message from nowhere", { message: { ...message, chat: undefined } }],
    ["a text that is none", { message: { ...message, text: ["河曲"] } }],
    ["an edit without a date", { edited_message: message }],
    ["a press by nobody", { callback_query: { ...press, from: {} } }],
    [
      "a press on a message whose keyboard is none",
      {
        callback_query: {
          ...press,
          message: { ...message, reply_markup: { inline_keyboard: [1] } },
        },
      },
    ],
    [
      "a press whose message's name is no name",
      {
        callback_query: { ...press, inline_message_id: "a".repeat(5_000) },
      },
    ],
    ["a query that is none", { inline_query: { id: "1", from, query: 1, offset: "" } }],
    ["a reply to what is no message", { message: { ...message, reply_to_message: "7" } }],
  ])("%s", (_, content) => {
    expect(readUpdate(JSON.stringify({ update_id: 1, ...content }))).toBeNull();
  });
});
