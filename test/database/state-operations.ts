/** Changes of the state that have several parts, made through one store and looked at through another. */
import { expect } from "vitest";
import type { StateStore } from "../../src/state/state-store.ts";
import { aDraft, aSubject } from "../setup/state-records.ts";

const botId = "700001";
const leaseMs = 60_000;

/** What is to be done on the far side, and which of its parts the near side then sees. */
export interface Operation {
  prepare?(stores: Stores, number: number): Promise<unknown>;
  call(far: StateStore, number: number): Promise<unknown>;
  parts(stores: Stores, number: number): Promise<readonly boolean[]>;
}

export interface Stores {
  readonly near: StateStore;
  readonly far: StateStore;
}

const anUpdate = (updateId: number) => ({
  updateId,
  lane: `chat ${updateId}`,
  userId: "7",
  text: "{}",
});
const threeOf = (number: number) => [1, 2, 3].map((n) => 10 * number + n);
const answerOf = (messageId: number) => ({ kind: "message", chatId: "-5", messageId }) as const;

export const operations: Readonly<Record<string, Operation>> = {
  write: {
    prepare: ({ near }, number) => near.inboxOf(botId).receive([anUpdate(number * 10)]),
    call: (far, number) =>
      far.write(({ languages, subjects, inbox }) => {
        languages.set({ chatId: `${number}`, userId: "7" }, "en");
        subjects.setOfMessage({ chatId: `${number}`, messageId: 1, userId: "7" }, aSubject());
        inbox.done(botId, number * 10);
      }),
    parts: async ({ near }, number) => [
      (await near.languages.get(`${number}`)) !== null,
      (await near.subjects.ofMessage(`${number}`, 1)) !== null,
      !(await near.inboxOf(botId).has(number * 10)),
    ],
  },
  receive: {
    call: (far, number) => far.inboxOf(botId).receive(threeOf(number).map(anUpdate)),
    parts: ({ near }, number) =>
      Promise.all(threeOf(number).map((updateId) => near.inboxOf(botId).has(updateId))),
  },
  noteSent: {
    async prepare({ far }, number) {
      await far.inboxOf(botId).receive([anUpdate(number * 10)]);
      await far.inboxOf(botId).begin(number * 10, leaseMs);
    },
    call: (far, number) => far.inboxOf(botId).noteSent(number * 10, "sent"),
    async parts({ far }, number) {
      const opened = await far.inboxOf(botId).begin(number * 10, leaseMs);
      if (opened === null || opened === "behind") throw new Error("another one has it");
      expect(opened.sent.length).toBeLessThan(2);
      return [opened.sent.length === 1];
    },
  },
  openDraft: {
    call: (far, number) =>
      far.drafts.open(aDraft(number, { userId: `${number}` }), { original: null, body: "一" }),
    parts: async ({ near }, number) => {
      const draft = aDraft(number, { userId: `${number}` });
      return [
        (await near.drafts.get(draft)) !== null,
        await isThere(near.drafts.content({ ...draft, revision: 1 })),
      ];
    },
  },
  rewriteDraft: {
    prepare: ({ near }, number) =>
      near.drafts.open(aDraft(number, { userId: `${number}` }), { original: null, body: "一" }),
    call: (far, number) =>
      far.drafts.rewrite(
        aDraft(number, { userId: `${number}` }),
        { name: "二" },
        { original: null, body: "二" },
      ),
    parts: async ({ near }, number) => {
      const draft = aDraft(number, { userId: `${number}` });
      const now = await near.drafts.get(draft);
      return [
        now?.revision === 2 && now.name === "二",
        await isThere(near.drafts.content({ ...draft, revision: 2 })),
        !(await isThere(near.drafts.content({ ...draft, revision: 1 }))),
      ];
    },
  },
  vote: {
    call: (far, number) => far.feedback.vote(answerOf(number), "7", { direction: "up" }),
    parts: async ({ near }, number) => [(await near.feedback.counts(answerOf(number))).up === 1],
  },
};

/** Those whose calls may take a minute are left out where each silence is waited for. */
export const quickOperations = ["write", "receive", "noteSent", "vote"];

function isThere(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}
