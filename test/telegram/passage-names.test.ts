/** A passage that is called by its name: typed, in a link, with /cite. */
import { describe, expect, test } from "vitest";
import { evaluation, surplusStaff } from "./fixture-library.ts";
import { askPrivately, messages, startBot } from "./harness.ts";
import { excerptOf } from "./reader.ts";

describe("a passage's name", () => {
  test.each(["hequ-07", "#hequ_07", "[hequ-07]", " hequ-07 ", "/start hequ-07", "/cite hequ-07"])(
    "%j opens it",
    async (text) => {
      const harness = await startBot();
      const reply = await askPrivately(harness, text);
      expect(excerptOf(reply)).toEqual([surplusStaff.text]);
      expect(harness.library.asked).toEqual([]);
    },
  );

  test.each([
    "看 hequ-07",
    "hequ-07的上下文",
    "请打开hequ-07",
    "hequ-07讲了什么?",
    "show me hequ-07",
  ])("%j asks to see it", async (text) => {
    const harness = await startBot();
    expect(excerptOf(await askPrivately(harness, text))).toEqual([surplusStaff.text]);
    expect(harness.library.asked).toEqual([]);
  });

  test("a link to it, pasted, opens it", async () => {
    const { standIn, library } = await startBot();
    const user = standIn.users.person("小李");
    const text = "这段 https://t.me/practice_bot?start=hequ-07";
    const entities = [{ type: "url", offset: 3, length: text.length - 3 }];
    standIn.users.sendText(standIn.users.privateChat(user), user, text, { entities });
    const [reader] = await standIn.waitForMessages(1);
    expect(reader === undefined ? [] : excerptOf(reader)).toEqual([surplusStaff.text]);
    expect(library.asked).toEqual([]);
  });

  test("that there is not is told beside other words, too", async () => {
    const reply = await askPrivately(await startBot(), "看看 hequ-99 的原文");
    expect(reply.text).toBe(messages.t("zh", "passage-unknown", { name: "hequ-99" }));
  });

  test.each(["/cite #hanbin_02", "/cite@practice_bot [hanbin-02]", "/cite 见hanbin-02。"])(
    "%j opens it",
    async (text) => {
      const reply = await askPrivately(await startBot(), text);
      expect(excerptOf(reply)).toEqual([evaluation.text]);
    },
  );

  test.each(["hequ-99", "#hequ_99", "[hequ-99]", "/start hequ-99", "/cite hequ-99", "/cite 某段"])(
    "%j that there is not says so in one line",
    async (text) => {
      const harness = await startBot();
      const reply = await askPrivately(harness, text);
      const name = text.replace(/^\/\w+ /, "");
      expect(reply.text).toBe(messages.t("zh", "passage-unknown", { name }));
      expect(harness.library.asked).toEqual([]);
    },
  );

  test.each(["hequ-07里的跟班学习怎么安排?", "covid-19的做法", "2022-05-31", "编制"])(
    "is not %j: a question",
    async (text) => {
      const harness = await startBot();
      await askPrivately(harness, text);
      expect(harness.library.asked).toEqual([text]);
    },
  );

  test("/start with anything else is a start", async () => {
    const reply = await askPrivately(await startBot(), "/start poster");
    expect(reply.text).toContain(messages.t("zh", "start-title"));
  });

  test("in English", async () => {
    const harness = await startBot();
    expect((await askPrivately(harness, "shangyou-03", "en")).text).toContain("Passage 3 of 3");
    expect((await askPrivately(harness, "/cite", "en")).text).toBe(messages.t("en", "cite-empty"));
  });
});

describe("in a group", () => {
  test.each(["@practice_bot hequ-07", "#hequ_07 @practice_bot", "/cite hequ-07"])(
    "%j opens it in its topic, as a reply",
    async (text) => {
      const { standIn, library } = await startBot();
      const user = standIn.users.person("老王");
      const chat = standIn.users.forum("改革研讨");
      const threadId = standIn.users.topic(chat, "编制");
      // Nobody called: one may name a passage to others.
      standIn.users.sendText(chat, user, "#hequ_07", { threadId });
      const asked = standIn.users.sendText(chat, user, text, { threadId });
      const [reader] = await standIn.waitForMessages(1);
      expect(reader).toMatchObject({ threadId, replyToMessageId: asked.message_id });
      expect(reader === undefined ? [] : excerptOf(reader)).toEqual([surplusStaff.text]);
      expect(library.asked).toEqual([]);
    },
  );
});
