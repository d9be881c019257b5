/** Links: no part of a question; alone, they get one line that says what can be done. */
import { describe, expect, test } from "vitest";
import { surplusStaff } from "./fixture-library.ts";
import { askPrivately, messages, startBot, untilHandled } from "./harness.ts";
import { typeInline } from "./inline-asker.ts";
import { excerptOf } from "./reader.ts";

const article = "https://mp.weixin.qq.com/s/Zq8_hequ-Staff";

describe("beside a question", () => {
  test.each([
    [`${article} 汉滨区怎样评估?`, "汉滨区怎样评估?"],
    [`汉滨区怎样评估? 见${article}`, "汉滨区怎样评估? 见"],
    [`汉滨区 ${article} 怎样评估?`, "汉滨区 怎样评估?"],
    // Telegram counts what touches a link as a part of it.
    [`${article}汉滨区怎样评估?`, "汉滨区怎样评估?"],
    [`${article}，汉滨区怎样评估?`, "汉滨区怎样评估?"],
    ["汉滨区怎样评估?\nmp.weixin.qq.com/s/abc", "汉滨区怎样评估?"],
    ["照着mp.weixin.qq.com 汉滨区怎样评估?", "照着 汉滨区怎样评估?"],
    ["https://zh.wikipedia.org/wiki/河曲县 汉滨区怎样评估?", "汉滨区怎样评估?"],
    ["https://www.gov.cn/search?q=河曲县，汉滨区怎样评估?", "汉滨区怎样评估?"],
    [`/ask ${article} 汉滨区怎样评估?`, "汉滨区怎样评估?"],
    // What asks is no path, also behind a slash or a sign of equality.
    ["https://www.gov.cn/汉滨区怎样评估?", "汉滨区怎样评估?"],
    ["https://mp.weixin.qq.com/s?id=哪些县精简了机构", "哪些县精简了机构"],
    ["https://mp.weixin.qq.com/s/有没有县做过 汉滨区怎样评估?", "有没有县做过 汉滨区怎样评估?"],
    ["https://zh.wikipedia.org/wiki/河曲县“汉滨区”怎样评估?", "“汉滨区”怎样评估?"],
  ])("%j, it is cut out", async (text, question) => {
    const harness = await startBot();
    await askPrivately(harness, text);
    expect(harness.library.asked).toEqual([question]);
  });

  test("words that lead somewhere stay, an address that does is cut like a written one", async () => {
    const { standIn, library } = await startBot();
    const user = standIn.users.person("小李");
    const entities = [
      { type: "text_link", url: article, offset: 0, length: 3 },
      { type: "text_link", url: article, offset: 9, length: 16 },
      { type: "email", offset: 26, length: 19 },
    ];
    const text = "汉滨区怎样评估? mp.weixin.qq.com lin@shangyou.gov.cn";
    standIn.users.sendText(standIn.users.privateChat(user), user, text, { entities });
    await standIn.waitForMessages(1);
    expect(library.asked).toEqual(["汉滨区怎样评估?"]);
  });

  test("in inline mode, where Telegram marks nothing", async () => {
    const harness = await startBot();
    await typeInline(harness, `汉滨区怎样评估? ${article}`);
    await typeInline(harness, `${article}河曲县的编制?`);
    expect(harness.library.asked).toEqual(["汉滨区怎样评估?", "河曲县的编制?"]);
  });

  test("in captions and rich messages, in groups, and in what is replied to", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { users } = standIn;
    const user = users.person("老王");
    const chat = users.supergroup("改革研讨");
    const caption_entities = [{ type: "url", offset: 22, length: 20 }];
    const caption = "@practice_bot 河曲县的编制? https://example.com/";
    users.sendContent(chat, user, { photo: [{ file_id: "a" }], caption, caption_entities });
    const url = { type: "url", url: article, text: article } as const;
    users.sendRich(chat, user, [
      { type: "paragraph", text: ["@practice_bot ", url, " 上犹县的编制?"] },
    ]);
    const said = users.sendText(chat, user, `汉滨区的编制? ${article}`);
    users.sendText(chat, user, "@practice_bot", { replyTo: said.message_id });
    const quote = { text: `编制? ${article}`, position: 4 };
    users.sendText(chat, user, "/ask", { replyTo: said.message_id, quote });
    await untilHandled(harness);
    expect(library.asked).toEqual(["河曲县的编制?", "上犹县的编制?", "汉滨区的编制?", "编制?"]);
  });

  test.each([
    ["zh-hans", "zh", `今天天气如何? ${article}`],
    ["en", "en", `what is the weather like ${article}`],
  ] as const)(
    "that finds nothing, it is said as well (%s)",
    async (languageCode, language, text) => {
      const harness = await startBot();
      const reply = await askPrivately(harness, text, languageCode);
      expect(reply.text.endsWith(messages.t(language, "link-unread"))).toBe(true);
      expect(reply.text).not.toBe(messages.t(language, "link-unread"));
    },
  );
});

describe.each([
  ["zh-hans", "zh"],
  ["en", "en"],
] as const)("alone (%s)", (languageCode, language) => {
  const line = messages.t(language, "link-unread");

  test.each([
    article,
    "mp.weixin.qq.com",
    `👇\n${article}`,
    languageCode === "en" ? `see this: ${article}` : `看看这个 ${article}`,
    `/ask ${article}`,
    `/compare ${article}`,
  ])("%j gets one line in a private chat", async (text) => {
    const harness = await startBot();
    const reply = await askPrivately(harness, text, languageCode);
    expect(reply.text).toBe(line);
    expect(harness.library.asked).toEqual([]);
  });

  test("it does in a group, also where it is replied to, and as a guest", async () => {
    const harness = await startBot();
    const { standIn } = harness;
    const { users } = standIn;
    const user = users.person("老王", languageCode);
    const chat = users.supergroup("改革研讨");
    users.sendText(chat, user, `@practice_bot ${article}`);
    const said = users.sendText(chat, user, article);
    users.sendText(chat, user, "@practice_bot", { replyTo: said.message_id });
    users.sendText(chat, user, "/ask", { replyTo: said.message_id });
    await untilHandled(harness);
    users.guestMessage(users.elsewhere("别处"), user, `@practice_bot ${article}`);
    await untilHandled(harness);
    expect(standIn.sent().map(({ text }) => text)).toEqual([line, line, line, line]);
    expect(harness.library.asked).toEqual([]);
  });
});

describe("to a passage in the bot's own chat", () => {
  test.each([
    "https://t.me/practice_bot?start=hequ-07",
    "t.me/Practice_Bot?start=hequ-07",
    "https://telegram.me/practice_bot/?start=hequ-07",
    "tg://resolve?domain=practice_bot&start=hequ-07",
    "/cite https://t.me/practice_bot?start=hequ-07",
  ])("%j opens it", async (text) => {
    const harness = await startBot();
    const reply = await askPrivately(harness, text);
    expect(excerptOf(reply)).toEqual([surplusStaff.text]);
  });

  test("one to another bot is a link like any other", async () => {
    const harness = await startBot();
    const reply = await askPrivately(harness, "https://t.me/other_bot?start=hequ-07");
    expect(reply.text).toBe(messages.t("zh", "link-unread"));
  });
});
