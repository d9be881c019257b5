/** Drafts: whose they are, how many, how long; and what the next message of their owner is expected to be. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DraftContent,
  draftLifetimeMs,
  type Expectation,
  mostDrafts,
} from "../../../src/state/drafts.ts";
import { aDraft, dayMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

const content: DraftContent = { original: new Uint8Array([1, 2, 3]), body: "一、清理整合" };
const bytesOf = (bytes: Uint8Array | null) => bytes && [...bytes];
const title: Expectation = { kind: "value", draftId: 1, field: "title", promptIds: [3] };

export function describeDrafts(openStore: OpenStore): void {
  describe("a draft", () => {
    it("is there after a restart, with its text and what it was read from", async () => {
      const { state, reopen } = await openStore();
      await state.drafts.open(aDraft(1), content);
      await state.drafts.change({ userId: "7", id: 1 }, { name: "新.txt" });
      const { drafts } = await reopen();
      const draft = await drafts.get({ userId: "7", id: 1 });
      expect(draft).toEqual(aDraft(1, { name: "新.txt" }));
      const kept = await drafts.content(draft ?? aDraft(1));
      expect(kept.body).toBe(content.body);
      expect(bytesOf(kept.original)).toEqual([1, 2, 3]);
    });

    it("is its owner's alone", async () => {
      const { drafts } = (await openStore()).state;
      await drafts.open(aDraft(1), content);
      const others = { userId: "8", id: 1 };
      expect(await drafts.get(others)).toBeNull();
      expect(await drafts.change(others, { name: "a" })).toBeNull();
      expect(await drafts.remove(others)).toBe(false);
      await drafts.open(aDraft(1, { userId: "8" }), { original: null, body: "另一份" });
      expect(await drafts.get({ userId: "7", id: 1 })).toEqual(aDraft(1));
      expect((await drafts.content(aDraft(1, { userId: "8" }))).original).toBeNull();
    });

    it("may be of an owner whose id means something in a path", async () => {
      const { drafts } = (await openStore()).state;
      for (const userId of ["../../7", "a/b", "@wang:example.org"]) {
        await drafts.open(aDraft(1, { userId }), { ...content, body: userId });
        const draft = await drafts.get({ userId, id: 1 });
        expect((await drafts.content(draft ?? aDraft(1))).body).toBe(userId);
      }
    });

    it("that gets another text has that, and the next revision", async () => {
      const { drafts } = (await openStore()).state;
      await drafts.open(aDraft(1), content);
      const longer = { ...content, body: "一、清理整合。二、规范管理" };
      const draft = await drafts.rewrite(aDraft(1), { partIds: [4, 5] }, longer);
      expect(draft).toEqual(aDraft(1, { partIds: [4, 5], revision: 2 }));
      expect((await drafts.content(draft ?? aDraft(1))).body).toBe(longer.body);
      expect(await drafts.rewrite(aDraft(2), {}, longer)).toBeNull();
    });

    it("that is begun anew is as it was at first", async () => {
      const { drafts } = (await openStore()).state;
      await drafts.open(aDraft(1), content);
      await drafts.rewrite(aDraft(1), { name: "b" }, { original: null, body: "" });
      await drafts.open(aDraft(1), content);
      expect(await drafts.get({ userId: "7", id: 1 })).toEqual(aDraft(1));
      expect((await drafts.content(aDraft(1))).body).toBe(content.body);
    });

    it("is gone when it is removed, once", async () => {
      const { drafts } = (await openStore()).state;
      await drafts.open(aDraft(1), content);
      await drafts.open(aDraft(2), content);
      expect(await drafts.remove({ userId: "7", id: 1 })).toBe(true);
      expect(await drafts.remove({ userId: "7", id: 1 })).toBe(false);
      expect(await drafts.get({ userId: "7", id: 1 })).toBeNull();
      await expect(drafts.content(aDraft(1))).rejects.toThrow();
      expect(await drafts.get({ userId: "7", id: 2 })).toEqual(aDraft(2));
    });

    it("keeps every one of the changes that are made to it at the same time", async () => {
      const { drafts } = (await openStore()).state;
      await drafts.open(aDraft(1), content);
      await Promise.all([
        drafts.change(aDraft(1), { name: "a" }),
        drafts.change(aDraft(1), { begunBy: 5 }),
        drafts.change(aDraft(1), { warnings: ["w"] }),
      ]);
      const changed = aDraft(1, { name: "a", begunBy: 5, warnings: ["w"] });
      expect(await drafts.get(aDraft(1))).toEqual(changed);
    });
  });

  describe("too many drafts", () => {
    it("make the one give way that was not touched for longest, which is told", async () => {
      const { state, clock } = await openStore();
      const { drafts } = state;
      for (let id = 1; id <= mostDrafts; id += 1) {
        clock.nowMs += 1;
        expect(await drafts.open(aDraft(id), content)).toEqual([]);
      }
      clock.nowMs += 1;
      await drafts.change({ userId: "7", id: 1 }, { name: "改过.txt" });
      expect(await drafts.open(aDraft(1, { userId: "8" }), content)).toEqual([]);
      clock.nowMs += 1;
      const gone = await drafts.open(aDraft(mostDrafts + 1), content);
      expect(gone.map(({ id }) => id)).toEqual([2]);
      expect(await drafts.get({ userId: "7", id: 2 })).toBeNull();
    });

    it("leave alone what is being added", async () => {
      const { drafts } = (await openStore()).state;
      await drafts.open(aDraft(1, { begunBy: 1042 }), content);
      for (let id = 2; id <= mostDrafts + 1; id += 1)
        expect(await drafts.open(aDraft(id), content)).toEqual([]);
      expect(await drafts.get({ userId: "7", id: 1 })).not.toBeNull();
    });
  });

  describe("what is left of drafts", () => {
    it("is swept some days after it was last touched", async () => {
      const { state, clock } = await openStore();
      await state.drafts.open(aDraft(1), content);
      await state.sweep(clock.nowMs + draftLifetimeMs);
      expect(await state.drafts.get({ userId: "7", id: 1 })).not.toBeNull();
      await state.sweep(clock.nowMs + draftLifetimeMs + 1);
      expect(await state.drafts.get({ userId: "7", id: 1 })).toBeNull();
      await expect(state.drafts.content(aDraft(1))).rejects.toThrow();
    });

    it("is swept sooner where nothing is kept so long", async () => {
      const { state, clock } = await openStore(3);
      await state.drafts.open(aDraft(1), content);
      await state.write(({ expectations }) =>
        expectations.set({ userId: "7", updateId: 5 }, title),
      );
      expect([state.draftDays, state.retentionDays]).toEqual([3, 3]);
      await state.sweep(clock.nowMs + 3 * dayMs);
      expect(await state.expectations.get("7")).not.toBeNull();
      await state.sweep(clock.nowMs + 3 * dayMs + 1);
      expect(await state.drafts.get({ userId: "7", id: 1 })).toBeNull();
      expect(await state.expectations.get("7")).toBeNull();
    });

    it("is deleted for whoever is forgotten, and nobody else", async () => {
      const { state } = await openStore();
      for (const userId of ["7", "8"]) {
        await state.drafts.open(aDraft(1, { userId }), content);
        await state.write(({ expectations }) => expectations.set({ userId, updateId: 5 }, title));
      }
      expect(await state.forgetUser("7")).toMatchObject({ drafts: 1, subjects: 1 });
      expect(await state.expectations.get("7")).toBeNull();
      expect(await state.expectations.get("8")).not.toBeNull();
      await expect(state.drafts.content(aDraft(1))).rejects.toThrow();
      expect((await state.drafts.content(aDraft(1, { userId: "8" }))).body).toBe(content.body);
    });
  });

  describe("what is expected of somebody's next message", () => {
    it("is their own", async () => {
      const { state } = await openStore();
      await state.write(({ expectations }) => {
        expectations.set({ userId: "7", updateId: 5 }, title);
        expectations.clear({ userId: "8", updateId: 9 });
      });
      expect((await state.expectations.get("7"))?.expectation).toMatchObject(title);
      expect(await state.expectations.get("8")).toBeNull();
    });

    it("is the last that was set, with its time, and is there after a restart", async () => {
      const { state, clock, reopen } = await openStore();
      const by = { userId: "7", updateId: 5 };
      const part: Expectation = {
        kind: "part",
        draftId: 1,
        lengthUtf16: 4096,
        sentAtS: 10,
        writtenAtS: 9,
        origin: null,
        messageId: 4,
      };
      await state.write(({ expectations }) => expectations.set(by, title));
      await state.write(({ expectations }) => expectations.set(by, part));
      const sinceMs = clock.nowMs;
      const expected = await (await reopen()).expectations.get("7");
      expect(expected).toMatchObject({ expectation: part, sinceMs });
    });

    it("is ended by the update that set it, or a later one, and by no earlier one", async () => {
      const { state } = await openStore();
      let round = 0;
      const number = fc.integer({ min: 0, max: 4 });
      const step = fc.record({ isSet: fc.boolean(), updateId: number });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          const userId = `person ${(round += 1)}`;
          let setBy: number | null = null;
          for (const { isSet, updateId } of steps) {
            const by = { userId, updateId };
            await state.write(({ expectations }) =>
              isSet ? expectations.set(by, title) : expectations.clear(by),
            );
            if (isSet) setBy = updateId;
            else if (setBy !== null && setBy <= updateId) setBy = null;
            expect((await state.expectations.get(userId)) === null).toBe(setBy === null);
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}
