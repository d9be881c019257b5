/** A bot with an admin in a private chat with it. */
import { startBot, type Harness } from "./harness.ts";
import type { StandInChat, StandInUser } from "./stand-in/chat-record.ts";
import type { SentMessage } from "./stand-in/world.ts";

/** The stand-in numbers people from here on. */
export const adminId = 5_001;

export interface AdminHarness extends Harness {
  readonly admin: StandInUser;
  readonly chat: StandInChat;
  /** What the bot answers to one text. */
  readonly send: (text: string) => Promise<SentMessage>;
  /** As `send`, for a question that is to be counted. */
  readonly ask: (text: string) => Promise<SentMessage>;
}

export async function withAdmin(languageCode = "zh-hans"): Promise<AdminHarness> {
  const harness = await startBot({ adminIds: [adminId] });
  const { users } = harness.standIn;
  const admin = users.person("管理员", languageCode);
  const chat = users.privateChat(admin);
  const send = async (text: string): Promise<SentMessage> => {
    const isNew = ({ method }: SentMessage) => method === "sendMessage" || method === "sendPhoto";
    const before = harness.standIn.sent().filter(isNew).length;
    users.sendText(chat, admin, text);
    const sent = await harness.standIn.waitForMessages(before + 1, isNew);
    const reply = sent[before];
    if (reply === undefined) throw new Error("no reply");
    return reply;
  };
  /** Kept a moment after it is answered; the clock must not go on before that. */
  const ask = async (text: string): Promise<SentMessage> => {
    const { questions } = harness.state;
    const kept = async () => (await questions.since(0)).length;
    const before = await kept();
    const reply = await send(text);
    await harness.standIn.waitUntil(async () => (await kept()) > before, "a kept question");
    return reply;
  };
  return { ...harness, admin, chat, send, ask };
}
