/** Updates wait until they are confirmed, and only one poll is served at a time. */
import { expect, onTestFinished, test } from "vitest";
import { createStandIn } from "../stand-in/create-stand-in.ts";

async function setUp() {
  const standIn = await createStandIn();
  onTestFinished(() => standIn.close());
  const user = standIn.users.person("小李", null);
  const chat = standIn.users.privateChat(user);
  const poll = async (fields: Record<string, unknown>) => {
    const response = await fetch(`${standIn.url}/bot${standIn.token}/getUpdates`, {
      method: "POST",
      body: JSON.stringify(fields),
      headers: { "content-type": "application/json" },
    });
    return (await response.json()) as { ok: boolean; result: Record<string, unknown>[] };
  };
  return { standIn, say: (text: string) => standIn.users.sendText(chat, user, text), poll };
}

test("an update comes again until an offset confirms it", async () => {
  const { say, poll } = await setUp();
  say("一");
  say("二");
  const first = await poll({});
  expect(first.result).toHaveLength(2);
  expect(await poll({})).toEqual(first);
  expect((await poll({ limit: 1 })).result).toHaveLength(1);
  const offset = Number(first.result[0]?.["update_id"]) + 1;
  expect((await poll({ offset })).result).toEqual(first.result.slice(1));
  expect((await poll({})).result).toEqual(first.result.slice(1));
});

test("a long poll is answered when something happens", async () => {
  const { standIn, say, poll } = await setUp();
  const pending = poll({ timeout: 30 });
  await standIn.waitUntil(() => standIn.updates.polls() === 1, "a poll");
  say("好");
  const [update] = (await pending).result;
  expect(update).toMatchObject({ message: { text: "好", from: { first_name: "小李" } } });
});

test("a second poll ends the first", async () => {
  const { standIn, say, poll } = await setUp();
  const first = poll({ timeout: 30 });
  await standIn.waitUntil(() => standIn.updates.polls() === 1, "a poll");
  const second = poll({ timeout: 30 });
  expect(await first).toMatchObject({ ok: false, error_code: 409 });
  say("好");
  expect((await second).result).toHaveLength(1);
});

test("only the wanted kinds are kept", async () => {
  const { standIn, say, poll } = await setUp();
  await poll({ allowed_updates: ["callback_query"] });
  const message = say("好");
  const user = standIn.users.person("小王");
  standIn.users.pressButton(standIn.users.privateChat(user), user, message.message_id, "a");
  const { result } = await poll({});
  expect(result.map((update) => Object.keys(update)[1])).toEqual(["callback_query"]);
});

test("what was there before the bot asked is handed out whatever its kind", async () => {
  const { standIn, poll } = await setUp();
  await poll({ allowed_updates: ["message"] });
  standIn.updates.addAnything({ kind_to_come: { message: null } });
  const { result } = await poll({});
  expect(result).toMatchObject([{ kind_to_come: { message: null } }]);
});

test("commands and mentions are found as Telegram finds them", async () => {
  const { say } = await setUp();
  const marked = (text: string) => {
    const entities = say(text)["entities"] as { type: string; offset: number; length: number }[];
    return entities?.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
  };
  expect(marked("/ask@practice_bot 你好 @other_bot")).toEqual([
    ["bot_command", "/ask@practice_bot"],
    ["mention", "@other_bot"],
  ]);
  expect(marked("请问@practice_bot")).toBeUndefined();
  expect(marked("@practice_bot请问")).toBeUndefined();
  expect(marked("a@practice_bot ＠practice_bot 1/2")).toBeUndefined();
});

test("a planned failure happens once", async () => {
  const { standIn, poll } = await setUp();
  const parameters = { retry_after: 3 };
  const description = "Too Many Requests: retry after 3";
  standIn.failNext("getUpdates", { errorCode: 429, description, parameters });
  expect(await poll({})).toEqual({ ok: false, error_code: 429, description, parameters });
  expect(await poll({})).toEqual({ ok: true, result: [] });
  standIn.failNext("getUpdates", "drop");
  await expect(poll({})).rejects.toThrow();
});
