/** /cite as a reply to what names a passage, and among other bots. */
import { describe, expect, test } from "vitest";
import { olderCadres, partyGroups, surplusStaff } from "./fixture-library.ts";
import { messages, startBot } from "./harness.ts";
import { excerptOf, inPrivate, question } from "./reader.ts";

describe("/cite in reply", () => {
  test.each(["我觉得 #shangyou_03 很好", "见shangyou-03，可以参考"])("to %j", async (text) => {
    const { say, last } = await inPrivate();
    const said = say(text);
    await last(1);
    say("/cite", { replyTo: said.message_id });
    expect(excerptOf(await last(2))).toEqual([partyGroups.text]);
  });

  test("to an answer opens its first passage, or the one that was quoted of it", async () => {
    const { say, last } = await inPrivate();
    say(question);
    const answer = await last(1);
    say("/cite", { replyTo: answer.messageId });
    expect(excerptOf(await last(2))).toEqual([surplusStaff.text]);
    const quote = { text: "hequ-08 #hequ_08", position: 0 };
    say("/cite", { replyTo: answer.messageId, quote });
    expect(excerptOf(await last(3))).toEqual([olderCadres.text]);
  });

  test("to nothing that names a passage says how to use it", async () => {
    const { say, last } = await inPrivate();
    const help = say("/help");
    await last(1);
    say("/cite", { replyTo: help.message_id });
    expect((await last(2)).text).toBe(messages.t("zh", "cite-empty"));
    say("/cite");
    expect((await last(3)).text).toBe(messages.t("zh", "cite-empty"));
  });
});

test("/cite for another bot is not ours", async () => {
  const { standIn } = await startBot();
  const user = standIn.users.person("老王");
  const chat = standIn.users.supergroup("改革研讨");
  standIn.users.sendText(chat, user, "/cite@other_bot hequ-07");
  const last = standIn.users.sendText(chat, user, "/cite@practice_bot hequ-08");
  const [reader] = await standIn.waitForMessages(1);
  expect(reader?.replyToMessageId).toBe(last.message_id);
});
