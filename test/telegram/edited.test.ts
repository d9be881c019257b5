/** An edited question is answered anew in the place of its answer, in the chat and in all that is kept of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBot } from "../../src/telegram/create-bot.ts";
import { noDesk } from "../setup/no-desk.ts";
import { anybody, messages, recordingLog } from "./harness.ts";
import { chatKinds, idsOf, inChat } from "./one-chat.ts";

describe.each(chatKinds)("in a chat of the kind %s", (kind) => {
  test("the answer is written over the one before, and so is what is kept of it", async () => {
    const { asked, edited, call, state, chat, standIn } = await inChat(kind);
    const { message, answer } = await asked("超遍人员");
    const now = await edited(message, `${call}超编人员`);
    expect(idsOf(now)).toEqual(idsOf(answer));
    expect(now[0]?.text).toContain("超编人员。");
    expect(now[0]?.text).not.toContain("超遍");
    expect(now[0]?.keyboard).toEqual(answer[0]?.keyboard);
    expect((await state.questions.since(0)).map(({ text }) => text)).toEqual(["超编人员"]);
    const subject = await state.subjects.ofMessage(String(chat.id), now[0]?.messageId ?? 0);
    expect(subject?.question).toBe("超编人员");
    expect(standIn.refusals()).toEqual([]);
  });

  test("a longer one goes on below, a shorter one leaves nothing behind", async () => {
    const { asked, edited, call, standIn, topic } = await inChat(kind);
    const { message, answer } = await asked("1段");
    const longer = await edited(message, `${call}3段`);
    expect(longer.length).toBeGreaterThan(answer.length);
    expect(idsOf(longer).slice(0, answer.length)).toEqual(idsOf(answer));
    const replied = kind === "private" ? null : message.message_id;
    expect(longer.map(({ replyToMessageId }) => replyToMessageId)).toEqual(
      longer.map(() => replied),
    );
    const threads = new Set(standIn.sent().map(({ threadId }) => threadId));
    expect([...threads]).toEqual([topic.threadId ?? null]);
    const shorter = await edited(message, `${call}0段`);
    expect(idsOf(shorter)).toEqual(idsOf(answer).slice(0, 1));
    expect(standIn.calls("deleteMessages")).toHaveLength(1);
    expect(standIn.refusals()).toEqual([]);
  });

  test("an edit that leaves the text alone changes nothing", async () => {
    const { asked, settled, users, chat, user, library, standIn, call } = await inChat(kind);
    const { message } = await asked("看看 https://example.org 说的超编人员");
    const id = message.message_id;
    const sentCount = standIn.sent().length;
    users.editContent(chat, user, id, { link_preview_options: { url: "https://example.org" } });
    const bold = { type: "bold", offset: call.length, length: 2 };
    users.editContent(chat, user, id, { entities: [bold] });
    await settled();
    expect(library.asked).toHaveLength(1);
    // That of `settled` itself.
    expect(standIn.sent()).toHaveLength(sentCount + 1);
  });

  test("an answer that was deleted comes as a new one", async () => {
    const { asked, edited, call, users, chat, standIn } = await inChat(kind);
    const { message, answer } = await asked("0段");
    for (const id of idsOf(answer)) users.remove(chat, id);
    const now = await edited(message, `${call}又是0段`);
    expect(now.map(({ text }) => text.includes("又是0段"))).toEqual([true]);
    expect(Math.min(...idsOf(now))).toBeGreaterThan(Math.max(...idsOf(answer)));
    expect(standIn.sent().some(({ text }) => text === messages.t("zh", "failure"))).toBe(false);
  });

  test("an answer of which the beginning was deleted comes as a new one, in order", async () => {
    const { asked, edited, call, users, chat } = await inChat(kind);
    const { message, answer } = await asked("2段");
    users.remove(chat, answer[0]?.messageId ?? 0);
    const now = await edited(message, `${call}3段`);
    expect(Math.min(...idsOf(now))).toBeGreaterThan(Math.max(...idsOf(answer)));
    expect(now.map(({ text }) => text.includes("3段"))).toEqual(now.map((_, index) => index === 0));
  });

  test("votes for the old answer do not count for the new", async () => {
    const { asked, edited, call, users, user, chat, state, standIn } = await inChat(kind);
    const { message, answer } = await asked("0段");
    const answerId = answer[0]?.messageId ?? 0;
    users.pressButton(chat, user, answerId, "vote:down");
    await standIn.waitUntil(async () => (await state.feedback.since(0)).length > 0, "a vote");
    const now = await edited(message, `${call}又是0段`);
    expect(await state.feedback.since(0)).toEqual([]);
    expect((await state.questions.since(0))[0]?.votes.down).toBe(0);
    // The reasons that the vote brought up are gone with it.
    expect(now[0]?.keyboard).toEqual(answer[0]?.keyboard);
    users.pressButton(chat, user, answerId, "vote:up");
    await standIn.waitUntil(async () => (await state.feedback.since(0)).length > 0, "a vote");
    expect((await state.questions.since(0))[0]?.votes.up).toBe(1);
  });
});

test("whatever is edited and deleted, what stands is the last answer, whole and in order", async () => {
  const { asked, edited, standing, call, users, chat } = await inChat("group");
  const fresh = async (text: string) => {
    const { message, answer } = await asked(text);
    for (const id of [message.message_id, ...idsOf(answer)]) users.remove(chat, id);
    return answer.map((each) => each.text);
  };
  const expected = [await fresh("0段"), await fresh("1段"), await fresh("2段"), await fresh("3段")];
  const steps = fc.array(
    fc.record({ length: fc.nat({ max: 3 }), deleted: fc.option(fc.nat({ max: 2 }), { freq: 3 }) }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 3 }), steps, async (first, edits) => {
      const { message } = await asked(`${first}段`);
      const answer = () =>
        standing().filter(({ replyToMessageId }) => replyToMessageId === message.message_id);
      let now = first;
      for (const { length, deleted } of edits) {
        const gone = answer()[deleted ?? -1];
        if (gone !== undefined) users.remove(chat, gone.messageId);
        if (length === now) continue;
        await edited(message, `${call}${length}段`);
        expect(answer().map(({ text }) => text)).toEqual(expected[length]);
        now = length;
      }
    }),
    { numRuns: 25 },
  );
});

test("which answer belongs to which question is known after a restart as well", async () => {
  const { asked, user, chat, users, bot, running, state, library, standIn } =
    await inChat("private");
  const { message, answer } = await asked("0段");
  await bot.stop();
  await running;
  users.editText(chat, user, message.message_id, "又是0段");
  const next = createBot({
    token: standIn.token,
    apiRoot: standIn.url,
    library,
    desk: noDesk,
    messages,
    log: recordingLog([]),
    state,
    adminIds: [],
    admission: anybody,
    logsQuestions: false,
  });
  const nextRunning = next.start();
  const edits = () => standIn.sent().filter(({ method }) => method === "editMessageText");
  await standIn.waitUntil(() => edits().length > 0, "an edit");
  await next.stop();
  await nextRunning;
  expect(edits().map(({ messageId }) => messageId)).toEqual(idsOf(answer));
  expect((await state.questions.since(0)).map(({ text }) => text)).toEqual(["又是0段"]);
});
