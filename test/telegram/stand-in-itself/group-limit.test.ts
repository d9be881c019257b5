/** Twenty messages a minute into one group, by a clock that a test advances. */
import { expect, test } from "vitest";
import { startCaller, type Caller } from "./caller.ts";

const sendTo = ({ call }: Caller, chatId: number) =>
  call("sendMessage", { chat_id: chatId, text: "好" });

test("the 21st within a minute is refused, and says when to try again", async () => {
  const caller = await startCaller({ limitGroups: true });
  const { standIn, expectRefusal } = caller;
  const { id } = standIn.users.supergroup("改革研讨");
  const other = standIn.users.group("另一个");
  for (let count = 0; count < 20; count += 1) {
    expect((await sendTo(caller, id)).ok).toBe(true);
    if (count === 0) standIn.clock.advance(20);
  }
  const again = "Too Many Requests: retry after 40";
  const reply = await expectRefusal("sendMessage", { chat_id: id, text: "好" }, again);
  expect(reply).toMatchObject({ error_code: 429, parameters: { retry_after: 40 } });
  const edit = { chat_id: id, message_id: 1, text: "新" };
  await expectRefusal("editMessageText", edit, again);
  expect((await sendTo(caller, other.id)).ok).toBe(true);
  standIn.clock.advance(40);
  expect((await sendTo(caller, id)).ok).toBe(true);
  await expectRefusal(
    "sendMessage",
    { chat_id: id, text: "好" },
    "Too Many Requests: retry after 20",
  );
});

test("a test may set the number and the wait", async () => {
  const caller = await startCaller({ limitGroups: { messages: 1, retryAfter: 1 } });
  const { id } = caller.standIn.users.group("改革研讨");
  await sendTo(caller, id);
  expect(await sendTo(caller, id)).toMatchObject({ parameters: { retry_after: 1 } });
});

test("private chats are not limited, nor is anything without the switch", async () => {
  const limited = await startCaller({ limitGroups: { messages: 1 } });
  const { users } = limited.standIn;
  const chat = users.privateChat(users.person("小李"));
  const free = await startCaller();
  const group = free.standIn.users.group("改革研讨");
  for (let count = 0; count < 25; count += 1) {
    expect((await sendTo(limited, chat.id)).ok).toBe(true);
    expect((await sendTo(free, group.id)).ok).toBe(true);
  }
});
