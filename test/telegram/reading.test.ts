/** From an answer to its source, and on through the document: links and buttons. */
import { describe, expect, test } from "vitest";
import { aDocument, anExcerpt, olderCadres } from "./fixture-library.ts";
import { askPrivately, messages, startBot, type Harness } from "./harness.ts";
import { excerptOf, inPrivate, question } from "./reader.ts";
import type { SentMessage } from "./stand-in/world.ts";

function dataOf(message: SentMessage | undefined): readonly string[] {
  return (message?.keyboard ?? []).flat().flatMap(({ data }) => data ?? []);
}

async function noticeOf({ standIn }: Harness): Promise<unknown> {
  const answered = () => standIn.calls("answerCallbackQuery");
  await standIn.waitUntil(() => answered().length > 0, "an answered press");
  return answered().at(-1)?.fields["text"];
}

describe("an answer", () => {
  test("links each citation's id, tags it, and has a button for each excerpt", async () => {
    const reply = await askPrivately(await startBot(), question);
    const links = reply.entities.filter(({ type }) => type === "text_link");
    expect(links.map(({ url }) => url)).toEqual([
      "https://t.me/practice_bot?start=hequ-07",
      "https://t.me/practice_bot?start=hequ-08",
    ]);
    expect(links.map(({ offset, length }) => reply.text.slice(offset, offset + length))).toEqual([
      "hequ-07",
      "hequ-08",
    ]);
    expect(reply.text).toContain("\n#hequ_07 #hequ_08");
    expect(reply.keyboard?.[0]?.map(({ text, data }) => [text, data])).toEqual([
      ["📖 1", "open:hequ-07"],
      ["📖 2", "open:hequ-08"],
    ]);
  });

  test("without excerpts opens nothing", async () => {
    const reply = await askPrivately(await startBot(), "天气?");
    expect(dataOf(reply).filter((data) => data.startsWith("open:"))).toEqual([]);
  });
});

describe("the button of an excerpt", () => {
  test("sends its passage in its place", async () => {
    const { say, last, press } = await inPrivate();
    say(question);
    press(await last(1), "open:hequ-08");
    const reader = await last(2);
    expect(reader.method).toBe("sendMessage");
    expect(excerptOf(reader)).toEqual([olderCadres.text]);
    expect(reader.text).toContain("第 8 段 / 共 16 段");
    expect(reader.text).toContain("上一段的末尾：");
    expect(reader.text).toContain("hequ-08 · 第 8 段");
    expect(dataOf(reader)).toEqual(["read:hequ-07", "case:hequ"]);
    const copy = reader.keyboard?.flat().find(({ copyText }) => copyText !== null);
    expect(copy?.copyText).toMatch(/^《河曲:.*》,忻州日报,2022-05-31,§.*,\[hequ-08\]$/);
  });

  test("in a topic replies there, also when its message can no longer be seen", async () => {
    const { standIn } = await startBot();
    const user = standIn.users.person("老王");
    const chat = standIn.users.forum("改革研讨");
    const threadId = standIn.users.topic(chat, "编制");
    standIn.users.sendText(chat, user, `@practice_bot ${question}`, { threadId });
    const [answer] = await standIn.waitForMessages(1);
    const messageId = answer?.messageId ?? 0;
    standIn.users.pressButton(chat, user, messageId, "open:hequ-07");
    const [, reader] = await standIn.waitForMessages(2);
    expect(reader).toMatchObject({ threadId, replyToMessageId: messageId });
    standIn.users.pressInaccessible(chat, user, messageId, "open:hequ-08");
    const [, , again] = await standIn.waitForMessages(3);
    expect(excerptOf(again as SentMessage)).toEqual([olderCadres.text]);
    expect(standIn.refusals()).toEqual([]);
  });

  test.each([
    ["open", "passage-gone"],
    ["read", "passage-gone"],
    ["case", "case-gone"],
  ] as const)("whose passage is gone says so (%s)", async (name, notice) => {
    const harness = await inPrivate();
    const { standIn, library, say, last, press } = harness;
    say(question);
    const answer = await last(1);
    library.excerpts.length = 0;
    press(answer, `${name}:nowhere-07`);
    expect(await noticeOf(harness)).toBe(messages.t("zh", notice));
    expect(standIn.sent()).toHaveLength(1);
  });
});

describe("reading on", () => {
  test("walks through a whole document and back, in one message", async () => {
    const { standIn, library, say, last, press } = await inPrivate();
    const document = aDocument("长篇 一", { title: "长篇" });
    const texts = Array.from({ length: 12 }, (_, index) => `第${index + 1}条<做法>&。`.repeat(90));
    library.excerpts.push(
      ...texts.map((text, index) => anExcerpt(document, text, { ordinal: index + 1 })),
    );
    say("[长篇 一-01]");
    let reader = await last(1);
    let count = 1;
    const seen = [excerptOf(reader).join("")];
    const walk = async (label: string) => {
      for (;;) {
        const step = reader.keyboard?.flat().find(({ text }) => text === label);
        if (step === undefined) return;
        press(reader, step.data ?? "");
        reader = await last(++count);
        expect(reader.method).toBe("editMessageText");
        seen.push(excerptOf(reader).join(""));
      }
    };
    await walk("›");
    expect(seen).toEqual(texts);
    await walk("‹");
    expect(seen.slice(texts.length)).toEqual(texts.slice(0, -1).toReversed());
    expect(new Set(standIn.sent().map(({ messageId }) => messageId)).size).toBe(1);
    expect(standIn.refusals()).toEqual([]);
  });

  test("sends a new message where the old one cannot be edited, or one is not enough", async () => {
    const { standIn, library, user, chat, say, last, press } = await inPrivate();
    say("hequ-07");
    const first = await last(1);
    standIn.users.pressInaccessible(chat, user, first.messageId, "read:hequ-08");
    const second = await last(2);
    expect(second).toMatchObject({ method: "sendMessage" });
    expect(excerptOf(second)).toEqual([olderCadres.text]);
    const description = "Bad Request: message can't be edited";
    standIn.failNext("editMessageText", { errorCode: 400, description });
    press(second, "read:hequ-07");
    expect(await last(3)).toMatchObject({ method: "sendMessage", text: first.text });
    library.excerpts.push(anExcerpt(aDocument("long"), "字".repeat(7000)));
    press(second, "read:long-01");
    const long = (await standIn.waitForMessages(6)).slice(3);
    expect(long.map(({ method }) => method)).toEqual(["sendMessage", "sendMessage", "sendMessage"]);
    expect(long.flatMap(excerptOf).join("")).toBe("字".repeat(7000));
  });

  test("a press that changes nothing is no failure, and the whole case is a press away", async () => {
    const { standIn, say, last, press } = await inPrivate();
    say("hequ-07");
    const reader = await last(1);
    press(reader, "read:hequ-07");
    press(reader, "case:hequ");
    const list = await last(2);
    expect(list.text).toContain("14条做法");
    say("/case 河曲");
    expect((await last(3)).text).toBe(list.text);
    press(reader, "case:hequ-07");
    expect((await last(4)).text).toBe(list.text);
    expect(standIn.sent()).toHaveLength(4);
  });
});
