/** A forward with a comment comes as two messages, the comment first: one answer, about the forward. */
import { describe, expect, test } from "vitest";
import { quickTiming, startBot, untilHandled } from "./harness.ts";

/** The fixture's library finds nothing for it. */
const comment = "看看天气那个帖子";
const forwarded = "河曲县如何安置超编人员?";

const userId = 4_711;

/** Long enough that the forward comes in time, however busy the machine is. */
const patient = { ...quickTiming, commentWaitMs: 10_000 };

async function start(
  kind: "private" | "supergroup",
  timing = patient,
  adminIds: readonly number[] = [],
) {
  const harness = await startBot({ timing, adminIds });
  const { users } = harness.standIn;
  const user = { ...users.person("小李"), id: userId };
  const chat = kind === "private" ? users.privateChat(user) : users.supergroup("改革研讨");
  const other = users.person("老王");
  const post = users.sendText(users.elsewhere("别处"), other, forwarded);
  return { ...harness, users, user, chat, other, post };
}

describe("a comment that finds nothing", () => {
  test("in a private chat gets no answer beside that of the forward", async () => {
    const harness = await start("private");
    const { standIn, users, user, chat, post } = harness;
    users.sendText(chat, user, comment);
    const forward = users.forward(chat, user, post);
    await untilHandled(harness);
    expect(standIn.sent()).toHaveLength(1);
    expect(standIn.sent()[0]?.text).toContain("hequ-07");
    expect(forward["text"]).toBe(forwarded);
  });

  test.each([`@practice_bot ${comment}`, "@practice_bot"])(
    "in a group, where it calls the bot, is answered with what the forward says (%s)",
    async (text) => {
      const harness = await start("supergroup");
      const { standIn, users, user, chat, post } = harness;
      const asked = users.sendText(chat, user, text);
      users.forward(chat, user, post);
      await untilHandled(harness);
      expect(standIn.sent()).toHaveLength(1);
      expect(standIn.sent()[0]).toMatchObject({ replyToMessageId: asked.message_id });
      expect(standIn.sent()[0]?.text).toContain("hequ-07");
    },
  );

  test("is answered by itself where no forward comes, or only somebody else's", async () => {
    const harness = await start("supergroup", quickTiming);
    const { standIn, users, user, other, chat, post } = harness;
    users.sendText(chat, user, `@practice_bot ${comment}`);
    users.forward(chat, other, post);
    await untilHandled(harness);
    expect(standIn.sent()).toHaveLength(1);
    expect(standIn.sent()[0]?.text).toContain("不在资料的范围里");
  });

  test("or one that came much later", async () => {
    const harness = await start("private", quickTiming);
    const { standIn, users, user, chat, post } = harness;
    users.sendText(chat, user, comment);
    standIn.clock.advance(5);
    users.forward(chat, user, post);
    await untilHandled(harness);
    expect(standIn.sent()).toHaveLength(2);
  });
});

test("a full question is answered beside the forward", async () => {
  const harness = await start("private");
  const { standIn, library, users, user, chat, post } = harness;
  users.sendText(chat, user, "汉滨区怎样评估?");
  await standIn.waitForMessages(1);
  users.forward(chat, user, post);
  await untilHandled(harness);
  expect(library.asked).toEqual(["汉滨区怎样评估?", forwarded]);
  expect(standIn.sent()).toHaveLength(2);
});

describe("a comment without a subject of its own", () => {
  test.each([
    ["看看", forwarded],
    ["有没有别的县也这样?", "除河曲县以外，如何安置超编人员?"],
    ["上犹呢", "上犹如何安置超编人员?"],
    ["has any other county done this?", "除河曲县以外，如何安置超编人员?"],
  ])("is answered with the forward, once (%s)", async (text, question) => {
    for (const kind of ["private", "supergroup"] as const) {
      const harness = await start(kind);
      const { standIn, library, users, user, chat, post } = harness;
      users.sendText(chat, user, kind === "private" ? text : `@practice_bot ${text}`);
      users.forward(chat, user, post);
      await untilHandled(harness);
      expect(library.asked).toEqual([question]);
      expect(standIn.sent()).toHaveLength(1);
    }
  });

  test("and a long one of an administrator makes no draft", async () => {
    const harness = await start("private", patient, [userId]);
    const { library, users, user, other, chat } = harness;
    const text = `超编人员分流到了社区。${"会后参观了公园。".repeat(80)}`;
    const post = users.sendText(users.elsewhere("别处"), other, text);
    users.sendText(chat, user, "哪里有过?");
    users.forward(chat, user, post);
    await untilHandled(harness);
    expect(library.asked).toEqual(["超编人员分流到了社区。"]);
  });

  test("and /ask alone, in front of a forward", async () => {
    const harness = await start("private");
    const { standIn, library, users, user, chat, post } = harness;
    users.sendText(chat, user, "/ask");
    users.forward(chat, user, post);
    await untilHandled(harness);
    expect(library.asked).toEqual([forwarded]);
    expect(standIn.sent()).toHaveLength(1);
  });

  test("is asked by itself where no forward comes", async () => {
    const harness = await start("private", quickTiming);
    const { library, users, user, chat } = harness;
    users.sendText(chat, user, "这个怎么看");
    await untilHandled(harness);
    expect(library.asked).toEqual(["这个怎么看"]);
  });

  test("is about the forward in a conversation, too", async () => {
    const harness = await start("private");
    const { standIn, library, users, user, chat, post } = harness;
    users.sendText(chat, user, "汉滨区怎样评估?");
    await untilHandled(harness);
    users.sendText(chat, user, "上犹呢");
    users.forward(chat, user, post);
    await untilHandled(harness);
    expect(library.asked).toEqual(["汉滨区怎样评估?", "上犹如何安置超编人员?"]);
    expect(standIn.sent()).toHaveLength(2);
  });

  test("goes on with a conversation after a shorter wait, unless it points to something", async () => {
    const harness = await start("private");
    const { standIn, library, users, user, chat } = harness;
    users.sendText(chat, user, forwarded);
    await untilHandled(harness);
    users.sendText(chat, user, "上犹呢");
    // The harness waits for less than a comment would.
    await standIn.waitForMessages(2);
    expect(library.asked).toEqual([forwarded, "上犹呢"]);
  });
});
