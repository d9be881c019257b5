/** In a group a passage is opened for whoever pressed, and for nobody else. */
import { describe, expect, test } from "vitest";
import { olderCadres, surplusStaff } from "./fixture-library.ts";
import { messages, quickTiming, startBot, untilHandled, type HarnessOptions } from "./harness.ts";
import { excerptOf } from "./reader.ts";
import type { StandInChat } from "./stand-in/world.ts";

async function inGroup(options: HarnessOptions = {}, chatOf?: (title: string) => StandInChat) {
  const harness = await startBot(options);
  const { standIn } = harness;
  const { users } = standIn;
  const [li, wang] = [users.person("小李"), users.person("Wang", "en")];
  const chat = chatOf?.("改革研讨") ?? users.supergroup("改革研讨");
  users.sendText(chat, li, "@practice_bot 河曲县如何安置超编人员?");
  await untilHandled(harness);
  const answerId = standIn.sent()[0]?.messageId ?? 0;
  const press = async (data: string, user = li) => {
    users.pressButton(chat, user, answerId, data);
    await untilHandled(harness);
  };
  const pressAlone = async (data: string, user = li) => {
    users.pressEphemeral(chat, user, standIn.sent().at(-1)?.ephemeral?.id ?? 0, data);
    await untilHandled(harness);
  };
  /** What everybody sees. */
  const seenByAll = () => standIn.standing(chat.id);
  const last = () => standIn.sent().at(-1);
  const acknowledged = () => standIn.calls("answerCallbackQuery").at(-1)?.fields;
  return {
    ...harness,
    users,
    chat,
    li,
    wang,
    answerId,
    press,
    pressAlone,
    seenByAll,
    last,
    acknowledged,
  };
}

describe("📖 in a group", () => {
  test("is shown to the member who pressed, in that member's language", async () => {
    const { press, last, seenByAll, li, wang, answerId, standIn } = await inGroup();
    await press("open:hequ-07", li);
    expect(last()).toMatchObject({ ephemeral: { receiverId: li.id }, replyToMessageId: answerId });
    expect(excerptOf(last() as never)).toEqual([surplusStaff.text]);
    expect(last()?.text).toContain("第 7 段");
    await press("open:hequ-07", wang);
    expect(last()).toMatchObject({ ephemeral: { receiverId: wang.id } });
    expect(last()?.text).toContain("Passage 7 of 16");
    expect(seenByAll()).toHaveLength(1);
    expect(standIn.refusals()).toEqual([]);
  });

  test("is shown once, however often it is pressed, and again after a while", async () => {
    const { press, standIn, acknowledged, users, chat, li, answerId, ...harness } = await inGroup();
    for (let count = 0; count < 10; count += 1)
      users.pressButton(chat, li, answerId, "open:hequ-07");
    await untilHandled({ standIn, ...harness });
    expect(standIn.sent()).toHaveLength(2);
    expect(acknowledged()?.["text"]).toBe(messages.t("zh", "shown-already"));
    await press("open:hequ-08");
    expect(standIn.sent()).toHaveLength(3);
    const later = await inGroup({ timing: { ...quickTiming, showAgainMs: 0 } });
    await later.press("open:hequ-07");
    await later.press("open:hequ-07");
    expect(later.standIn.sent()).toHaveLength(3);
  });

  test("is read on in its place, and its buttons bring nothing to the others", async () => {
    const { press, pressAlone, last, seenByAll, standIn, li } = await inGroup();
    await press("open:hequ-07");
    await pressAlone("read:hequ-08");
    expect(last()).toMatchObject({
      method: "editEphemeralMessageText",
      ephemeral: { id: 1, receiverId: li.id },
    });
    expect(excerptOf(last() as never)).toEqual([olderCadres.text]);
    await press("open:hequ-07");
    expect(excerptOf(last() as never)).toEqual([surplusStaff.text]);
    await pressAlone("case:hequ");
    expect(last()?.text).toContain("14条做法");
    await pressAlone("contents:hequ");
    expect(last()).toMatchObject({ ephemeral: { receiverId: li.id } });
    expect(seenByAll()).toHaveLength(1);
    expect(standIn.refusals()).toEqual([
      // The contents are there already.
      expect.objectContaining({ message: expect.stringContaining("message is not modified") }),
    ]);
  });

  test("is about what the member asks next", async () => {
    const { press, library, users, chat, wang, ...harness } = await inGroup();
    await press("open:hequ-07", wang);
    users.sendText(chat, wang, "@practice_bot 上犹呢?");
    await untilHandled(harness);
    expect(library.askedWith.at(-1)?.previous).toMatchObject({ places: ["河曲县"] });
  });

  test.each(["group", "supergroup", "forum"] as const)("works in a %s", async (kind) => {
    const harness = await startBot();
    const { users } = harness.standIn;
    const li = users.person("小李");
    const chat = users[kind]("改革研讨");
    const extra = kind === "forum" ? { threadId: users.topic(chat, "编制") } : {};
    users.sendText(chat, li, "@practice_bot 河曲", extra);
    await untilHandled(harness);
    users.pressButton(chat, li, harness.standIn.sent()[0]?.messageId ?? 0, "open:hequ-07");
    await untilHandled(harness);
    expect(harness.standIn.sent()[1]).toMatchObject({
      ephemeral: { receiverId: li.id },
      threadId: extra.threadId ?? null,
    });
  });

  test("is no question in the direct messages of a channel: nobody else reads along", async () => {
    const harness = await startBot();
    const { users } = harness.standIn;
    const li = users.person("小李");
    const chat = users.directMessages("改革通讯");
    users.sendText(chat, li, "@practice_bot 河曲");
    await untilHandled(harness);
    users.pressButton(chat, li, harness.standIn.sent()[0]?.messageId ?? 0, "open:hequ-07");
    await untilHandled(harness);
    expect(harness.standIn.standing(chat.id)).toHaveLength(2);
  });
});

