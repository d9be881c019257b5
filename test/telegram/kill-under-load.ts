/**
 * The real process, killed again and again while it answers, and what became of every question. Questions come
 * in groups, where each answer says what it replies to, and in batches, so that some always wait.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { startBotProgram, type BotProgram } from "../setup/bot-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { messages as prompts } from "./harness.ts";
import { createStandIn, type StandIn } from "./stand-in/create-stand-in.ts";

export interface KillPlan {
  readonly questions: number;
  readonly kills: number;
  readonly chats: number;
  /** Several that share a database; one with a folder by default. */
  readonly sharing?: { readonly programs: number; readonly databaseUrl: string };
}

export interface KillReport {
  /** For each question, of which life of the process its answers are, in their order. */
  readonly answers: readonly (readonly number[])[];
  /** Answers by chat, as the numbers of their questions. */
  readonly order: readonly (readonly number[])[];
  /** Answers that only say that something went wrong. */
  readonly failures: number;
  /** How many processes were killed before they had begun to answer, and after. */
  readonly kills: { readonly starting: number; readonly answering: number };
}

const topics = [
  "河曲县如何安置超编人员?",
  "上犹县的职责清单有多少条?",
  "浏阳市怎么管理编外人员?",
  "汉滨区如何考核乡镇?",
  "深圳市怎么做的?",
  "今天天气怎么样?",
];

export async function killUnderLoad(plan: KillPlan): Promise<KillReport> {
  const standIn = await createStandIn();
  const start = createStart(standIn, plan);
  const running = Array.from({ length: plan.sharing?.programs ?? 1 }, start);
  const lives: number[] = [];
  const kills = { starting: 0, answering: 0 };
  const asked = createAsker(standIn, plan);
  try {
    for (let kill = 0; kill < plan.kills; kill += 1) {
      const hit = Math.floor(Math.random() * running.length);
      const program = running[hit] ?? start();
      const untilKill = waitForRandomMoment(standIn, program);
      asked.next(Math.ceil(plan.questions / plan.kills));
      kills[await untilKill] += 1;
      program.child.kill("SIGKILL");
      await program.ended();
      lives.push(standIn.sent().length);
      running[hit] = start();
    }
    await standIn.waitUntil(asked.areAllAnswered, "all questions answered", 300_000);
    for (const { child } of running) child.kill("SIGTERM");
    await Promise.all(running.map((program) => program.ended()));
    return { ...reportOf(standIn, asked, lives), kills };
  } finally {
    await standIn.close();
  }
}

function createStart(standIn: StandIn, { sharing }: KillPlan): () => BotProgram {
  const dataDir = temporaryFolder();
  if (sharing === undefined) return () => startBotProgram(standIn, { dataDir });
  return () =>
    startBotProgram(standIn, {
      // Each is on a machine of its own.
      dataDir: temporaryFolder(),
      env: { DATABASE_URL: sharing.databaseUrl },
    });
}

/** While it starts one time in four, else shortly after it was ready or, twice as often, after it has answered. */
async function waitForRandomMoment(
  standIn: StandIn,
  program: BotProgram,
): Promise<"starting" | "answering"> {
  if (Math.random() < 0.25) {
    await sleep(Math.random() * 2_000);
    return "starting";
  }
  const before = standIn.sent().length;
  const mustAnswer = Math.random() < 2 / 3;
  const isReached = () =>
    standIn.sent().length > before ||
    (!mustAnswer && program.output().includes("answering in Telegram"));
  await standIn.waitUntil(isReached, `an answer; the program wrote ${program.output()}`, 120_000);
  await sleep(Math.random() * 400);
  return "answering";
}

interface Asked {
  next(count: number): void;
  readonly areAllAnswered: () => boolean;
  /** Chat and message of each question, by its number. */
  readonly messages: readonly { readonly chatId: number; readonly messageId: number }[];
  readonly chatIds: readonly number[];
}

function createAsker(standIn: StandIn, { questions, chats }: KillPlan): Asked {
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

function reportOf(standIn: StandIn, asked: Asked, lives: readonly number[]) {
  const sent = standIn.sent();
  const lifeOf = (index: number) => lives.filter((end) => end <= index).length;
  const answers = asked.messages.map(({ chatId, messageId }) =>
    sent.flatMap((message, index) =>
      message.chatId === chatId && message.replyToMessageId === messageId ? [lifeOf(index)] : [],
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
