/** What several processes see that share one state: each store here is one, with connections of its own. */
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StateStore } from "../../src/state/state-store.ts";
import { asAdministrator } from "../setup/fresh-database.ts";
import {
  anUpdate,
  botId,
  leaseMs,
  opened,
  openBehindProxy,
  openTwo,
} from "../setup/postgres-stores.ts";
import { aDraft } from "../setup/state-records.ts";

describe("two processes with one inbox", () => {
  test("take in an update once, whoever of them gets it", async () => {
    const { one, other } = await openTwo();
    const updates = Array.from({ length: 50 }, (_, n) => anUpdate(n + 1, `chat ${n % 5}`));
    const [ofOne, ofOther] = await Promise.all([
      one.inboxOf(botId).receive(updates),
      other.inboxOf(botId).receive(updates.toReversed()),
    ]);
    const ids = [...ofOne, ...ofOther].map(({ updateId }) => updateId);
    expect(ids.toSorted((a, b) => a - b)).toEqual(updates.map(({ updateId }) => updateId));
  });

  test("that race for the same updates begin each once, and those of a lane in order", async () => {
    const { one, other, address } = await openTwo();
    const third = await opened(address);
    let round = 0;
    const lanes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lanes, async (laneOf) => {
        const bot = `bot ${(round += 1)}`;
        await one.inboxOf(bot).receive(laneOf.map((lane, n) => anUpdate(n + 1, `chat ${lane}`)));
        const begun: number[] = [];
        const handleAll = async (state: StateStore) => {
          const inbox = state.inboxOf(bot);
          for (;;) {
            const waiting = await inbox.waiting();
            if (waiting.length === 0) return;
            for (const { updateId } of waiting) {
              const opening = await inbox.begin(updateId, leaseMs);
              if (opening === null || opening === "behind") continue;
              begun.push(updateId);
              expect(opening.begun).toBe(1);
              await inbox.noteSent(updateId, "sent");
              await inbox.done(updateId);
            }
          }
        };
        await Promise.all([one, other, third].map(handleAll));
        expect(begun.toSorted((a, b) => a - b)).toEqual(laneOf.map((_, n) => n + 1));
        for (const lane of [1, 2, 3]) {
          const ofLane = begun.filter((id) => laneOf[id - 1] === lane);
          expect(ofLane).toEqual(ofLane.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("keep what one has from the other until its lease is over or it is closed", async () => {
    const { one, other } = await openTwo();
    await one.inboxOf(botId).receive([anUpdate(1, "a"), anUpdate(2, "b"), anUpdate(3, "a")]);
    expect(await one.inboxOf(botId).begin(1, leaseMs)).toMatchObject({ begun: 1 });
    expect(await one.inboxOf(botId).begin(2, 1)).toMatchObject({ begun: 1 });
    await one.inboxOf(botId).noteSent(1, "sent");
    const inbox = other.inboxOf(botId);
    expect(await inbox.begin(1, leaseMs)).toBeNull();
    expect(await inbox.begin(3, leaseMs)).toBe("behind");
    await delay(5);
    expect(await inbox.begin(2, leaseMs)).toMatchObject({ begun: 2 });
    await one.close();
    expect(await inbox.begin(1, leaseMs)).toMatchObject({ begun: 2, sent: ["sent"] });
  });

  test("take nothing from each other when both were cut off, as by a server that was away", async () => {
    const { one, other, address } = await openTwo();
    await one.inboxOf(botId).receive([anUpdate(1, "a")]);
    expect(await one.inboxOf(botId).begin(1, leaseMs)).toMatchObject({ begun: 1 });
    expect(await one.inboxOf(botId).mayPoll()).toBe(true);
    const alive = async () => {
      const [row] = await asAdministrator<{ count: number }>(
        `select count(*)::integer as count from reform_practice.instances
         where alive_until > clock_timestamp()`,
        address.database,
      );
      return row?.count;
    };
    await asAdministrator(
      "update reform_practice.instances set alive_until = now() - interval '1 second'",
      address.database,
    );
    for (let count = await alive(); count !== 2; count = await alive()) {
      expect(await other.inboxOf(botId).begin(1, leaseMs)).toBeNull();
      expect(await other.inboxOf(botId).mayPoll()).toBe(false);
    }
    await one.inboxOf(botId).noteSent(1, "sent");
    await one.close();
    expect(await other.inboxOf(botId).begin(1, leaseMs)).toBeNull();
    await asAdministrator(
      "update reform_practice.instances set judges_from = now()",
      address.database,
    );
    const opening = await other.inboxOf(botId).begin(1, leaseMs);
    expect(opening).toMatchObject({ begun: 2, sent: ["sent"] });
  });

  test("let one of them poll, and the other when it is closed", async () => {
    const { one, other } = await openTwo();
    const ask = (state: StateStore, bot = botId) => state.inboxOf(bot).mayPoll();
    const asked = await Promise.all([ask(one), ask(other), ask(one), ask(other)]);
    expect(asked.filter((may) => may)).toHaveLength(2);
    expect([asked[0], asked[1]]).toEqual([asked[2], asked[3]]);
    const [polling, standing] = asked[0] ? [one, other] : [other, one];
    expect(await ask(standing)).toBe(false);
    expect(await ask(standing, "another bot")).toBe(true);
    await polling.close();
    expect(await ask(standing)).toBe(true);
  });

  test("one that is frozen loses what it has, and can write nothing of it afterwards", async () => {
    const { near, far, proxy } = await openBehindProxy();
    const [inbox, frozen] = [near.inboxOf(botId), far.inboxOf(botId)];
    await inbox.receive([anUpdate(1, "a")]);
    expect(await frozen.begin(1, leaseMs)).toMatchObject({ begun: 1 });
    await frozen.noteSent(1, "before");
    proxy.hold(true);
    const isFree = async () => {
      const opening = await inbox.begin(1, leaseMs);
      return opening !== null && opening !== "behind" && opening.sent.includes("before");
    };
    while (!(await isFree())) await delay(100);
    proxy.hold(false);
    proxy.cut();
    const late = [
      frozen.noteSent(1, "late"),
      frozen.done(1),
      frozen.leaveLane(1),
      far.write(({ languages, inbox: writes }) => {
        languages.set({ chatId: "7", userId: "7" }, "en");
        writes.done(botId, 1);
      }),
    ];
    for (const refused of await Promise.allSettled(late))
      expect(refused).toMatchObject({ reason: { code: "state.unavailable" } });
    expect(await near.languages.get("7")).toBeNull();
    expect(await inbox.begin(1, leaseMs)).toMatchObject({ sent: ["before"] });
    await inbox.done(1);
    expect(await frozen.has(1)).toBe(false);
  });
});

describe("two processes with one state", () => {
  test("count one limit together", async () => {
    const { one, other } = await openTwo();
    const take = (state: StateStore, updateId: number) =>
      state.limits.take({
        limit: "questions",
        who: { kind: "user", id: "7" },
        most: 5,
        windowMs: 60_000,
        atMs: null,
        updateId,
      });
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, (_, n) => take(n % 2 === 0 ? one : other, n)),
    );
    const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
    expect([count("pass"), count("tell"), count("drop")]).toEqual([5, 1, 14]);
  });

  test("give questions numbers that ascend over both", async () => {
    const { one, other } = await openTwo();
    const ids: number[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await (n % 2 === 0 ? one : other).questions.newId());
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  test("keep every change that both make to a draft at the same time", async () => {
    const { one, other } = await openTwo();
    await one.drafts.open(aDraft(1), { original: null, body: "一" });
    await Promise.all([
      one.drafts.change(aDraft(1), { name: "a" }),
      other.drafts.change(aDraft(1), { begunBy: 5 }),
      one.drafts.change(aDraft(1), { warnings: ["w"] }),
      other.drafts.change(aDraft(1), { isBeside: true }),
    ]);
    const changed = aDraft(1, { name: "a", begunBy: 5, warnings: ["w"], isBeside: true });
    expect(await other.drafts.get(aDraft(1))).toEqual(changed);
  });

  test("count the votes that are given at the same time one by one", async () => {
    const { one, other } = await openTwo();
    const answer = { kind: "message", chatId: "-5", messageId: 10 } as const;
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? one : other).feedback.vote(answer, "7", { direction: "up" }),
      ),
    );
    expect(outcomes.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    expect((await other.feedback.counts(answer)).up).toBe(1);
  });
});

test("a draft keeps a file of the largest size that can be sent, byte by byte", async () => {
  const { one, other } = await openTwo();
  const original = Buffer.alloc(20 * 1024 * 1024, "\u0000一\u00ff", "latin1");
  const uncertain = [{ page: 1, text: "一\u0000", picture: new Uint8Array([0, 255]) }];
  await one.drafts.open(aDraft(1), { original, body: "一\u0000\ud800", uncertain });
  const content = await other.drafts.content(aDraft(1));
  expect(original.equals(content.original ?? Buffer.alloc(0))).toBe(true);
  expect(content.body).toBe("一\u0000\ud800");
  expect(content.uncertain?.map(({ picture }) => [...picture])).toEqual([[0, 255]]);
});
