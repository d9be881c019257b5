/** Anything that a bot may do with its state, and all that can be read of it afterwards. */
import fc from "fast-check";
import type { DraftContent } from "../../../src/state/drafts.ts";
import type { AnswerKey, StateStore } from "../../../src/state/state-store.ts";
import { written } from "../../setup/any-text.ts";
import { aDraft, aQuestion, aSubject, dayMs, logQuestions } from "../../setup/state-records.ts";

export type Act = (state: StateStore) => Promise<unknown>;

const bots = ["700001", "another bot"];
const users = ["7", "88", "@wang:example.org"];
const chats = ["7", "-5", "-1001234567890", "a/b"];
const updateIds = Array.from({ length: 4 }, (_, n) => n + 1);
const leaseMs = 60_000;

const botId = fc.constantFrom(...bots);
const userId = fc.constantFrom(...users);
const chatId = fc.constantFrom(...chats);
const updateId = fc.constantFrom(...updateIds);
const text = written(4);

const answerKey: fc.Arbitrary<AnswerKey> = fc.oneof(
  fc.record({
    kind: fc.constant("message" as const),
    chatId,
    messageId: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant("inline" as const), inlineMessageId: fc.constantFrom("x", "y") }),
);

const content: fc.Arbitrary<DraftContent> = fc.record(
  {
    original: fc.option(fc.uint8Array({ maxLength: 9 })),
    body: text,
    uncertain: fc.array(
      fc.record({
        page: fc.integer({ min: 1, max: 9 }),
        text,
        picture: fc.uint8Array({ maxLength: 9 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  },
  { requiredKeys: ["original", "body"] },
);

const ofInbox: fc.Arbitrary<Act> = fc
  .record({
    bot: botId,
    update: updateId,
    user: fc.option(userId),
    // Longer than the part that orders updates.
    lane: fc.constantFrom("chat 7", "chat -5", "x".repeat(300)),
    words: text,
    call: fc.constantFrom(
      "begin",
      "leave",
      "note",
      "giveUp",
      "putBack",
      "done",
      "receive",
      "receive",
    ),
  })
  .map(({ bot, update, user, lane, words, call }) => async (state) => {
    const inbox = state.inboxOf(bot);
    const sent = JSON.stringify(words);
    if (call === "receive")
      await inbox.receive([
        { updateId: update, lane, userId: user, text: JSON.stringify({ words }) },
      ]);
    else if (call === "begin") await inbox.begin(update, leaseMs);
    else if (call === "leave") await inbox.leaveLane(update);
    else if (call === "note") await inbox.noteSent(update, sent);
    else if (call === "giveUp") await inbox.giveUp(update);
    else if (call === "putBack") await inbox.putBack(update);
    else await inbox.done(update);
  });

const ofTalk: fc.Arbitrary<Act> = fc
  .record({ chatId, userId, words: text, number: fc.integer({ min: 1, max: 3 }), kind: fc.nat(5) })
  .map(
    ({ chatId: chat, userId: user, words, number, kind }) =>
      (state) =>
        state.write(({ languages, subjects, answers, expectations }) => {
          const conversation = { chatId: chat, threadId: number > 2 ? number : null, userId: user };
          const message = { botId: bots[0] ?? "", chatId: chat, messageId: number };
          if (kind === 0) languages.set({ chatId: chat, userId: number > 2 ? null : user }, "en");
          if (kind === 1) subjects.setCurrent(conversation, aSubject(words));
          if (kind === 2)
            subjects.setOfMessage(
              { chatId: chat, messageId: number, userId: user },
              aSubject(words),
            );
          if (kind === 3)
            answers.set(
              { ...message, userId: user },
              { text: words, messageIds: [number], questionId: null, previous: aSubject(words) },
            );
          if (kind === 4)
            expectations.set(
              { userId: user, updateId: number },
              { kind: "album", draftId: number, album: words },
            );
          if (kind === 5) subjects.forgetMessage(chat, number);
        }),
  );

const ofQuestions: fc.Arbitrary<Act> = fc
  .record({
    userId,
    words: text,
    answer: fc.option(answerKey),
    up: fc.boolean(),
    forgets: fc.nat(20),
  })
  .map(({ userId: user, words, answer, up, forgets }) => async (state) => {
    await logQuestions(state, [aQuestion({ userId: user, text: words, answer })]);
    if (answer !== null)
      await state.feedback.vote(
        answer,
        user,
        up ? { direction: "up" } : { direction: "down", reason: "not-asked" },
      );
    await state.limits.take({
      limit: "questions",
      who: { kind: "user", id: user },
      most: 2,
      windowMs: dayMs,
      atMs: null,
      updateId: words.length,
    });
    if (forgets === 0) await state.forgetUser(user);
  });

const ofDrafts: fc.Arbitrary<Act> = fc
  .record({ userId, id: fc.integer({ min: 1, max: 2 }), words: text, content, call: fc.nat(3) })
  .map(({ userId: user, id, words, content: sent, call }) => async (state) => {
    const draft = aDraft(id, { userId: user, name: words });
    const there = await state.drafts.get(draft);
    if (call === 0) await state.drafts.remove(draft);
    else if (there === null) await state.drafts.open(draft, sent);
    else if (call === 1) await state.drafts.change(draft, { warnings: [words] });
    else await state.drafts.rewrite(there, { partIds: [id] }, sent);
  });

/** Else most calls would be about updates that are not there. */
const receiveAll: Act = (state) =>
  Promise.all(
    bots.map((bot) =>
      state
        .inboxOf(bot)
        .receive(
          updateIds.map((id) => ({ updateId: id, lane: "chat 7", userId: "7", text: "{}" })),
        ),
    ),
  );

export const anyActs: fc.Arbitrary<readonly Act[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: ofInbox }, ofTalk, ofQuestions, ofDrafts), {
    minLength: 15,
    maxLength: 40,
    size: "max",
  })
  .map((acts) => [receiveAll, ...acts]);

/** Without changing anything that is compared. */
export async function allOf(state: StateStore): Promise<unknown> {
  const conversations = chats.flatMap((chat) =>
    users.flatMap((user) =>
      [null, 3].map((threadId) => ({ chatId: chat, threadId, userId: user })),
    ),
  );
  const messages = chats.flatMap((chat) =>
    [1, 2, 3].map((messageId) => ({ chatId: chat, messageId })),
  );
  const drafts = users.flatMap((user) => [1, 2].map((id) => ({ userId: user, id })));
  return {
    waiting: await Promise.all(bots.map((bot) => state.inboxOf(bot).waiting())),
    languages: await Promise.all(chats.map((chat) => state.languages.get(chat))),
    subjects: await Promise.all(conversations.map((each) => state.subjects.current(each))),
    ofMessages: await Promise.all(
      messages.map(({ chatId: chat, messageId }) => state.subjects.ofMessage(chat, messageId)),
    ),
    answers: await Promise.all(
      messages.map((message) => state.answers.get({ ...message, botId: bots[0] ?? "" })),
    ),
    expectations: await Promise.all(users.map((user) => state.expectations.get(user))),
    questions: await state.questions.since(0),
    votes: (await state.feedback.since(0)).map((vote) => JSON.stringify(vote)).toSorted(),
    drafts: await Promise.all(
      drafts.map(async (key) => {
        const draft = await state.drafts.get(key);
        if (draft === null) return null;
        const { original, body, uncertain = [] } = await state.drafts.content(draft);
        const lines = uncertain.map(({ picture, ...line }) => ({ ...line, picture: [...picture] }));
        // A file has no halves of surrogate pairs.
        return {
          draft,
          original: original && [...original],
          body: Buffer.from(body).toString(),
          lines,
        };
      }),
    ),
  };
}

/** What becomes of every update that is begun or delivered again: for the end, since it changes them. */
export async function updatesOf(state: StateStore): Promise<unknown> {
  const found: unknown[] = [];
  for (const bot of bots)
    for (const id of updateIds) {
      const inbox = state.inboxOf(bot);
      const again = await inbox.receive([{ updateId: id, lane: "z", userId: null, text: "{}" }]);
      found.push([again.length, await inbox.begin(id, leaseMs)]);
    }
  return found;
}
