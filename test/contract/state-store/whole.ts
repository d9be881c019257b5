/** What concerns the state as a whole: opening again, writing together, forgetting, moving, sweeping. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StateStore, subjectLifetimeMs } from "../../../src/state/state-store.ts";
import { aQuestion, aSubject, dayMs, logQuestions, startMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

const answer = { kind: "message", chatId: "-5", messageId: 10 } as const;
const conversation = { chatId: "-5", threadId: null, userId: "7" };
const supergroup = "-1001234567890";

/** One thing of each kind about one user. */
async function fillFor(state: StateStore, userId: string): Promise<void> {
  await state.write(({ languages, subjects }) => {
    languages.set({ chatId: userId, userId }, "en");
    subjects.setCurrent({ chatId: "-5", threadId: null, userId }, aSubject());
    subjects.setCurrent({ chatId: userId, threadId: null, userId }, aSubject());
    subjects.setOfMessage({ chatId: "-5", messageId: userId.length, userId }, aSubject());
  });
  const ownAnswer = { ...answer, messageId: 100 + userId.length };
  await state.feedback.vote(ownAnswer, userId, { direction: "up" });
  await state.feedback.vote(answer, userId, { direction: "up" });
  await logQuestions(state, [aQuestion({ userId, answer: ownAnswer, text: `of ${userId}` })]);
}

const nothing = {
  waiting: 0,
  settings: 0,
  subjects: 0,
  votes: 0,
  questions: 0,
  answers: 0,
  drafts: 0,
};
/** What `fillFor` keeps. */
const all = { ...nothing, settings: 1, subjects: 3, votes: 2, questions: 1 };

