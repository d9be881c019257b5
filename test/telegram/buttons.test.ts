/** Every press of a button is answered, whatever it carries. */
import { describe, expect, test } from "vitest";
import { messages, startBot } from "./harness.ts";

async function withStartButtons(languageCode = "zh-hans") {
  const harness = await startBot();
  const { standIn } = harness;
  const user = standIn.users.person("小李", languageCode);
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, "/start");
  const [start] = await standIn.waitForMessages(1);
  const press = (data: string) =>
    standIn.users.pressButton(chat, user, start?.messageId ?? 0, data);
  return { ...harness, press, start };
}

describe("buttons", () => {
  test.each(["zh-hans", "en"])("of the start ask their question (%s)", async (languageCode) => {
    const { standIn, library, press, start } = await withStartButtons(languageCode);
    const button = start?.keyboard?.[1]?.[0];
    const query = press(button?.data ?? "");
    const [, answer] = await standIn.waitForMessages(2);
    expect(library.asked).toEqual([button?.text]);
    expect(answer?.text).toContain(button?.text);
    const [acknowledged] = standIn.calls("answerCallbackQuery");
    expect(acknowledged?.fields["callback_query_id"]).toBe(query);
  });

  test.each(["ask:9", "ask:", "nothing:hequ-07", "", "ask:1;drop"])(
    "that mean nothing say so (%j)",
    async (data) => {
      const { standIn, library, press } = await withStartButtons();
      press(data);
      const answered = () => standIn.calls("answerCallbackQuery");
      await standIn.waitUntil(() => answered().length === 1, "an answered press");
      expect(answered()[0]?.fields["text"]).toBe(messages.t("zh", "button-gone"));
      expect(library.asked).toEqual([]);
    },
  );

  test("answer even when Telegram no longer takes the acknowledgement", async () => {
    const { standIn, library, press } = await withStartButtons();
    standIn.failNext("answerCallbackQuery", {
      errorCode: 400,
      description:
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    });
    press("ask:1");
    await standIn.waitForMessages(2);
    expect(library.asked).toHaveLength(1);
  });

  test("in a topic answer in that topic", async () => {
    const { standIn } = await startBot();
    const user = standIn.users.person("老王");
    const chat = standIn.users.forum("改革研讨");
    const threadId = standIn.users.topic(chat, "编制");
    const message = standIn.users.sendText(chat, user, "按钮在这里", { threadId });
    standIn.users.pressButton(chat, user, message.message_id, "ask:1");
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.threadId).toBe(threadId);
    expect(reply?.replyToMessageId).toBe(message.message_id);
  });
});
