/** What a conversation is about is carried on: by topic and asker, by reply, until it is forgotten. */
import { describe, expect, test } from "vitest";
import { startBot } from "./harness.ts";

const question = "河曲县如何安置超编人员?";

describe("in a private chat", () => {
  test("the next message is asked with what the last one was about, for some minutes", async () => {
    const { standIn, library, state } = await startBot();
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    const ask = async (text: string) => {
      const count = standIn.sent().length;
      standIn.users.sendText(chat, user, text);
      // It is remembered after it was sent, at the time of the test's clock.
      await standIn.waitUntil(
        async () => (await state.questions.since(0)).length > count,
        "the question's log",
      );
      return library.askedWith.at(-1)?.previous?.question;
    };
    expect(await ask(question)).toBeUndefined();
    expect(await ask("上犹呢?")).toBe(question);
    standIn.clock.advance(16 * 60);
    expect(await ask("还有吗?")).toBeUndefined();
  });

  test("/new forgets it", async () => {
    const { standIn, library } = await startBot();
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    for (const text of [question, "/new", "还有吗?"]) standIn.users.sendText(chat, user, text);
    await standIn.waitForMessages(3);
    expect(library.askedWith.at(-1)?.previous).toBeUndefined();
  });
});

describe("in a group", () => {
  test("each has a subject of their own, and each topic of a forum too", async () => {
    const { standIn, library } = await startBot();
    const { users } = standIn;
    const chat = users.forum("改革研讨");
    const [li, wang] = [users.person("小李"), users.person("老王")];
    const [one, two] = [users.topic(chat, "一"), users.topic(chat, "二")];
    const ask = async (user: typeof li, threadId: number, text: string) => {
      const count = standIn.sent().length;
      users.sendText(chat, user, `@practice_bot ${text}`, { threadId });
      await standIn.waitForMessages(count + 1);
      return library.askedWith.at(-1)?.previous?.question;
    };
    await ask(li, one, question);
    expect(await ask(wang, one, "还有吗?")).toBeUndefined();
    expect(await ask(li, two, "还有吗?")).toBeUndefined();
    expect(await ask(li, one, "还有吗?")).toBe(question);
  });

  test("a reply to an answer takes up its subject, whoever asked and however old it is", async () => {
    const { standIn, library } = await startBot();
    const { users } = standIn;
    const chat = users.supergroup("改革研讨");
    users.sendText(chat, users.person("小李"), `@practice_bot ${question}`);
    const [answer] = await standIn.waitForMessages(1);
    standIn.clock.advance(20 * 24 * 60 * 60);
    users.sendText(chat, users.person("老王"), "上犹呢?", { replyTo: answer?.messageId ?? 0 });
    await standIn.waitForMessages(2);
    expect(library.askedWith.at(-1)).toMatchObject({ previous: { question }, isPointedTo: true });
  });

  test("the best excerpt is shown, and how many others there are", async () => {
    const { standIn } = await startBot();
    const { users } = standIn;
    users.sendText(users.group("改革研讨"), users.person("小李"), `/ask ${question}`);
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.entities.filter(({ type }) => type === "expandable_blockquote")).toHaveLength(1);
    expect(reply?.keyboard?.flat().map(({ text }) => text)).toContain("还有1段，接着看");
  });

  test("joining one, the bot says in two lines how to call it", async () => {
    const { standIn } = await startBot();
    const { users } = standIn;
    const chat = users.group("改革研讨");
    users.addBot(chat, users.person("小李"));
    const [greeting] = await standIn.waitForMessages(1);
    expect(greeting?.text.split("\n")).toHaveLength(2);
    expect(greeting?.text).toContain("@practice_bot");
  });

  test("that becomes a supergroup keeps its subjects", async () => {
    const { standIn, library } = await startBot();
    const { users } = standIn;
    const [group, user] = [users.group("改革研讨"), users.person("小李")];
    users.sendText(group, user, `/ask ${question}`);
    await standIn.waitForMessages(1);
    const chat = users.migrate(group);
    users.sendText(chat, user, "/ask 还有吗?");
    await standIn.waitForMessages(2);
    expect(library.askedWith.at(-1)?.previous?.question).toBe(question);
  });
});