export function describeWhole(openStore: OpenStore): void {
  describe("state that was closed", () => {
    it("is all there when it is opened again", async () => {
      const { state, reopen } = await openStore();
      await state.write(({ languages, subjects }) => {
        languages.set({ chatId: "7", userId: "7" }, "en");
        subjects.setCurrent(conversation, aSubject());
        subjects.setOfMessage({ chatId: "-5", messageId: 10, userId: "7" }, aSubject());
      });
      await state.feedback.vote(answer, "8", { direction: "down", reason: "not-asked" });
      await logQuestions(state, [aQuestion({ answer })]);

      const after = await reopen();

      expect(await after.languages.get("7")).toBe("en");
      expect(await after.subjects.current(conversation)).toEqual(aSubject());
      expect(await after.subjects.ofMessage("-5", 10)).toEqual(aSubject());
      expect(await after.feedback.counts(answer)).toMatchObject({ up: 0, down: 1 });
      const logged = [{ votes: { down: 1 }, userId: "7" }];
      expect(await after.questions.since(0)).toMatchObject(logged);
    });

    it("can be closed twice, and says so when it is used", async () => {
      const { state } = await openStore();
      await Promise.all([state.close(), state.close()]);
      const written = state.write(({ languages }) => languages.clear("7"));
      await expect(written).rejects.toThrow();
      await expect(state.languages.get("7")).rejects.toThrow();
      await expect(state.sizeBytes()).rejects.toThrow();
    });

    it("takes more room the more there is in it", async () => {
      const { state } = await openStore();
      const before = await state.sizeBytes();
      await logQuestions(
        state,
        Array.from({ length: 300 }, (_, n) => aQuestion({ userId: `${n}` })),
      );
      expect(before).toBeGreaterThan(0);
      expect(await state.sizeBytes()).toBeGreaterThan(before);
    });
  });

  describe("what is written together", () => {
    it("is all undone when one fails", async () => {
      const { state } = await openStore();
      const failed = state.write(({ languages, subjects }) => {
        languages.set({ chatId: "7", userId: "7" }, "en");
        subjects.setCurrent(conversation, aSubject());
        throw new Error("half way");
      });
      await expect(failed).rejects.toThrow("half way");
      expect(await state.languages.get("7")).toBeNull();
      expect(await state.subjects.current(conversation)).toBeNull();
    });

    it("is written in the order in which it is asked for", async () => {
      const { state } = await openStore();
      await state.write(({ subjects }) => {
        subjects.setCurrent(conversation, aSubject("first"));
        subjects.forget(conversation);
        subjects.setCurrent(conversation, aSubject("second"));
      });
      expect((await state.subjects.current(conversation))?.question).toBe("second");
    });

    it("is whole or not there, whenever it fails", async () => {
      const { state } = await openStore();
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(5), fc.nat(6), async (count, failsAt) => {
          const userId = `person ${(round += 1)}`;
          const chatIds = Array.from({ length: count }, (_, n) => `${userId} ${n}`);
          const written = state.write(({ languages }) => {
            for (const [n, chatId] of chatIds.entries()) {
              if (n === failsAt) throw new Error("half way");
              languages.set({ chatId, userId }, "en");
            }
          });
          const isWritten = await written.then(
            () => true,
            () => false,
          );
          expect(isWritten).toBe(failsAt >= count);
          const { settings } = await state.forgetUser(userId);
          expect(settings).toBe(isWritten ? count : 0);
        }),
        { numRuns: 40 },
      );
    });
  });

  describe("forgetting a user", () => {
    it("deletes what is theirs and says how much", async () => {
      const { state, reopen } = await openStore();
      await fillFor(state, "7");
      await fillFor(state, "88");
      expect(await state.forgetUser("7")).toEqual(all);
      expect(await state.forgetUser("7")).toEqual(nothing);

      const after = await reopen();
      expect(await after.languages.get("7")).toBeNull();
      expect(await after.subjects.current(conversation)).toBeNull();
      expect(await after.subjects.ofMessage("-5", 1)).toBeNull();
      const voters = (await after.feedback.since(0)).map(({ userId }) => userId);
      expect(voters).toEqual(["88", "88"]);
    });

    it("leaves of their questions that they were asked", async () => {
      const { state } = await openStore();
      await fillFor(state, "7");
      await state.forgetUser("7");
      expect(await state.questions.since(0)).toMatchObject([
        {
          text: null,
          userId: null,
          places: [],
          answer: null,
          status: "answered",
          tookMs: 12,
          votes: { up: 0, down: 0 },
        },
      ]);
    });

    it("leaves others and the group alone", async () => {
      const { state } = await openStore();
      await fillFor(state, "7");
      await fillFor(state, "88");
      await state.write(({ languages }) => languages.set({ chatId: "-5", userId: null }, "zh"));
      await state.forgetUser("7");
      expect(await state.languages.get("88")).toBe("en");
      expect(await state.languages.get("-5")).toBe("zh");
      expect(await state.subjects.ofMessage("-5", 2)).toEqual(aSubject());
      const [, other] = await state.questions.since(0);
      expect(other).toMatchObject({ text: "of 88", votes: { up: 1 } });
      expect(await state.forgetUser("88")).toEqual(all);
    });

    it("takes no user for another, however alike their ids are", async () => {
      const ids = ["7", "07", "7.0", " 7", "+7", "7e0", "0x7", "٧", "9007199254740993", "-0", "0"];
      const { state } = await openStore();
      for (const id of ids)
        await state.write(({ languages }) => languages.set({ chatId: id, userId: id }, "en"));
      for (const [n, id] of ids.entries()) {
        expect(await state.forgetUser(id)).toEqual({ ...nothing, settings: 1 });
        const left = await Promise.all(ids.map((each) => state.languages.get(each)));
        expect(left.map((language) => language !== null)).toEqual(ids.map((_, i) => i > n));
      }
    });
  });

  describe("a group that becomes a supergroup", () => {
    it("keeps language and subjects under its new number", async () => {
      const { state } = await openStore();
      const elsewhere = { ...conversation, chatId: "-6" };
      await state.write(({ languages, subjects }) => {
        languages.set({ chatId: "-5", userId: null }, "en");
        languages.set({ chatId: "-6", userId: null }, "zh");
        subjects.setCurrent(elsewhere, aSubject("别的"));
        subjects.setCurrent(conversation, aSubject());
        subjects.setOfMessage({ chatId: "-5", messageId: 10, userId: "7" }, aSubject());
      });

      await state.migrateChat("-5", supergroup);

      expect(await state.languages.get("-5")).toBeNull();
      expect(await state.languages.get(supergroup)).toBe("en");
      expect(await state.subjects.current(conversation)).toBeNull();
      const moved = { ...conversation, chatId: supergroup };
      expect(await state.subjects.current(moved)).toEqual(aSubject());
      expect(await state.subjects.ofMessage(supergroup, 10)).toEqual(aSubject());
      expect(await state.subjects.ofMessage("-5", 10)).toBeNull();
      expect(await state.languages.get("-6")).toBe("zh");
      expect(await state.subjects.current(elsewhere)).toEqual(aSubject("别的"));
      expect((await state.forgetUser("7")).subjects).toBe(3);
    });

    it("does not lose what is already known under the new number", async () => {
      const { state } = await openStore();
      await state.write(({ languages, subjects }) => {
        languages.set({ chatId: "-5", userId: null }, "en");
        languages.set({ chatId: "-100", userId: null }, "zh");
        subjects.setOfMessage({ chatId: "-5", messageId: 10, userId: "7" }, aSubject("old"));
        subjects.setOfMessage({ chatId: "-100", messageId: 10, userId: "7" }, aSubject("new"));
      });

      await state.migrateChat("-5", "-100");

      expect(await state.languages.get("-100")).toBe("zh");
      expect((await state.subjects.ofMessage("-100", 10))?.question).toBe("new");
    });

    it("loses nothing where both numbers are the same", async () => {
      const { state } = await openStore();
      await state.write(({ languages, subjects }) => {
        languages.set({ chatId: "-5", userId: null }, "en");
        subjects.setCurrent(conversation, aSubject());
      });
      await state.migrateChat("-5", "-5");
      expect(await state.languages.get("-5")).toBe("en");
      expect(await state.subjects.current(conversation)).toEqual(aSubject());
    });

    it("keeps its votes with its old messages, and its new messages without", async () => {
      const { state } = await openStore();
      await state.feedback.vote(answer, "8", { direction: "up" });
      await state.migrateChat("-5", "-100");
      expect((await state.feedback.counts(answer)).up).toBe(1);
      expect((await state.feedback.counts({ ...answer, chatId: "-100" })).up).toBe(0);
    });
  });

  describe("sweeping", () => {
    it("removes what is older than the retention time, and nothing else", async () => {
      const { state, clock } = await openStore();
      const put = async (id: number) => {
        const userId = String(id);
        await state.write(({ languages, subjects }) => {
          languages.set({ chatId: userId, userId }, "en");
          subjects.setOfMessage({ chatId: "7", messageId: id, userId: "7" }, aSubject());
        });
        await state.feedback.vote({ ...answer, messageId: id }, "7", { direction: "up" });
        await logQuestions(state, [aQuestion({ userId })]);
      };
      await put(1);
      clock.nowMs += dayMs;
      await put(2);

      expect(await state.sweep(startMs + 90 * dayMs)).toBe(0);
      expect(await state.sweep(startMs + 90 * dayMs + 1)).toBe(4);

      expect([await state.languages.get("1"), await state.languages.get("2")]).toEqual([
        null,
        "en",
      ]);
      expect(await state.subjects.ofMessage("7", 1)).toBeNull();
      expect(await state.subjects.ofMessage("7", 2)).not.toBeNull();
      expect(await state.feedback.since(0)).toHaveLength(1);
      expect((await state.questions.since(0)).map(({ userId }) => userId)).toEqual(["2"]);
      expect(await state.sweep(startMs + 90 * dayMs + 1)).toBe(0);
    });

    it("removes current subjects when their time is over", async () => {
      const { state } = await openStore();
      await state.write(({ subjects }) => subjects.setCurrent(conversation, aSubject()));
      expect(await state.sweep(startMs + subjectLifetimeMs)).toBe(0);
      expect(await state.sweep(startMs + subjectLifetimeMs + 1)).toBe(1);
    });

    it("takes away as much as there is", async () => {
      const { state } = await openStore();
      await logQuestions(
        state,
        Array.from({ length: 1200 }, () => aQuestion()),
      );
      expect(await state.sweep(startMs + 91 * dayMs)).toBe(1200);
      expect(await state.questions.since(0)).toEqual([]);
    });

    it("leaves nothing to be forgotten", async () => {
      const { state } = await openStore();
      await logQuestions(state, [aQuestion({ userId: "7" })]);
      await state.sweep(startMs + 91 * dayMs);
      expect((await state.forgetUser("7")).questions).toBe(0);
    });
  });
}