describe("where Telegram does not show it to one member", () => {
  test("the private chat is opened at the passage", async () => {
    const { press, standIn, acknowledged, seenByAll } = await inGroup();
    const description = "Bad Request: EPHEMERAL_NOT_SUPPORTED";
    standIn.failNext("sendMessage", { errorCode: 400, description });
    await press("open:hequ-07");
    expect(acknowledged()?.["url"]).toBe("https://t.me/practice_bot?start=hequ-07");
    expect(seenByAll()).toHaveLength(1);
    // Nothing was shown, so that it may be tried again.
    await press("open:hequ-07");
    expect(standIn.sent()).toHaveLength(2);
  });

  test.each([
    ["a server that is too old for it", { standIn: { isBeforeEphemeral: true } }, undefined],
    ["a member who may not be written to", {}, "Forbidden: user is not a member"],
  ])("so does %s, and nothing of it is left for all to see", async (_, options, description) => {
    const { press, standIn, acknowledged, seenByAll } = await inGroup(options);
    if (description !== undefined) standIn.failNext("sendMessage", { errorCode: 403, description });
    await press("open:hequ-07");
    expect(acknowledged()?.["url"]).toBe("https://t.me/practice_bot?start=hequ-07");
    expect(seenByAll()).toHaveLength(1);
  });

  test("a press that waited too long brings nothing, to the others neither", async () => {
    const { standIn, seenByAll, users, chat, li, answerId, ...harness } = await inGroup();
    const letGo = standIn.holdBack("sendMessage");
    users.pressButton(chat, li, answerId, "open:hequ-07");
    standIn.clock.advance(60);
    letGo();
    await untilHandled({ standIn, ...harness });
    expect(seenByAll()).toHaveLength(1);
    expect(standIn.refusals()).toHaveLength(2);
    expect(harness.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("an answer that is gone is no reason not to show it", async () => {
    const { users, chat, answerId, press, last, li, standIn } = await inGroup();
    users.remove(chat, answerId);
    await press("open:hequ-07");
    expect(last()).toMatchObject({ ephemeral: { receiverId: li.id }, replyToMessageId: null });
    expect(standIn.refusals()).toEqual([]);
  });
});

test("what a member replies for the bot's eyes alone is answered to that member alone", async () => {
  const { press, users, chat, li, seenByAll, last, library, standIn, ...harness } = await inGroup();
  await press("open:hequ-07");
  for (const text of ["上犹呢?", "党组的职责?"]) {
    users.sendEphemerally(chat, li, text);
    await untilHandled({ standIn, ...harness });
    expect(library.asked.at(-1)).toBe(text);
    expect(last()).toMatchObject({ method: "sendMessage", ephemeral: { receiverId: li.id } });
  }
  expect(seenByAll()).toHaveLength(1);
});
