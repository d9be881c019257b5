/** A bot whose documents an administrator looks after, with the real desk, index and model. */
import { openDesk } from "../setup/open-desk.ts";
import { adminId } from "./admin-harness.ts";
import { startBot, untilHandled, type Harness, type HarnessOptions } from "./harness.ts";
import type { StandInChat, StandInUser } from "./stand-in/chat-record.ts";
import type { SentMessage } from "./stand-in/world.ts";

/** The number of the next person that the stand-in makes. */
export const secondAdminId = adminId + 1;

export interface Player {
  readonly user: StandInUser;
  readonly chat: StandInChat;
  /** What the bot sends to it. */
  readonly ask: (text: string) => Promise<SentMessage>;
  /** What is there once the press is done with, or was sent for it. */
  readonly press: (message: SentMessage, data: string) => Promise<SentMessage>;
  /** What is shown for a moment. */
  readonly noticeOf: (message: SentMessage, data: string) => Promise<unknown>;
  readonly sent: () => readonly SentMessage[];
}

export function playerIn(harness: Pick<Harness, "standIn" | "state">, user: StandInUser): Player {
  const { standIn } = harness;
  const chat = standIn.users.privateChat(user);
  const sent = () => standIn.sent().filter(({ chatId }) => chatId === chat.id);
  const last = async (): Promise<SentMessage> => {
    await untilHandled(harness);
    const message = sent().at(-1);
    if (message === undefined) throw new Error("nothing was sent");
    return message;
  };
  const press: Player["press"] = async (message, data) => {
    standIn.users.pressButton(chat, user, message.messageId, data);
    return last();
  };
  return {
    user,
    chat,
    sent,
    press,
    async ask(text) {
      standIn.users.sendText(chat, user, text);
      return last();
    },
    async noticeOf(message, data) {
      await press(message, data);
      return standIn.calls("answerCallbackQuery").at(-1)?.fields["text"];
    },
  };
}

export async function withShelf(languageCode = "zh-hans", options: HarnessOptions = {}) {
  const opened = await openDesk();
  const { desk, library } = opened;
  const adminIds = [adminId, secondAdminId];
  const harness = await startBot({ adminIds, desk, library, ...options });
  const admin = playerIn(harness, harness.standIn.users.person("小王", languageCode));
  return { ...harness, ...opened, admin };
}

export function dataOf({ keyboard }: Pick<SentMessage, "keyboard">): readonly string[] {
  return (keyboard ?? []).flat().flatMap(({ data }) => data ?? []);
}

/** The button that begins so; its rest is a change's time, which no test knows. */
export function buttonOf(message: Pick<SentMessage, "keyboard">, name: string): string {
  const data = dataOf(message).find((each) => each.startsWith(name));
  if (data === undefined) throw new Error(`no ${name} in ${dataOf(message).join(" ")}`);
  return data;
}
