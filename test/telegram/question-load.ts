/**
 * Programs with the real bot under questions that come in batches, so that some always wait, and what became of each.
 * Questions come in groups, where each answer says what it replies to.
 */
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { freePort } from "../setup/free-port.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { messages as prompts } from "./harness.ts";
import type { StandIn } from "./stand-in/create-stand-in.ts";

export interface Sharing {
  readonly programs: number;
  readonly databaseUrl: string;
  /** Updates are brought to any of the programs; without it one of them polls. */
  readonly hasWebhook?: boolean;
}

export interface LoadReport {
  /** For each question, in which part of the test its answers came, in their order. */
  readonly answers: readonly (readonly number[])[];
  /** Answers by chat, as the numbers of their questions. */
  readonly order: readonly (readonly number[])[];
  /** Answers that only say that something went wrong. */
  readonly failures: number;
}

/** Starts the program that takes this place among those that run. */
export type Start = (place: number) => BotProgram;

export async function createStart(standIn: StandIn, sharing: Sharing | undefined): Promise<Start> {
  const dataDir = temporaryFolder();
  if (sharing === undefined) return () => startBotProgram(standIn, { dataDir });
  const { programs, databaseUrl, hasWebhook = false } = sharing;
  const ports = await Promise.all(Array.from({ length: hasWebhook ? programs : 0 }, freePort));
  standIn.webhooks.publish(
    webhookOrigin,
    ports.map((port) => `http://127.0.0.1:${port}`),
  );
  return (place) => {
    const port = ports[place];
    const webhook = {
      WEBHOOK_URL: `${webhookOrigin}/telegram`,
      WEBHOOK_SECRET: "s-e_cret",
      HTTP_PORT: String(port),
    };
    return startBotProgram(standIn, {
      // Each is on a machine of its own.
      dataDir: temporaryFolder(),
      env: { DATABASE_URL: databaseUrl, ...(port !== undefined && webhook) },
    });
  };
}

const webhookOrigin = "https://bot.example";

const topics = [
  "河曲县如何安置超编人员?",
  "上犹县的职责清单有多少条?",
  "浏阳市怎么管理编外人员?",
  "汉滨区如何考核乡镇?",
  "深圳市怎么做的?",
  "今天天气怎么样?",
];

export interface Asked {
  next(count: number): void;
  readonly areAllAnswered: () => boolean;
  /** Chat and message of each question, by its number. */
  readonly messages: readonly { readonly chatId: number; readonly messageId: number }[];
  readonly chatIds: readonly number[];
}

export interface Questions {
  readonly questions: number;
  readonly chats: number;
}

export function createAsker(standIn: StandIn, { questions, chats }: Questions): Asked {
  const { users } = standIn;
  const groups = Array.from({ length: chats }, (_, i) => users.group(`改革研讨 ${i}`));
  const members = groups.map((_, i) => users.person(`组员 ${i}`));
  const messages: { chatId: number; messageId: number }[] = [];
  return {
    messages,
    chatIds: groups.map(({ id }) => id),
    next(count) {
      for (let left = Math.min(count, questions - messages.length); left > 0; left -= 1) {
        const number = messages.length;
        const [chat, member] = [groups[number % chats], members[number % chats]];
        if (chat === undefined || member === undefined) throw new Error("no chats to ask in");
        const text = `/ask ${topics[number % topics.length]}`;
        messages.push({
          chatId: chat.id,
          messageId: users.sendText(chat, member, text).message_id,
        });
      }
    },
    areAllAnswered() {
      const answered = new Set(
        standIn.sent().map(({ chatId, replyToMessageId }) => `${chatId} ${replyToMessageId}`),
      );
      return (
        messages.length === questions &&
        messages.every(({ chatId, messageId }) => answered.has(`${chatId} ${messageId}`))
      );
    },
  };
}

/** Resolves when each of the programs has answered something from now on. */
export async function untilAllAnswered(
  standIn: StandIn,
  programs: readonly BotProgram[],
  limitMs: number,
): Promise<void> {
  const before = programs.map((program) => program.output().length);
  const isAnswering = () =>
    programs.every((program, place) =>
      program.output().slice(before[place]).includes("question answered"),
    );
  try {
    await standIn.waitUntil(isAnswering, "an answer of each program", limitMs);
  } catch (error) {
    const written = programs.map((program) => program.output().slice(-2_000)).join("\n");
    throw new Error(`Not all have answered; they wrote ${written}`, { cause: error });
  }
}

/** @param ends of the parts, as numbers of messages that were sent before */
export function reportOf(standIn: StandIn, asked: Asked, ends: readonly number[]): LoadReport {
  const sent = standIn.sent();
  const partOf = (index: number) => ends.filter((end) => end <= index).length;
  const answers = asked.messages.map(({ chatId, messageId }) =>
    sent.flatMap((message, index) =>
      message.chatId === chatId && message.replyToMessageId === messageId ? [partOf(index)] : [],
    ),
  );
  const numbers = new Map(
    asked.messages.map(({ chatId, messageId }, number) => [`${chatId} ${messageId}`, number]),
  );
  const order = asked.chatIds.map((chatId) =>
    sent
      .filter((message) => message.chatId === chatId)
      .map(({ replyToMessageId }) => numbers.get(`${chatId} ${replyToMessageId}`) ?? -1),
  );
  const excuses: ReadonlySet<string> = new Set([
    prompts.t("zh", "failure"),
    prompts.t("en", "failure"),
  ]);
  const failures = sent.filter(({ text }) => excuses.has(text)).length;
  return { answers, order, failures };
}
