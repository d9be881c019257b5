/**
 * A chat in which one person asks and edits. Answers are as long as the question wants: `3段` is answered with a
 * text of about three messages. Everything said in a forum is said in one topic.
 */
import type { Answer } from "../../src/core/domain.ts";
import { anAnswer, anExcerpt, hequ } from "./fixture-library.ts";
import { startBot } from "./harness.ts";
import type { ChatMessage } from "./stand-in/chat-record.ts";
import type { StandingMessage } from "./stand-in/standing.ts";
import type { MessageExtra } from "./stand-in/users.ts";

export const chatKinds = ["private", "group", "supergroup", "forum"] as const;
export type ChatKind = (typeof chatKinds)[number];

export function answerAsLongAsAsked(question: string): Answer {
  const count = Number(/(\d)段/.exec(question)?.[1] ?? 0);
  const text = `${question}。${"长".repeat(2900 * count)}`;
  return anAnswer(question, { places: ["河曲县"], excerpts: [anExcerpt(hequ, text)] });
}

export async function inChat(
  kind: ChatKind,
  answer: (question: string) => Answer = answerAsLongAsAsked,
) {
  const harness = await startBot({ answer });
  const { standIn } = harness;
  const { users } = standIn;
  const user = users.person("小李");
  const chat = kind === "private" ? users.privateChat(user) : users[kind]("改革研讨");
  const topic = kind === "forum" ? { threadId: users.topic(chat, "编制") } : {};
  /** What calls the bot where it has to be called. */
  const call = kind === "private" ? "" : "@practice_bot ";

  const say = (text: string, extra: MessageExtra = {}) =>
    users.sendText(chat, user, text, { ...topic, ...extra });

  /** Resolves when all that was said and edited before is done with; leaves no trace in the chat. */
  let probeCount = 0;
  const settled = async () => {
    const name = `第${(probeCount += 1)}个无名县`;
    const probe = say(`/case@practice_bot ${name}`);
    const [reply] = await standIn.waitForMessages(1, ({ text }) => text.includes(name));
    for (const id of [probe.message_id, reply?.messageId ?? 0]) users.remove(chat, id);
  };

  const standing = () => standIn.standing(chat.id);
  const asked = async (text: string) => {
    const message = say(call + text);
    await settled();
    return { message, answer: standing() };
  };
  const edited = async (
    message: ChatMessage,
    text: string,
  ): Promise<readonly StandingMessage[]> => {
    users.editText(chat, user, message.message_id, text);
    await settled();
    return standing();
  };
  return { ...harness, users, user, chat, topic, call, say, settled, standing, asked, edited };
}

export function idsOf(messages: readonly StandingMessage[]): readonly number[] {
  return messages.map(({ messageId }) => messageId);
}
