/** The stand-in refuses every call that Telegram refuses, in Telegram's words. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStandIn, type StandIn } from "../stand-in/create-stand-in.ts";
import type { StandInChat } from "../stand-in/world.ts";

let standIn: StandIn;
let chat: StandInChat;
let forum: StandInChat;
let messageId: number;

beforeAll(async () => {
  standIn = await createStandIn();
  const user = standIn.users.person("小李");
  chat = standIn.users.privateChat(user);
  forum = standIn.users.forum("论坛");
  messageId = standIn.users.sendText(chat, user, "你好").message_id;
});
afterAll(() => standIn.close());

interface Reply {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly result?: Record<string, unknown>;
}

async function call(
  method: string,
  body: Record<string, unknown> | URLSearchParams | FormData = {},
  token = standIn.token,
): Promise<Reply> {
  const isForm = body instanceof URLSearchParams || body instanceof FormData;
  const response = await fetch(`${standIn.url}/bot${token}/${method}`, {
    method: "POST",
    body: isForm ? body : JSON.stringify(body),
    ...(isForm ? {} : { headers: { "content-type": "application/json" } }),
  });
  const reply = (await response.json()) as Reply;
  expect(response.status).toBe(reply.ok ? 200 : reply.error_code);
  return reply;
}

const send = (fields: Record<string, unknown>) =>
  call("sendMessage", { chat_id: chat.id, text: "好", ...fields });
const button = (fields: Record<string, unknown>) => ({
  reply_markup: { inline_keyboard: [[{ text: "好", ...fields }]] },
});

describe("a call is refused", () => {
  test("with another token", async () => {
    const reply = await call("getMe", {}, "700001:other");
    expect(reply).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
  });

  test("of an unknown method, or at an unknown path", async () => {
    expect(await call("sendSmell")).toMatchObject({ error_code: 404 });
    const response = await fetch(`${standIn.url}/getMe`);
    expect(response.status).toBe(404);
  });

  test.each([
    ["no chat", { chat_id: undefined }, "chat_id is empty"],
    ["an unknown chat", { chat_id: 1 }, "chat not found"],
    ["a chat of a wrong type", { chat_id: "x" }, "chat_id must be an integer"],
    ["no text", { text: undefined }, "message text is empty"],
    ["an empty text", { text: "" }, "message text is empty"],
    ["a blank text", { text: " \n " }, "text must be non-empty"],
    ["only markup", { text: "<b></b>", parse_mode: "HTML" }, "text must be non-empty"],
    ["a text of a wrong type", { text: 5 }, "text must be a string"],
    ["half a character", { text: "\ud83d" }, "strings must be encoded in UTF-8"],
    ["too long a text", { text: "长".repeat(4097) }, "message is too long"],
    [
      "a text that is too long in UTF-16",
      { text: "😀".repeat(2049), parse_mode: "HTML" },
      "message is too long",
    ],
    ["an unknown parse mode", { parse_mode: "Latex" }, "unsupported parse_mode"],
    [
      "unparsable markup",
      { text: "1 < 2", parse_mode: "HTML" },
      "can't parse entities: Unclosed start tag at byte offset 2",
    ],
    ["an unknown topic", { message_thread_id: 77 }, "message thread not found"],
    [
      "a reply to an unknown message",
      { reply_parameters: { message_id: 99 } },
      "message to be replied not found",
    ],
    ["a reply to nothing", { reply_parameters: {} }, "message identifier is not specified"],
    [
      "a reply of a wrong type",
      { reply_parameters: "x" },
      "can't parse reply_parameters: JSON expected",
    ],
    [
      "a preview of a wrong type",
      { link_preview_options: { is_disabled: "perhaps" } },
      "is_disabled must be a boolean",
    ],
    [
      "callback data over 64 bytes",
      button({ callback_data: "字".repeat(22) }),
      "BUTTON_DATA_INVALID",
    ],
    ["empty callback data", button({ callback_data: "" }), "BUTTON_DATA_INVALID"],
    ["callback data of a wrong type", button({ callback_data: 1 }), "BUTTON_DATA_INVALID"],
    [
      "a button that does nothing",
      button({}),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "a button without a text",
      button({ text: "", callback_data: "a" }),
      "can't parse inline keyboard button: Button text must be non-empty",
    ],
    [
      "more than 8 buttons in a row",
      { reply_markup: { inline_keyboard: [Array(9).fill({ text: "a", callback_data: "a" })] } },
      "BUTTON_ROW_TOO_LONG",
    ],
    [
      "more than 100 buttons",
      { reply_markup: { inline_keyboard: Array(101).fill([{ text: "a", callback_data: "a" }]) } },
      "reply markup is too long",
    ],
    [
      "buttons outside of rows",
      { reply_markup: { inline_keyboard: [{ text: "a", callback_data: "a" }] } },
      "can't parse inline keyboard: expected an Array of Array",
    ],
    ["an unknown keyboard", { reply_markup: { remove: true } }, "object expected as reply markup"],
  ])("that sends %s", async (_what, fields, description) => {
    const before = standIn.sent().length;
    const reply = await send(fields);
    expect(reply).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    });
    expect(standIn.sent()).toHaveLength(before);
  });

  test("that edits nothing, an unknown message, somebody's, or into the same", async () => {
    const sent = await send({ text: "<b>一</b>", parse_mode: "HTML" });
    const edit = (fields: Record<string, unknown>) =>
      call("editMessageText", { chat_id: chat.id, text: "二", ...fields });
    const mine = { message_id: sent.result?.["message_id"] };
    expect((await edit({})).description).toContain("message identifier is not specified");
    expect((await edit({ message_id: 99 })).description).toContain("message to edit not found");
    expect((await edit({ message_id: messageId })).description).toContain("can't be edited");
    const same = await edit({ ...mine, text: "<b>一</b>", parse_mode: "HTML" });
    expect(same.description).toContain("message is not modified");
    expect((await edit(mine)).ok).toBe(true);
    expect((await edit({ ...mine, text: "" })).description).toContain("text is empty");
  });

  test("that quotes what the message does not say", async () => {
    const reply = await send({ reply_parameters: { message_id: messageId, quote: "再见" } });
    expect(reply.description).toBe("Bad Request: QUOTE_TEXT_INVALID");
  });

  test("that answers a press that never was, or twice, or at length", async () => {
    const answer = (id: string, text = "") =>
      call("answerCallbackQuery", { callback_query_id: id, text });
    expect((await answer("77")).description).toContain("query is too old");
    const id = standIn.users.pressButton(chat, standIn.users.person("小李"), messageId, "a");
    expect((await answer(id, "长".repeat(201))).description).toContain("MESSAGE_TOO_LONG");
    expect((await answer(id)).ok).toBe(true);
    expect((await answer(id)).description).toContain("query is too old");
  });

  test.each([
    ["an unknown action", { action: "dance" }, "wrong parameter action in request"],
    ["an unknown chat", { chat_id: 1, action: "typing" }, "chat not found"],
    ["an unknown topic", { message_thread_id: 5, action: "typing" }, "message thread not found"],
  ])("that shows %s", async (_what, fields, description) => {
    const reply = await call("sendChatAction", { chat_id: chat.id, ...fields });
    expect(reply.description).toBe(`Bad Request: ${description}`);
  });

  test.each([
    ["an upper-case name", [{ command: "Ask", description: "a" }], "BOT_COMMAND_INVALID"],
    ["no description", [{ command: "ask", description: "" }], "BOT_COMMAND_DESCRIPTION_INVALID"],
    ["something else", ["ask"], "can't parse BotCommand: expected an Object"],
  ])("that registers a command with %s", async (_what, commands, description) => {
    const reply = await call("setMyCommands", { commands });
    expect(reply.description).toBe(`Bad Request: ${description}`);
  });

  test("that registers commands for an unknown language", async () => {
    const reply = await call("setMyCommands", { commands: [], language_code: "chinese" });
    expect(reply.description).toBe("Bad Request: invalid language code specified");
  });

  test("whose body is not what it says", async () => {
    const post = (body: string, type: string) =>
      fetch(`${standIn.url}/bot${standIn.token}/getMe`, {
        method: "POST",
        body,
        headers: { "content-type": type },
      });
    expect((await post("{", "application/json")).status).toBe(400);
    expect((await post("[]", "application/json")).status).toBe(400);
    expect((await post("a", "text/plain")).status).toBe(400);
    expect((await post("a", "multipart/form-data; boundary=x")).status).toBe(400);
  });
});

describe("a call is accepted", () => {
  test("with its fields in JSON, urlencoded or multipart", async () => {
    const fields = {
      chat_id: String(chat.id),
      text: "<b>好</b>",
      parse_mode: "HTML",
      reply_parameters: JSON.stringify({ message_id: messageId }),
    };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const bodies = [fields, new URLSearchParams(fields), form];
    for (const body of bodies) expect((await call("sendMessage", body)).ok).toBe(true);
    for (const sent of standIn.sent().slice(-3)) {
      expect(sent).toMatchObject({
        text: "好",
        entities: [{ type: "bold", offset: 0, length: 1 }],
        replyToMessageId: messageId,
      });
    }
  });

  test("of the longest text, the longest data, the fullest row", async () => {
    const text = "&amp;".repeat(4096);
    expect((await send({ text, parse_mode: "HTML" })).ok).toBe(true);
    expect((await send(button({ callback_data: "a".repeat(64) }))).ok).toBe(true);
    const row = Array(8).fill({ text: "a", callback_data: "a" });
    expect((await send({ reply_markup: { inline_keyboard: [row] } })).ok).toBe(true);
  });

  test("that replies to an unknown message when it may go without", async () => {
    const reply_parameters = { message_id: 99, allow_sending_without_reply: true };
    expect((await send({ reply_parameters })).ok).toBe(true);
    expect(standIn.sent().at(-1)?.replyToMessageId).toBeNull();
  });

  test("in a topic", async () => {
    const threadId = standIn.users.topic(forum, "编制");
    const reply = await send({ chat_id: forum.id, message_thread_id: threadId });
    expect(reply.result).toMatchObject({ message_thread_id: threadId, is_topic_message: true });
  });
});
