/** Calls that are held back on their way: they arrive when they are let go, unless their caller gave up. */
import { expect, onTestFinished, test } from "vitest";
import { createStandIn } from "../stand-in/create-stand-in.ts";

test("a held call arrives when it is let go; one that was given up never does", async () => {
  const standIn = await createStandIn();
  onTestFinished(() => standIn.close());
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, "/start");
  const send = (text: string, signal: AbortSignal | null) =>
    fetch(`${standIn.url}/bot${standIn.token}/sendMessage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ chat_id: chat.id, text }),
      signal,
    });
  const letGo = standIn.holdBack("sendMessage");
  const givenUp = send("一", AbortSignal.timeout(50));
  const patient = send("二", null);
  await expect(givenUp).rejects.toThrow();
  // The other methods go on.
  const me = await fetch(`${standIn.url}/bot${standIn.token}/getMe`);
  expect(me.status).toBe(200);
  expect(standIn.sent()).toEqual([]);
  letGo();
  expect((await patient).status).toBe(200);
  expect(standIn.sent().map(({ text }) => text)).toEqual(["二"]);
});
