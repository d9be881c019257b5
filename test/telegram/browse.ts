/** One person who asks for lists and presses their buttons, and what the bot shows then. */
import { startBot, type Harness } from "./harness.ts";
import type { SentMessage, StandInChat, StandInUser } from "./stand-in/world.ts";

export function dataOf(message: SentMessage): readonly string[] {
  return (message.keyboard ?? []).flat().flatMap(({ data }) => data ?? []);
}

/** Plays one person in one chat; `next` is what the bot sends or edits next. */
export function playing({ standIn }: Harness, chat: StandInChat, user: StandInUser) {
  let seen = 0;
  const next = async (): Promise<SentMessage> => {
    const message = (await standIn.waitForMessages((seen += 1))).at(-1);
    if (message === undefined) throw new Error("nothing was sent");
    return message;
  };
  return {
    ask: async (text: string, extra = {}) => {
      standIn.users.sendText(chat, user, text, extra);
      return next();
    },
    press: async (message: SentMessage, data: string, presser = user) => {
      standIn.users.pressButton(chat, presser, message.messageId, data);
      return next();
    },
    pressOld: async (message: SentMessage, data: string) => {
      standIn.users.pressInaccessible(chat, user, message.messageId, data);
      return next();
    },
  };
}

export async function inPrivate(languageCode = "zh-hans") {
  const harness = await startBot();
  const { users } = harness.standIn;
  const user = users.person("小李", languageCode);
  const chat = users.privateChat(user);
  const noticeOf = async (message: SentMessage, data: string) => {
    const before = harness.standIn.calls("answerCallbackQuery").length;
    users.pressButton(chat, user, message.messageId, data);
    const answered = () => harness.standIn.calls("answerCallbackQuery");
    await harness.standIn.waitUntil(() => answered().length > before, "an answered press");
    return answered().at(-1)?.fields["text"];
  };
  return { ...harness, ...playing(harness, chat, user), noticeOf };
}
