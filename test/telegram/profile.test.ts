/** What Telegram shows of the bot before anybody has written to it. */
import { expect, test } from "vitest";
import { botOptions, messages, startBot } from "./harness.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { askPrivately } from "./harness.ts";

const expected = {
  description: messages.t("en", "profile-description"),
  short_description: messages.t("en", "profile-short"),
  "description zh": messages.t("zh", "profile-description"),
  "short_description zh": messages.t("zh", "profile-short"),
};

test("is registered in both languages, and not again when it is there", async () => {
  const harness = await startBot();
  const { standIn, bot } = harness;
  const reads = () =>
    [...standIn.calls("getMyDescription"), ...standIn.calls("getMyShortDescription")].length;
  await standIn.waitUntil(() => reads() === 4, "four texts looked at");
  await standIn.waitUntil(() => Object.keys(standIn.descriptions()).length === 4, "four texts");
  expect(standIn.descriptions()).toEqual(expected);
  await bot.stop();
  const again = createBot(botOptions(harness));
  const running = again.start();
  await standIn.waitUntil(() => reads() === 8, "four texts looked at again");
  await again.stop();
  await running;
  expect(standIn.calls("setMyDescription")).toHaveLength(2);
  expect(standIn.calls("setMyShortDescription")).toHaveLength(2);
  expect(standIn.refusals()).toEqual([]);
});

test("is no reason not to answer where Telegram refuses it", async () => {
  const harness = await startBot({
    prepare(standIn) {
      const failure = { errorCode: 400, description: "Bad Request: BOT_DESCRIPTION_INVALID" };
      for (const method of ["getMyDescription", "setMyDescription", "setMyShortDescription"])
        standIn.failNext(method, failure);
    },
  });
  const { standIn, logged } = harness;
  expect((await askPrivately(harness, "/start")).text).toContain("改革");
  await standIn.waitUntil(() => standIn.planned().length === 0, "all failures met");
  await standIn.waitUntil(
    () => logged.filter(({ message }) => message.includes("description")).length === 3,
    "three warnings",
  );
});
