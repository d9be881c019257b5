/** Buttons: one action each, and one that a client can carry out. */
import { describe, expect, test } from "vitest";
import { parseHtml } from "../stand-in/html.ts";
import { readKeyboard } from "../stand-in/keyboard.ts";
import { startCaller } from "./caller.ts";

const read = (button: Record<string, unknown>) =>
  readKeyboard({ reply_markup: { inline_keyboard: [[{ text: "好", ...button }]] } })?.[0]?.[0];
const urlIsInvalid = "inline keyboard button URL";

describe("a button is refused", () => {
  test.each([
    [
      { url: "ftp://example.org" },
      `${urlIsInvalid} 'ftp://example.org' is invalid: Unsupported URL`,
    ],
    [{ url: "mailto:a@example.org" }, "Unsupported URL protocol"],
    [{ url: "example.org" }, "Wrong HTTP URL"],
    [{ url: "https://localhost/a" }, "Wrong HTTP URL"],
    [{ url: "https://exa mple.org" }, "Wrong HTTP URL"],
    [{ url: "" }, "URL is empty"],
    [{ url: 5 }, 'Field "url" must be of type String'],
    [{ url: "https://t.me/practice_bot?start=a.b" }, "START_PARAM_INVALID"],
    [{ url: "tg://resolve?domain=practice_bot&start=" }, "START_PARAM_EMPTY"],
    [{ copy_text: { text: "" } }, "BUTTON_COPY_TEXT_INVALID"],
    [{ copy_text: { text: "长".repeat(257) } }, "BUTTON_COPY_TEXT_INVALID"],
    [{ copy_text: "a" }, "CopyTextButton must be an Object"],
    [{ copy_text: { txt: "a" } }, 'unknown field "txt" of CopyTextButton'],
    [{ switch_inline_query: 1 }, 'Field "switch_inline_query" must be of type String'],
    [{ switch_inline_query_current_chat: "长".repeat(257) }, "BUTTON_SWITCH_QUERY_INVALID"],
    [{ callback_data: "a", url: "https://t.me/a" }, "exactly one of callback_data and url"],
    [{ callback_data: "a", style: "red" }, "BUTTON_STYLE_INVALID"],
    [{ callback_dat: "a" }, 'unknown field "callback_dat" of InlineKeyboardButton'],
  ])("%j", (button, problem) => {
    expect(() => read(button)).toThrow(`Bad Request: `);
    expect(() => read(button)).toThrow(problem);
  });
});

describe("a button is accepted", () => {
  test.each([
    [{ url: "https://example.org/a?b=c" }, { url: "https://example.org/a?b=c" }],
    [{ url: "http://example.org" }, { url: "http://example.org" }],
    [{ url: "tg://user?id=5" }, { url: "tg://user?id=5" }],
    [{ url: `https://t.me/a?start=${"a".repeat(64)}` }, { data: null }],
    [{ copy_text: { text: "长".repeat(256) } }, { copyText: "长".repeat(256) }],
    [{ switch_inline_query: "" }, { switchInlineQuery: "" }],
    [{ switch_inline_query_current_chat: "河曲" }, { switchInlineQueryCurrentChat: "河曲" }],
    [
      { callback_data: "a", style: "primary" },
      { data: "a", url: null, copyText: null },
    ],
  ])("%j", (button, expected) => {
    expect(read(button)).toMatchObject({ text: "好", ...expected });
  });
});

test("a hundred buttons are accepted, and come back in the message", async () => {
  const { standIn, call } = await startCaller();
  const chat = standIn.users.group("改革研讨");
  const reply_markup = {
    inline_keyboard: Array(100).fill([{ text: "a", copy_text: { text: "b" } }]),
  };
  const { result } = await call("sendMessage", { chat_id: chat.id, text: "好", reply_markup });
  expect(result).toMatchObject({ reply_markup });
  expect(standIn.sent()[0]?.keyboard?.flat()).toHaveLength(100);
});

describe("a link in HTML", () => {
  test.each([
    ['<a href="ftp://example.org">a</a>', 'Link to "ftp://example.org" would be dropped'],
    ['<a href="javascript:alert(1)">a</a>', "would be dropped"],
    ['<a href="example.org">a</a>', "would be dropped"],
    ['<a href="">a</a>', 'Link to "" would be dropped'],
    ["<a>a</a>", 'Link to "" would be dropped at byte offset 0'],
    ['<a href="https://example.org/?a=1&b=2">a</a>', 'Unescaped character "&" in an attribute'],
  ])("that Telegram would drop is refused: %s", (html, problem) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: `);
    expect(() => parseHtml(html)).toThrow(problem);
  });

  test.each([
    ["a".repeat(65), "START_PARAM_INVALID"],
    ["县", "START_PARAM_INVALID"],
    ["", "START_PARAM_EMPTY"],
  ])("to a bot has a start parameter that clients take, unlike %j", (start, problem) => {
    const html = `<a href="https://t.me/practice_bot?start=${start}">a</a>`;
    expect(() => parseHtml(html)).toThrow(problem);
  });

  test.each([
    [`https://t.me/practice_bot?start=${"aZ_-".repeat(16)}`],
    ["mailto:a@example.org"],
    ["tg://user?id=5"],
    ["http://example.org"],
  ])("is kept: %s", (url) => {
    expect(parseHtml(`<a href="${url}">a</a>`).entities[0]?.url).toBe(url);
  });

  test("has its references decoded", () => {
    const { entities } = parseHtml('<a href="https://example.org/?a=1&amp;b=&#50;">a</a>');
    expect(entities[0]?.url).toBe("https://example.org/?a=1&b=2");
  });
});
