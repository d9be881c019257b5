/** What the bot takes away, and what it may not. */
import { expect, test } from "vitest";
import { startCaller, type Caller } from "./caller.ts";

const days = 24 * 60 * 60;

async function send({ call }: Caller, chatId: number, text: string): Promise<number> {
  const { result } = await call("sendMessage", { chat_id: chatId, text });
  return (result as { message_id: number }).message_id;
}

test("its own messages are gone, and can be neither edited nor deleted again", async () => {
  const caller = await startCaller();
  const { call, expectRefusal, standIn } = caller;
  const { id: chat_id } = standIn.users.supergroup("改革研讨");
  const [one, two, three] = [
    await send(caller, chat_id, "一"),
    await send(caller, chat_id, "二"),
    9,
  ];
  expect((await call("deleteMessage", { chat_id, message_id: one })).result).toBe(true);
  const mine = { chat_id, message_id: one };
  await expectRefusal("deleteMessage", mine, "Bad Request: message to delete not found");
  await expectRefusal("editMessageText", { ...mine, text: "三" }, /message to edit not found/);
  expect(standIn.standing(chat_id).map(({ text }) => text)).toEqual(["二"]);
  // Those that are not there are passed over.
  const message_ids = [one, two, three];
  expect((await call("deleteMessages", { chat_id, message_ids })).result).toBe(true);
  expect(standIn.standing(chat_id)).toEqual([]);
});

test("others' messages it takes away in a private chat only", async () => {
  const { standIn, call, expectRefusal } = await startCaller();
  const { users } = standIn;
  const user = users.person("小李");
  const [home, group] = [users.privateChat(user), users.forum("改革研讨")];
  const said = users.sendText(home, user, "一");
  const mine = { chat_id: home.id, message_id: said.message_id };
  expect((await call("deleteMessage", mine)).result).toBe(true);
  const other = users.sendText(group, user, "一").message_id;
  const theirs = { chat_id: group.id, message_id: other };
  await expectRefusal("deleteMessage", theirs, "Bad Request: message can't be deleted");
  const message_ids = [users.topic(group, "编制")];
  await expectRefusal("deleteMessages", { chat_id: group.id, message_ids }, /can't be deleted$/);
});

test("what is older than two days stays, and with it all that was to go together", async () => {
  const caller = await startCaller();
  const { expectRefusal, standIn } = caller;
  const { id: chat_id } = standIn.users.group("改革研讨");
  const old = await send(caller, chat_id, "一");
  standIn.clock.advance(2 * days + 1);
  const message_ids = [await send(caller, chat_id, "二"), old];
  const refused = "Bad Request: message can't be deleted for everyone";
  await expectRefusal("deleteMessage", { chat_id, message_id: old }, refused);
  await expectRefusal("deleteMessages", { chat_id, message_ids }, refused);
  expect(standIn.standing(chat_id)).toHaveLength(2);
});

test("one to a hundred messages of a known chat are named", async () => {
  const { standIn, expectRefusal } = await startCaller();
  const { id: chat_id } = standIn.users.group("改革研讨");
  const refused = (message_ids: unknown, why: RegExp) =>
    expectRefusal("deleteMessages", { chat_id, message_ids }, why);
  await refused([], /message identifiers are not specified/);
  await refused(undefined, /message identifiers are not specified/);
  await refused(
    Array.from({ length: 101 }, (_, index) => index + 1),
    /too many message identifiers specified/,
  );
  await refused(["x"], /invalid message identifier specified/);
  await refused([0], /invalid message identifier specified/);
  await refused(7, /array expected/);
  await expectRefusal("deleteMessages", { chat_id: 1, message_ids: [1] }, /chat not found/);
  await expectRefusal("deleteMessage", { chat_id }, "Bad Request: message to delete not found");
});
