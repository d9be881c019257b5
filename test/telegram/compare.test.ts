/** Places side by side: by command, by a question that names several, and as a reply. */
import { describe, expect, test } from "vitest";
import { chatKinds, inChat } from "./one-chat.ts";
import {
  anAnswer,
  evaluation,
  fixtureAnswer,
  olderCadres,
  surplusStaff,
} from "./fixture-library.ts";
import { askPrivately, boldOf, messages, quotesOf, startBot } from "./harness.ts";

test("/compare shows place by place, each excerpt with its citation", async () => {
  const reply = await askPrivately(await startBot(), "/compare 河曲 汉滨 考核");
  expect(boldOf(reply)).toEqual(
    expect.arrayContaining(["各地对照：河曲 汉滨 考核", "河曲县", "汉滨区"]),
  );
  expect(quotesOf(reply)).toHaveLength(2);
  expect(reply.text).toMatch(/\[1\] .*hequ-07/);
  expect(reply.text).toMatch(/\[2\] .*hanbin-02/);
});

test("a place whose documents say nothing has words instead of an excerpt", async () => {
  const reply = await askPrivately(await startBot(), "/compare 河曲 上犹 考核");
  expect(quotesOf(reply)).toHaveLength(1);
  expect(reply.text).toContain("上犹县\n资料里没有讲到这个。");
});

test("as a reply with nothing else, it compares what the message above asks", async () => {
  const { standIn } = await startBot();
  const { users } = standIn;
  const [chat, user] = [users.group("改革研讨"), users.person("小李")];
  const { message_id: replyTo } = users.sendText(chat, user, "河曲和汉滨的考核有什么不同");
  users.sendText(chat, user, "/compare", { replyTo });
  const [reply] = await standIn.waitForMessages(1);
  expect(reply === undefined ? [] : quotesOf(reply)).toHaveLength(2);
});

test.each(["/compare", "/compare 河曲 考核"])("%s says how it is used", async (text) => {
  expect((await askPrivately(await startBot(), text)).text).toBe(messages.t("zh", "compare-empty"));
});

/** As the library answers a question about two places, and more of it. */
function aboutTwo(question: string) {
  const places = ["河曲县", "汉滨区"];
  const isMore = question === "还有吗";
  const asked = isMore ? "河曲和汉滨的考核" : question;
  const notes = isMore ? [{ kind: "follow-up", question: asked, isMore } as const] : [];
  return { ...fixtureAnswer("河曲"), question: asked, topic: "考核", places, notes };
}

describe.each(["河曲和汉滨的考核", "/compare@practice_bot 河曲和汉滨的考核"])("%s", (text) => {
  test.each(chatKinds)("is logged and remembered with what it showed (%s)", async (kind) => {
    const { say, call, settled, state, standing, chat } = await inChat(kind, aboutTwo);
    say(text.startsWith("/") ? text : call + text);
    await settled();
    const [logged, ...others] = await state.questions.since(0);
    expect(others).toEqual([]);
    expect(logged).toMatchObject({ text: "河曲和汉滨的考核", status: "answered" });
    expect(logged?.passageIds).toEqual(["hequ-07", "hanbin-02"]);
    const messageId = standing().at(-1)?.messageId ?? 0;
    expect(logged?.answer).toEqual({ kind: "message", chatId: String(chat.id), messageId });
    expect(await state.subjects.ofMessage(String(chat.id), messageId)).toEqual({
      question: "河曲和汉滨的考核",
      topic: "考核",
      places: ["河曲县", "汉滨区"],
      shownIds: ["hequ-07", "hanbin-02"],
      numberedIds: ["hequ-07", "hanbin-02"],
      shownPlaces: ["河曲县", "汉滨区"],
    });
  });
});

test("more is asked for with what the comparison showed, and is not the comparison again", async () => {
  const { asked, library } = await inChat("private", aboutTwo);
  await asked("/compare 河曲和汉滨的考核");
  const { answer } = await asked("还有吗");
  expect(library.askedWith.at(-1)?.previous?.shownIds).toEqual(["hequ-07", "hanbin-02"]);
  expect(answer[0]?.text).toContain("各地对照");
  expect(answer[1]?.text).not.toContain("各地对照");
  expect(answer[1]?.text).toContain("hequ-08");
});

test("in a group, more shows one excerpt for each place", async () => {
  const excerpts = [olderCadres, evaluation, surplusStaff];
  const { asked } = await inChat("group", (question) => ({ ...aboutTwo(question), excerpts }));
  await asked("河曲和汉滨的考核");
  const { answer } = await asked("还有吗");
  const [, more] = answer;
  expect(more === undefined ? [] : quotesOf(more)).toEqual([olderCadres.text, evaluation.text]);
  expect(more?.keyboard?.flat().map(({ text }) => text)).toContain("还有1段，接着看");
});

test("that there is no more is told, and is nothing that the documents lack", async () => {
  const { asked, state } = await inChat("private", (question) => ({
    ...anAnswer(question, { status: "none", reason: "no-evidence", excerpts: [] }),
    notes: [{ kind: "no-more" }],
  }));
  const { answer } = await asked("还有吗");
  expect(answer[0]?.text).toContain("没有更多");
  expect(await state.questions.since(0)).toEqual([]);
});

test("what was made of the question is said above, and the title begins with a word of it", async () => {
  const note = { kind: "corrected-place", written: "汉宾", understood: "汉滨区" } as const;
  const { asked } = await inChat("private", (question) => ({
    ...aboutTwo(question),
    topic: "的考核",
    notes: [note],
  }));
  const { answer } = await asked("河曲和汉滨的考核");
  const [first, title] = answer[0]?.text.split(/\n+/) ?? [];
  expect(first).toBe("“汉宾”按“汉滨区”理解。");
  expect(title).toBe("各地对照：河曲和汉滨的考核");
});

test("two places and nothing else are compared by what was asked before", async () => {
  const { asked, library } = await inChat("private", (question) =>
    question === "河曲 汉滨"
      ? anAnswer("河曲和汉滨的考核", { places: ["河曲县", "汉滨区"] })
      : fixtureAnswer(question),
  );
  await asked("河曲怎么考核");
  const { answer } = await asked("/compare 河曲 汉滨");
  expect(library.askedWith.at(-1)?.previous?.question).toBe("河曲怎么考核");
  expect(answer.at(-1)?.text).toContain("各地对照：河曲和汉滨的考核");
});

test("a comparison that cannot be made is not logged as a question", async () => {
  const { asked, state } = await inChat("private", fixtureAnswer);
  await asked("/compare 河曲 考核");
  expect(await state.questions.since(0)).toEqual([]);
});
