/** Plays somebody who reads on in a private chat: what is said, pressed, and shown of a passage. */
import { startBot } from "./harness.ts";
import type { SentMessage } from "./stand-in/world.ts";

export const question = "河曲县如何安置超编人员?";

/** What stands in the open quotes of a message: the passage itself. */
export function excerptOf({ text, entities }: SentMessage): readonly string[] {
  return entities
    .filter(({ type }) => type === "blockquote")
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

export async function inPrivate() {
  const harness = await startBot();
  const { standIn } = harness;
  const user = standIn.users.person("小李", "zh-hans");
  const chat = standIn.users.privateChat(user);
  const say = (text: string, extra = {}) => standIn.users.sendText(chat, user, text, extra);
  /** What the bot sent or edited last, once it did so `count` times. */
  const last = async (count: number) => {
    const message = (await standIn.waitForMessages(count)).at(-1);
    if (message === undefined) throw new Error("nothing was sent");
    return message;
  };
  const press = (message: SentMessage, data: string) =>
    standIn.users.pressButton(chat, user, message.messageId, data);
  return { ...harness, user, chat, say, last, press };
}
