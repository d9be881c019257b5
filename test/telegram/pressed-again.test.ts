/** A button that is pressed several times posts once what it posts. */
import { describe, expect, test } from "vitest";
import { messages, quickTiming, startBot, untilHandled, type HarnessOptions } from "./harness.ts";
import type { StandInChat, StandInUser } from "./stand-in/world.ts";

async function inChat(kind: "private" | "supergroup", options: HarnessOptions = {}) {
  const harness = await startBot(options);
  const { standIn } = harness;
  const { users } = standIn;
  const people = ["小李", "老王", "小陈"].map((name) => users.person(name));
  const [li] = people as [StandInUser];
  const chat: StandInChat =
    kind === "private" ? users.privateChat(li) : users.supergroup("改革研讨");
  users.sendText(chat, li, "@practice_bot 河曲县如何安置超编人员?");
  await untilHandled(harness);
  const answerId = standIn.sent()[0]?.messageId ?? 0;
  const press = async (data: string, user: StandInUser = li, messageId = answerId) => {
    users.pressButton(chat, user, messageId, data);
    await untilHandled(harness);
    return standIn.calls("answerCallbackQuery").at(-1)?.fields["text"];
  };
  const standing = () => standIn.standing(chat.id).map(({ messageId }) => messageId);
  return { ...harness, users, chat, people, press, standing, answerId };
}

const already = messages.t("zh", "posted-already");

describe("in a private chat", () => {
  test.each(["open:hequ-08", "ask:1", "case:hequ"])(
    "ten presses bring one message (%s)",
    async (data) => {
      const { standIn, users, chat, people, standing, answerId, ...harness } =
        await inChat("private");
      const [li] = people as [StandInUser];
      for (let count = 0; count < 10; count += 1) users.pressButton(chat, li, answerId, data);
      await untilHandled({ standIn, ...harness });
      expect(standing()).toHaveLength(2);
      const notices = standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
      expect(notices).toEqual([undefined, ...Array.from({ length: 9 }, () => already)]);
    },
  );

  test("buttons of two messages, and two buttons of one, bring a message each", async () => {
    const { press, standing, users, chat, people, ...harness } = await inChat("private");
    const [li] = people as [StandInUser];
    await press("open:hequ-07");
    await press("open:hequ-08");
    users.sendText(chat, li, "河曲县的编制?");
    await untilHandled(harness);
    await press("open:hequ-07", li, standing().at(-1));
    expect(standing()).toHaveLength(5);
  });

  test("what was deleted, or turned to another page, comes again", async () => {
    const { press, standing, users, chat, people } = await inChat("private");
    const [li] = people as [StandInUser];
    await press("open:hequ-07");
    users.remove(chat, standing().at(-1) ?? 0);
    expect(await press("open:hequ-07")).toBeUndefined();
    expect(standing()).toHaveLength(2);
    await press("read:hequ-08", li, standing().at(-1));
    expect(await press("open:hequ-07")).toBeUndefined();
    expect(standing()).toHaveLength(3);
    expect(await press("open:hequ-07")).toBe(already);
  });

  test("after a while it comes again", async () => {
    const timing = { ...quickTiming, postAgainMs: 0 };
    const { press, standing } = await inChat("private", { timing });
    await press("open:hequ-07");
    await press("open:hequ-07");
    expect(standing()).toHaveLength(3);
  });

  test("a vote below it is left as it is", async () => {
    const { standIn, press, standing, people, chat } = await inChat("private");
    const [li] = people as [StandInUser];
    await press("ask:1");
    const [, askedId] = standing();
    await press("vote:down", li, askedId);
    const keyboard = () => standIn.standing(chat.id).at(-1)?.keyboard;
    const withReasons = keyboard();
    expect(await press("ask:1")).toBe(already);
    expect(keyboard()).toEqual(withReasons);
  });

  test("what was refused, or means nothing, is no message that would be there", async () => {
    const { press, library } = await inChat("private");
    library.excerpts.length = 0;
    const gone = messages.t("zh", "passage-gone");
    expect([await press("open:hequ-07"), await press("open:hequ-07")]).toEqual([gone, gone]);
  });
});

test("who presses many times at once costs no calls but those that acknowledge it", async () => {
  const timing = { ...quickTiming, surelyThereMs: 60_000 };
  const { standIn, press } = await inChat("private", { timing });
  for (let count = 0; count < 3; count += 1) await press("open:hequ-07");
  expect(standIn.refusals()).toEqual([]);
});

test("three members of a group who press one after another get one message", async () => {
  const { press, standing, people, library } = await inChat("supergroup");
  for (const user of people) await press("ask:1", user);
  for (const user of people) await press("case:hequ", user);
  expect(standing()).toHaveLength(3);
  expect(library.asked).toHaveLength(2);
});

test("a question that is asked already does not count as one more", async () => {
  const { press, standing } = await inChat("private", { admission: { questionsPerMinute: 2 } });
  await press("ask:1");
  for (let count = 0; count < 5; count += 1) expect(await press("ask:1")).toBe(already);
  expect(standing()).toHaveLength(2);
});
