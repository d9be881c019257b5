/** What admins see, over HTTP, and that nobody else does. */
import { describe, expect, test } from "vitest";
import type { AskedQuestion } from "../../src/state/state-store.ts";
import { adminId, withAdmin } from "./admin-harness.ts";
import { messages, startBot, type Harness } from "./harness.ts";

/** Unlike each other: no two share a pair of characters. */
async function logUnanswered({ state, standIn }: Harness, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    standIn.clock.advance(60);
    const id = await state.questions.newId();
    const question: AskedQuestion = {
      text: String.fromCodePoint(0x4e00 + 3 * n, 0x6e00 + 3 * n, 0x7e00 + 3 * n),
      userId: "7",
      chatKind: "private",
      language: "zh",
      status: "none",
      reason: "no-evidence",
      places: [],
      tookMs: 12,
      passageIds: [],
      answer: null,
    };
    await state.write(({ questions }) => questions.append(id, question));
  }
}

function numbersOf({ text }: { readonly text: string }): readonly number[] {
  return [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
}

describe("/gaps", () => {
  test("shows what was not answered or voted down, grouped, newest first", async () => {
    const { standIn, send, ask, admin, chat, state } = await withAdmin();
    await ask("今天天气怎么样?");
    standIn.clock.advance(60);
    await ask("今天天气怎么样啊?");
    standIn.clock.advance(3600);
    const answer = await ask("河曲县的党组");
    standIn.users.pressButton(chat, admin, answer.messageId, "vote:down");
    standIn.users.pressButton(chat, admin, answer.messageId, "why:not-asked");
    await ask("河曲县如何安置超编人员?");
    await standIn.waitUntil(
      async () => (await state.feedback.since(0))[0]?.reason !== null,
      "the reason",
    );
    const { text, keyboard } = await send("/gaps");
    expect(text).toContain("没有答好的问题（2个，第 1/1 页）");
    expect(text).toContain("1. 河曲县的党组\n问过1次 · 👎 1 · 答非所问 1 · 最近 2023-11-15 07:14");
    expect(text).toContain("2. 今天天气怎么样啊?\n问过2次 · 最近 2023-11-15 06:14");
    expect(keyboard).toBeNull();
  });

  test("is turned by buttons, ten at a time", async () => {
    const harness = await withAdmin();
    const { standIn, send, admin, chat } = harness;
    await logUnanswered(harness, 23);
    const first = await send("/gaps");
    expect(numbersOf(first)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(first.keyboard).toMatchObject([[{ text: "›", data: "gaps:2" }]]);
    standIn.users.pressButton(chat, admin, first.messageId, "gaps:2");
    const [, second] = await standIn.waitForMessages(2);
    expect(second).toMatchObject({
      method: "editMessageText",
      messageId: first.messageId,
      keyboard: [
        [
          { text: "‹", data: "gaps:1" },
          { text: "›", data: "gaps:3" },
        ],
      ],
    });
    standIn.users.pressButton(chat, admin, first.messageId, "gaps:99");
    const [, , last] = await standIn.waitForMessages(3);
    expect(last && numbersOf(last)).toEqual([21, 22, 23]);
    expect(last?.keyboard).toMatchObject([[{ data: "gaps:2" }]]);
    standIn.users.pressInaccessible(chat, admin, first.messageId, "gaps:1");
    const [, , , anew] = await standIn.waitForMessages(4);
    expect(anew).toMatchObject({ method: "sendMessage", text: first.text });
  });

  test("says so when there are none", async () => {
    const { send } = await withAdmin("en");
    expect((await send("/gaps")).text).toBe(messages.t("en", "gaps-none"));
  });
});

describe("for anybody else", () => {
  test.each(["/gaps", "/stats"])("%s does not exist", async (command) => {
    const { standIn } = await withAdmin();
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    standIn.users.sendText(chat, user, command);
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.text).toBe(messages.t("zh", "command-unknown", { command }));
  });

  test("there are no pages either", async () => {
    const harness = await withAdmin();
    const { standIn } = harness;
    await logUnanswered(harness, 11);
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    standIn.users.sendText(chat, user, "/help");
    const [help] = await standIn.waitForMessages(1);
    standIn.users.pressButton(chat, user, help?.messageId ?? 0, "gaps:1");
    const answered = () => standIn.calls("answerCallbackQuery");
    await standIn.waitUntil(() => answered().length === 1, "an answered press");
    expect(answered()[0]?.fields["text"]).toBe(messages.t("zh", "button-gone"));
    expect(standIn.sent()).toHaveLength(1);
  });

  test("nor do they exist for an admin in a group", async () => {
    const { standIn, admin } = await withAdmin();
    const group = standIn.users.supergroup("改革研讨");
    standIn.users.sendText(group, admin, "/gaps");
    standIn.users.sendText(group, admin, "/stats@practice_bot");
    const [reply] = await standIn.waitForMessages(1);
    expect(reply?.text).toBe(messages.t("zh", "command-unknown", { command: "/stats" }));
  });
});

describe("the menu", () => {
  test("has the admin's commands in the admin's own chat only, in both languages", async () => {
    const { standIn } = await withAdmin();
    await standIn.waitUntil(() => standIn.commandLists().length === 8, "all menus");
    const listed = standIn.commandLists().map(({ scope, languageCode, commands }) => ({
      where: `${String(scope["type"])}/${languageCode}`,
      chatId: scope["chat_id"],
      hasGaps: commands.some(({ command }) => command === "gaps"),
    }));
    expect(listed.filter(({ hasGaps }) => hasGaps)).toEqual([
      { where: "chat/", chatId: adminId, hasGaps: true },
      { where: "chat/zh", chatId: adminId, hasGaps: true },
    ]);
  });

  test("that is refused for one scope is there for the others", async () => {
    const { standIn, logged } = await startBot({
      adminIds: [4_999],
      prepare(server) {
        const description = "Bad Request: chat not found";
        server.failNext("setMyCommands", { errorCode: 400, description });
      },
    });
    const warned = () => logged.filter(({ level }) => level === "warn");
    await standIn.waitUntil(() => standIn.commandLists().length >= 5, "the other menus");
    await standIn.waitUntil(() => warned().length === 3, "three warnings");
    expect(warned().map(({ fields }) => [fields["scope"], fields["language"]])).toEqual([
      ["default", "en"],
      ["chat", "en"],
      ["chat", "zh"],
    ]);
  });
});
