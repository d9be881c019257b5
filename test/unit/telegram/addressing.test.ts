/** Who is addressed by a message, and with what. Chats are in test/telegram; here are the edges. */
import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { repliedText } from "../../../src/chat/turn.ts";
import { readCommand, readGroupMessage, readReply } from "../../../src/telegram/addressing.ts";

const me = { id: 7, username: "practice_bot" };
const chat = { id: -1, type: "supergroup", title: "群" } as const;
const user = { id: 1, is_bot: false, first_name: "小李" } as const;

function message(fields: Partial<Message>): Message {
  return { message_id: 1, date: 1, chat, from: user, ...fields };
}

describe("a command", () => {
  test.each([
    ["/ask 河曲", { name: "ask", args: "河曲", bot: null }],
    ["/ASK@Practice_Bot  河曲 ", { name: "ask", args: "河曲", bot: "practice_bot" }],
    ["/case河曲", { name: "case", args: "河曲", bot: null }],
    ["／ask＠practice_bot 河曲", { name: "ask", args: "河曲", bot: "practice_bot" }],
    ["/ask\n第一行\n第二行", { name: "ask", args: "第一行\n第二行", bot: null }],
    ["/ask", { name: "ask", args: "", bot: null }],
  ])("%j", (text, expected) => {
    expect(readCommand(text)).toEqual(expected);
  });

  test.each(["河曲 /ask", "/ ask", "/", "", "//ask"])("is not in %j", (text) => {
    expect(readCommand(text)).toBeNull();
  });
});

describe("a question", () => {
  test.each([
    ["@practice_bot 河曲", "河曲"],
    ["@practice_bot，河曲", "河曲"],
    ["河曲 @practice_bot 编制", "河曲 编制"],
    ["请问@practice_bot河曲", "请问 河曲"],
    ["(@practice_bot) 河曲", "( ) 河曲"],
    ["@practice_bot @practice_bot 河曲", "河曲"],
    ["@practice_bot 和 @other 河曲", "和 @other 河曲"],
  ])("%j is %j", (text, question) => {
    expect(readGroupMessage(message({ text }), me)).toMatchObject({
      kind: "question",
      text: question,
    });
  });

  test("may stand in a caption", () => {
    const caption = "@practice_bot 河曲";
    expect(readGroupMessage(message({ caption }), me)).toMatchObject({
      kind: "question",
      text: "河曲",
    });
  });

  test("is not taken from a mention within a link", () => {
    const entities = [{ type: "url", offset: 0, length: 22 } as const];
    const text = "example.com:@practice_bot 河曲";
    expect(readGroupMessage(message({ text, entities }), me)).toBeNull();
  });
});

describe("the text replied to", () => {
  const reply = (fields: Partial<Message>) =>
    message({ reply_to_message: message(fields) as NonNullable<Message["reply_to_message"]> });

  const textOf = (replying: Message) => repliedText(readReply(replying, me));

  test("is the message's, or the caption's", () => {
    expect(textOf(reply({ text: " 河曲 " }))).toBe("河曲");
    expect(textOf(reply({ caption: "河曲" }))).toBe("河曲");
  });

  test("is nothing for a sticker, for the bot's own, without a reply", () => {
    expect(textOf(reply({}))).toBe("");
    const own = { text: "答", from: { id: 7, is_bot: true, first_name: "b" } };
    expect(textOf(reply(own))).toBe("");
    expect(textOf(message({}))).toBe("");
  });
});
