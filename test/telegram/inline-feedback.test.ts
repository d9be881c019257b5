/** Votes on what was posted by inline and guest mode: known by an id alone, and everybody's to vote on. */
import { describe, expect, test } from "vitest";
import { messages, startBot, type Harness } from "./harness.ts";
import { answerTo, typeInline } from "./inline-asker.ts";
import type { StandInUser } from "./stand-in/world.ts";
import { noReasons, noticeOf, reasonData, rowsOf, voteData, voteEdits } from "./voting.ts";

/** The stand-in numbers people from here on. */
const adminId = 5_001;

type Post = (harness: Harness, question: string, languageCode?: string) => Promise<string>;

const callAsGuest: Post = async ({ standIn }, question, languageCode = "zh-hans") => {
  const { users } = standIn;
  const before = standIn.sent().length;
  const asker = users.person("小李", languageCode);
  users.guestMessage(users.elsewhere("别处"), asker, `@practice_bot ${question}`);
  return (await standIn.waitForMessages(before + 1))[before]?.inlineMessageId ?? "";
};

function choose(feedback: boolean): Post {
  return async ({ standIn }, question, languageCode = "zh-hans") => {
    const asker = standIn.users.person("小李", languageCode);
    const queryId = standIn.users.inlineQuery(asker, question);
    const { results } = await answerTo(standIn, queryId);
    const { inlineMessageId } = standIn.users.chooseInlineResult(queryId, results[0]?.id ?? "", {
      feedback,
    });
    return inlineMessageId ?? "";
  };
}

const posts: readonly (readonly [string, Post])[] = [
  ["a guest's answer", callAsGuest],
  ["a chosen result", choose(true)],
  ["a chosen result of which the bot is not told", choose(false)],
];
const notChanged = "the buttons of a vote were not changed";
const question = "河曲县如何安置超编人员?";

async function withPost(post: Post, languageCode?: string) {
  const harness = await startBot({ adminIds: [adminId] });
  const { users } = harness.standIn;
  const admin = users.person("管理员");
  const inlineMessageId = await post(harness, question, languageCode);
  const reader = users.person("老王", languageCode ?? "zh-hans");
  const counts = () => harness.state.feedback.counts({ kind: "inline", inlineMessageId });
  const press = (data: string, by: StandInUser = reader) =>
    noticeOf(harness, () => users.pressInline(by, inlineMessageId, data));
  const shown = async (count: number) => {
    await harness.standIn.waitUntil(() => voteEdits(harness).length === count, "other buttons");
    return rowsOf(voteEdits(harness).at(-1));
  };
  return { ...harness, admin, reader, inlineMessageId, counts, press, shown };
}

/** What a later question's answer proves to be all that was done. */
async function settled({ standIn }: Harness, user: StandInUser) {
  const before = standIn.calls("sendMessage").length;
  standIn.users.sendText(standIn.users.privateChat(user), user, "/help");
  await standIn.waitUntil(() => standIn.calls("sendMessage").length > before, "the help");
}

describe("the row of the vote", () => {
  test("is not under a guest's refusal: there is nothing to vote on", async () => {
    const harness = await startBot();
    await callAsGuest(harness, "今天天气怎么样?");
    expect(rowsOf(harness.standIn.sent()[0])).toEqual([]);
  });

  test.each([question, "榆林市怎样评估编制?"])("is under a guest's answer (%s)", async (asked) => {
    const harness = await startBot();
    await callAsGuest(harness, asked);
    expect(rowsOf(harness.standIn.sent()[0])).toEqual([voteData]);
  });

  test("is under every excerpt that is listed, and under no case", async () => {
    const harness = await startBot();
    const excerpts = await typeInline(harness, "超编人员");
    expect(excerpts.results.map(({ content }) => rowsOf(content))).toEqual([
      [voteData],
      [voteData],
    ]);
    const cases = await typeInline(harness, "");
    expect(cases.results.flatMap(({ content }) => rowsOf(content))).toEqual([]);
  });

  test("is not under what is no answer", async () => {
    const harness = await startBot({ answer: () => Promise.reject(new Error("broken")) });
    await callAsGuest(harness, "");
    await callAsGuest(harness, question);
    expect(harness.standIn.sent().flatMap(rowsOf)).toEqual([]);
  });
});

