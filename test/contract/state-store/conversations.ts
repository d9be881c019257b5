/** What is kept of a chat: its language, what is talked about, which messages answer which. */
import { describe, expect, it } from "vitest";
import {
  type GivenAnswer,
  type StateStore,
  subjectLifetimeMs,
  type WrittenMessage,
} from "../../../src/state/state-store.ts";
import { aQuestion, aSubject, dayMs, logQuestions, startMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

export function describeConversations(openStore: OpenStore): void {
  describe("a chat's language", () => {
    const languagesOf = (state: StateStore, chatIds: readonly string[]) =>
      Promise.all(chatIds.map((chatId) => state.languages.get(chatId)));

    it("is nobody's choice at first", async () => {
      const { state } = await openStore();
      expect(await state.languages.get("7")).toBeNull();
    });

    it("is the one that was set last, for that chat alone", async () => {
      const { state } = await openStore();
      await state.write(({ languages }) => {
        languages.set({ chatId: "7", userId: "7" }, "zh");
        languages.set({ chatId: "7", userId: "7" }, "en");
        languages.set({ chatId: "-7", userId: null }, "zh");
      });
      expect(await languagesOf(state, ["7", "-7", "8", "07"])).toEqual(["en", "zh", null, null]);
    });

    it("can be cleared, and cleared again", async () => {
      const { state } = await openStore();
      await state.write(({ languages }) => languages.set({ chatId: "7", userId: "7" }, "en"));
      for (const _ of [1, 2]) {
        await state.write(({ languages }) => languages.clear("7"));
        expect(await state.languages.get("7")).toBeNull();
      }
    });

    it("stays as long as it is used, and its user's", async () => {
      const { state, clock } = await openStore();
      await state.write(({ languages }) => {
        for (const id of ["7", "8"]) languages.set({ chatId: id, userId: id }, "en");
      });
      for (let week = 1; week <= 20; week += 1) {
        clock.nowMs += 7 * dayMs;
        await state.languages.get("7");
        await state.sweep(clock.nowMs);
      }
      expect(await languagesOf(state, ["7", "8"])).toEqual(["en", null]);
      expect((await state.forgetUser("7")).settings).toBe(1);
    });
  });

  describe("a conversation's subject", () => {
    const conversation = { chatId: "-5", threadId: 3, userId: "7" };

    it("is that of the last question", async () => {
      const { state } = await openStore();
      expect(await state.subjects.current(conversation)).toBeNull();
      await state.write(({ subjects }) => {
        subjects.setCurrent(conversation, aSubject("first"));
        subjects.setCurrent(conversation, aSubject("second"));
      });
      expect(await state.subjects.current(conversation)).toEqual(aSubject("second"));
    });

    it("keeps the numbers, places and the passage that was opened", async () => {
      const { state } = await openStore();
      const subject = {
        ...aSubject(),
        numberedIds: ["hequ-07", "hanbin-02"],
        shownPlaces: ["河曲县", "汉滨区"],
        openedId: "hanbin-02",
      };
      await state.write(({ subjects }) => subjects.setCurrent(conversation, subject));
      expect(await state.subjects.current(conversation)).toEqual(subject);
    });

    it.each([
      ["chat", { ...conversation, chatId: "-6" }],
      ["thread", { ...conversation, threadId: 4 }],
      ["chat without threads", { ...conversation, threadId: null }],
      ["asker", { ...conversation, userId: "8" }],
    ])("is not known in another %s", async (_, other) => {
      const { state } = await openStore();
      await state.write(({ subjects }) => subjects.setCurrent(conversation, aSubject()));
      expect(await state.subjects.current(other)).toBeNull();
    });

    it("is forgotten after its time, and each question starts that anew", async () => {
      const { state, clock } = await openStore();
      const set = () =>
        state.write(({ subjects }) => subjects.setCurrent(conversation, aSubject()));
      await set();
      clock.nowMs += subjectLifetimeMs;
      expect(await state.subjects.current(conversation)).not.toBeNull();
      await set();
      clock.nowMs += subjectLifetimeMs;
      expect(await state.subjects.current(conversation)).not.toBeNull();
      clock.nowMs += 1;
      expect(await state.subjects.current(conversation)).toBeNull();
    });

    it("is forgotten when that is wanted", async () => {
      const { state } = await openStore();
      await state.write(({ subjects }) => {
        subjects.setCurrent(conversation, aSubject());
        subjects.setOfMessage({ chatId: "-5", messageId: 10, userId: "7" }, aSubject());
      });
      for (const _ of [1, 2]) await state.write(({ subjects }) => subjects.forget(conversation));
      expect(await state.subjects.current(conversation)).toBeNull();
      expect(await state.subjects.ofMessage("-5", 10)).toEqual(aSubject());
    });
  });

  describe("the subject of a sent answer", () => {
    it("is known by chat and message, long after", async () => {
      const { state, clock } = await openStore();
      await state.write(({ subjects }) => {
        subjects.setOfMessage({ chatId: "-5", messageId: 10, userId: "7" }, aSubject("ten"));
        subjects.setOfMessage({ chatId: "-5", messageId: 11, userId: "7" }, aSubject("eleven"));
      });
      clock.nowMs += 80 * dayMs;
      await state.sweep(clock.nowMs);
      const questionOf = async (chatId: string, messageId: number) =>
        (await state.subjects.ofMessage(chatId, messageId))?.question ?? null;
      expect(await questionOf("-5", 10)).toBe("ten");
      expect(await questionOf("-5", 11)).toBe("eleven");
      expect(await questionOf("-5", 12)).toBeNull();
      expect(await questionOf("-6", 10)).toBeNull();
    });
  });

  describe("the answer to a message", () => {
    const message: WrittenMessage = { botId: "1", chatId: "-5", messageId: 10 };
    const answer: GivenAnswer = {
      text: "河曲?",
      messageIds: [11, 12],
      questionId: 3,
      previous: aSubject(),
    };

    it("is the latest, and is still known when the state is opened again", async () => {
      const { state, reopen } = await openStore();
      const latest = { text: "上犹?", messageIds: [11], questionId: null, previous: null };
      await state.write(({ answers }) => answers.set({ ...message, userId: "7" }, answer));
      await state.write(({ answers }) => answers.set({ ...message, userId: "7" }, latest));
      expect(await (await reopen()).answers.get(message)).toEqual(latest);
    });

    it("that stays as it is when the message is edited is known as such", async () => {
      const { state } = await openStore();
      const final = { ...answer, isFinal: true };
      await state.write(({ answers }) => answers.set({ ...message, userId: "7" }, final));
      expect(await state.answers.get(message)).toEqual(final);
    });

    it("is that of one message of one chat to one bot", async () => {
      const { state } = await openStore();
      await state.write(({ answers }) => answers.set({ ...message, userId: "7" }, answer));
      for (const other of [{ botId: "2" }, { chatId: "5" }, { messageId: 11 }])
        expect(await state.answers.get({ ...message, ...other })).toBeNull();
    });

    it("goes with the user, with the group that becomes a supergroup, and with time", async () => {
      const { state } = await openStore();
      await state.write(({ answers }) => {
        answers.set({ ...message, chatId: "-5", userId: null }, answer);
        answers.set({ ...message, chatId: "-6", userId: "8" }, answer);
        answers.set({ ...message, chatId: "7", userId: "7" }, answer);
      });
      const known = async () => {
        const chatIds = ["-5", "-6", "7"];
        const found = await Promise.all(
          chatIds.map((chatId) => state.answers.get({ ...message, chatId })),
        );
        return chatIds.filter((_, n) => found[n] !== null);
      };
      expect((await state.forgetUser("7")).answers).toBe(1);
      expect(await known()).toEqual(["-5", "-6"]);
      await state.migrateChat("-5", "-100");
      expect(await known()).toEqual(["-6"]);
      expect(await state.answers.get({ ...message, chatId: "-100" })).toBeNull();
      expect(await state.sweep(startMs + 90 * dayMs)).toBe(0);
      expect(await state.sweep(startMs + 90 * dayMs + 1)).toBe(1);
      expect(await known()).toEqual([]);
    });
  });

  describe("what was kept of an answer that no longer stands", () => {
    const key = { kind: "message", chatId: "-5", messageId: 12 } as const;

    it("goes one by one, and nothing else with it", async () => {
      const { state } = await openStore();
      const [id = 0] = await logQuestions(state, [
        aQuestion({ text: "河曲?", answer: key }),
        aQuestion({ text: "上犹?" }),
      ]);
      for (const userId of ["7", "8"]) {
        await state.feedback.vote(key, userId, { direction: "up" });
        await state.feedback.vote({ ...key, messageId: 13 }, userId, { direction: "down" });
      }
      await state.write(({ subjects }) => {
        for (const messageId of [12, 13])
          subjects.setOfMessage({ chatId: "-5", messageId, userId: "7" }, aSubject());
      });

      await state.write(({ questions, feedback, subjects }) => {
        questions.remove(id);
        feedback.withdraw(key);
        subjects.forgetMessage("-5", 12);
      });

      expect((await state.questions.since(0)).map(({ text }) => text)).toEqual(["上犹?"]);
      expect(await state.feedback.counts(key)).toMatchObject({ up: 0, down: 0 });
      const directions = (await state.feedback.since(0)).map(({ direction }) => direction);
      expect(directions).toEqual(["down", "down"]);
      expect(await state.subjects.ofMessage("-5", 12)).toBeNull();
      expect(await state.subjects.ofMessage("-5", 13)).toEqual(aSubject());
      const left = { questions: 1, votes: 1, subjects: 1 };
      expect(await state.forgetUser("7")).toMatchObject(left);
    });
  });
}
