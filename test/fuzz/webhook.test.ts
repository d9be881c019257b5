/** Bodies that are no updates, or none of a form that can be answered, brought to the real HTTP server. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { quotesOf, untilHandled } from "../telegram/harness.ts";
import { bring, startWebhookBot } from "../telegram/webhook-bot.ts";
import { shortHostileText } from "./hostile-text.ts";
import { malformedUpdate, writeMalformed } from "./malformed-updates.ts";

const updateId = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom(
    "-1",
    "1e3",
    "1.5",
    "9007199254740991",
    "9007199254740993",
    "1e999",
    "-0",
    '"7"',
    "null",
    "{}",
  ),
);
const nested = fc
  .tuple(fc.constantFrom("[", '{"a":', '{"message":['), fc.integer({ min: 1, max: 60_000 }))
  .map(([opening, levels]) => {
    const closing = opening.replaceAll(/[^[{]/g, "").replaceAll("[", "]").replaceAll("{", "}");
    const mirrored = Array.from(closing).toReversed().join("");
    return `${opening.repeat(levels)}1${mirrored.repeat(levels)}`;
  });
const content = fc.oneof(
  { weight: 4, arbitrary: malformedUpdate.map((malformed) => ({ malformed })) },
  { weight: 1, arbitrary: nested.map((json) => ({ json: `"message":${json}` })) },
  { weight: 1, arbitrary: fc.constant({ json: '"__proto__":{"message":1},"constructor":[]' }) },
);
/** Cut off, or with something put in that does not belong there. */
const damage = fc.option(
  fc.record({ at: fc.nat(2_000), put: shortHostileText, isCut: fc.boolean() }),
  {
    nil: undefined,
    freq: 2,
  },
);

test("no body ends the bot, or is asked for again and again", async () => {
  const harness = await startWebhookBot();
  const { standIn, logged } = harness;
  await standIn.waitUntil(() => harness.bot.isReady(), "a bot that is ready");
  const user = standIn.users.person("小王");
  const known = { user: { ...user }, chat: { ...standIn.users.privateChat(user) } };
  const bodyOf = (made: typeof content extends fc.Arbitrary<infer T> ? T : never) =>
    "json" in made ? made.json : JSON.stringify(writeMalformed(made.malformed, known)).slice(1, -1);
  await fc.assert(
    fc.asyncProperty(updateId, content, damage, async (id, made, harm) => {
      const whole = `{"update_id":${id},${bodyOf(made)}}`;
      const { at = 0, isCut = false, put } = harm ?? {};
      const body =
        put === undefined ? whole : whole.slice(0, at) + put.text + (isCut ? "" : whole.slice(at));
      const { status } = await bring(harness, body);
      expect([200, 400]).toContain(status);
    }),
    { seed: 20_220_531, numRuns: 250 },
  );
  const asker = standIn.users.person("小李");
  const chat = standIn.users.privateChat(asker);
  standIn.users.sendText(chat, asker, "河曲");
  const [reply] = await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
  expect(reply === undefined ? [] : quotesOf(reply)).not.toEqual([]);
  await untilHandled(harness);
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
}, 180_000);