describe.each(posts)("a vote on %s", (_name, post) => {
  test("counts once a person, can be changed, and is thanked for once", async () => {
    const { press, counts, state, reader, inlineMessageId } = await withPost(post);
    expect(await press("vote:up")).toBe(messages.t("zh", "vote-thanks"));
    expect(await press("vote:up")).toBe(messages.t("zh", "vote-same"));
    expect(await counts()).toEqual({ up: 1, down: 0, reasons: noReasons });
    expect(await press("vote:down")).toContain("已改成👎");
    expect(await state.feedback.since(0)).toMatchObject([
      { answer: { kind: "inline", inlineMessageId }, userId: String(reader.id), direction: "down" },
    ]);
  });

  test("against it asks why, and leaves the thumbs to everybody else", async () => {
    const { press, counts, shown, standIn } = await withPost(post);
    expect(await press("vote:down")).toBe("谢谢，记下了。\n哪里不好？可以在下面选一项。");
    expect(await shown(1)).toEqual([voteData, reasonData]);
    expect(await press("vote:up", standIn.users.person("小张"))).toBe("谢谢，记下了。");
    expect(await press("why:nothing-new")).toBe("记下了：没有新内容。谢谢！");
    expect(await shown(2)).toEqual([voteData]);
    expect(await counts()).toEqual({ up: 1, down: 1, reasons: { ...noReasons, "nothing-new": 1 } });
  });
});

describe("the reasons", () => {
  test("are asked of a second person too, whose press changes nothing to be seen", async () => {
    const harness = await withPost(callAsGuest);
    const { press, shown, standIn, logged, counts, reader } = harness;
    const other = standIn.users.person("小张");
    await press("vote:down");
    await shown(1);
    expect(await press("vote:down", other)).toContain("可以在下面选一项");
    await press("why:wrong-place", other);
    expect(await shown(2)).toEqual([voteData]);
    expect(await counts()).toEqual({ up: 0, down: 2, reasons: { ...noReasons, "wrong-place": 1 } });
    await settled(harness, reader);
    expect(logged.map(({ message }) => message)).not.toContain(notChanged);
  });

  test("go when the thumb down is taken back", async () => {
    const { press, shown, counts } = await withPost(callAsGuest);
    await press("vote:down");
    await shown(1);
    expect(await press("vote:up")).toContain("已改成👍");
    expect(await shown(2)).toEqual([voteData]);
    expect(await counts()).toEqual({ up: 1, down: 0, reasons: noReasons });
  });

  test("are in the language of whoever voted", async () => {
    const { press, shown, standIn } = await withPost(callAsGuest, "en");
    expect(await press("vote:down")).toBe(
      "Thank you, noted.\nWhat was wrong? You can choose below.",
    );
    await shown(1);
    const [, reasons] = standIn.sent().at(-1)?.keyboard ?? [];
    expect(reasons?.map(({ text }) => text)).toEqual([
      "Wrong place",
      "Off the point",
      "Nothing new",
    ]);
  });
});

test("a vote on a post that was deleted meanwhile counts, and fails nowhere", async () => {
  const harness = await withPost(callAsGuest);
  const { press, counts, standIn, logged, reader } = harness;
  const [post] = standIn.sent();
  standIn.users.remove({ id: post?.chatId ?? 0, type: "supergroup" }, post?.messageId ?? 0);
  await press("vote:down");
  await settled(harness, reader);
  expect((await counts()).down).toBe(1);
  expect(logged.map(({ message }) => message)).toContain(notChanged);
});

describe("whoever looks after the documents", () => {
  const ask = async ({ standIn }: Harness, admin: StandInUser, command: string) => {
    const chat = standIn.users.privateChat(admin);
    standIn.users.sendText(chat, admin, command);
    const [reply] = await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
    return reply?.text ?? "";
  };

  test.each(posts.slice(0, 2))(
    "sees a vote against %s beside its question",
    async (_name, post) => {
      const harness = await withPost(post);
      await harness.press("vote:down");
      await harness.press("why:not-asked");
      expect(await ask(harness, harness.admin, "/gaps")).toContain(
        `1. ${question}\n问过1次 · 👎 1 · 答非所问 1`,
      );
    },
  );

  test.each(posts)("finds a vote on %s in the week's figures", async (_name, post) => {
    const harness = await withPost(post);
    await harness.press("vote:up");
    expect(await ask(harness, harness.admin, "/stats")).toMatch(/W46 .* 1  0$/m);
  });
});
