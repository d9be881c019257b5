/**
 * Hostile updates, in batches, to the bot with the project's own library, over HTTP from the stand-in, which refuses
 * what Telegram would. After each batch the bot is asked a plain question, and answers it.
 */
import fc from "fast-check";
import { expect } from "vitest";
import type { OpenedLibrary } from "../setup/open-library.ts";
import { quotesOf, startBot, untilHandled, type Harness } from "../telegram/harness.ts";
import { hostileAct, type HostileAct } from "./hostile-acts.ts";
import { malformedUpdate, writeMalformed, type MalformedUpdate } from "./malformed-updates.ts";
import { createTimings, type Timings } from "./timings.ts";
import { createPlay, type PlayAct } from "./play-acts.ts";

/** What tells a reader of the program instead of the documents. */
const innerWords =
  /undefined|\[object|NaN|TypeError|GrammyError|HttpError|AppError|\bat .*\.(?:ts|js):\d|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
/** An edited question may have the same answer, which the bot cannot know: what stood there is not kept. */
const sameAgain = /message is not modified/;
/** A malformed update may name a chat, a query or a message that there is not. */
const nothingThere =
  /chat not found|message thread not found|query is too old|message to edit not found|message can't be edited|MESSAGE_ID_INVALID/;

const mostAtOnce = 40;

const batch = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: hostileAct.map((act) => ({ act })) },
    { weight: 1, arbitrary: malformedUpdate.map((malformed) => ({ malformed })) },
  ),
  { minLength: 1, maxLength: mostAtOnce, size: "max" },
);
type Item = { readonly act: HostileAct } | { readonly malformed: MalformedUpdate };

export interface UpdateCounts {
  readonly updates: number;
  readonly batches: number;
  /** Calls that Telegram refuses without anything being wrong. */
  readonly refused: number;
  readonly sent: number;
  /** Of a batch, how long each of its updates took on average: they are handled beside each other. */
  readonly timings: Timings;
}

/** @throws what fast-check says of the smallest batch that breaks something, with the seed to play it again */
export async function fuzzUpdates(
  { library }: OpenedLibrary,
  { seed, numUpdates }: { readonly seed: number; readonly numUpdates: number },
): Promise<UpdateCounts> {
  const harness = await startBot({ library, admission: { questionsPerMinute: 1_000_000 } });
  const play = createPlay(harness.standIn);
  const counts = { updates: 0, batches: 0 };
  const timings = createTimings();
  await fc.assert(
    fc.asyncProperty(batch, async (items) => {
      if (counts.updates >= numUpdates) return;
      const ms = await playBatch(harness, play, items);
      timings.add({ shape: `${items.length} at once`, ms: ms / items.length });
      counts.updates += items.length;
      counts.batches += 1;
    }),
    // More batches than it takes: how long each is, is left to chance.
    { seed, numRuns: Math.ceil(numUpdates / 5) },
  );
  const refused = harness.standIn.refusals().length;
  return { ...counts, refused, sent: harness.standIn.sent().length, timings };
}

/** Gives how long all of it took. */
async function playBatch(harness: Harness, play: PlayAct, items: readonly Item[]): Promise<number> {
  const { standIn, logged } = harness;
  const before = {
    sent: standIn.sent().length,
    refused: standIn.refusals().length,
    logged: logged.length,
  };
  const startedMs = performance.now();
  for (const item of items) {
    if ("act" in item) play(item.act);
    else deliverMalformed(harness, item.malformed);
  }
  await untilHandled(harness);
  const ms = performance.now() - startedMs;
  await expectGoodAnswer(harness);
  const refusals = standIn
    .refusals()
    .slice(before.refused)
    .map(({ message }) => message);
  const isAllSound = items.every((item) => "act" in item);
  const isExpected = (refusal: string) =>
    sameAgain.test(refusal) || (!isAllSound && nothingThere.test(refusal));
  expect(refusals.filter((refusal) => !isExpected(refusal))).toEqual([]);
  for (const { text } of standIn.sent().slice(before.sent)) expect(text).not.toMatch(innerWords);
  const errors = logged.slice(before.logged).filter(({ level }) => level === "error");
  expect(errors).toEqual([]);
  return ms;
}

function deliverMalformed(
  { standIn: { users, updates } }: Harness,
  malformed: MalformedUpdate,
): void {
  const user = users.person("小王");
  const chat = users.privateChat(user);
  updates.addAnything(writeMalformed(malformed, { user: { ...user }, chat: { ...chat } }));
}

async function expectGoodAnswer({ standIn }: Harness): Promise<void> {
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, "河曲县如何安置超编人员?");
  const [reply] = await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
  expect(reply === undefined ? [] : quotesOf(reply).join()).toContain("超编");
}
