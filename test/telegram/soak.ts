/**
 * The real process for as long as is asked: questions at an even pace, uploads, a network that fails now and then, and
 * kills in the first third, so that one life is long enough to show how memory goes.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BotProgram, memoryOf, startBotProgram } from "../setup/bot-program.ts";
import { freePort } from "../setup/free-port.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { messages as prompts } from "./harness.ts";
import { createStandIn, type Failure, type StandIn } from "./stand-in/create-stand-in.ts";

export interface SoakPlan {
  readonly durationMs: number;
  readonly questions: number;
  readonly kills: number;
  readonly chats: number;
}

export interface SoakReport {
  /** For each question, of which life of the process its answers are, in their order. */
  readonly answers: readonly (readonly number[])[];
  readonly failures: number;
  readonly uploads: { readonly sent: number; readonly added: number };
  readonly faults: number;
  /** Anonymous memory of the last life, in bytes, at even distances in time. */
  readonly memoryBytes: readonly number[];
  /** What `/metrics` had at the end. */
  readonly metrics: string;
  /** Lines of the log of level error, of all lives. */
  readonly errors: readonly string[];
}

const root = path.resolve(import.meta.dirname, "../..");
const fixture = (name: string) => readFileSync(path.join(root, "test/fixtures/documents", name));

const seedsDir = path.join(root, "seeds");
const seeds = Object.fromEntries(
  readdirSync(seedsDir)
    .filter((name) => name.endsWith(".md"))
    .map((name) => [name, readFileSync(path.join(seedsDir, name), "utf8")]),
);

const topics = [
  "河曲县如何安置超编人员?",
  "上犹县的职责清单有多少条?",
  "浏阳市怎么管理编外人员?",
  "汉滨区如何考核乡镇?",
  "How did Zhangye cut its institutions?",
  "河曲和汉滨的考核有什么不同?",
  "深圳市怎么做的?",
  "今天天气怎么样?",
];

const faults: readonly (readonly [method: string, failure: Failure])[] = [
  ["sendMessage", "drop"],
  ["sendMessage", "page"],
  ["sendMessage", { errorCode: 500, description: "Internal Server Error" }],
  [
    "sendMessage",
    {
      errorCode: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    },
  ],
  ["getUpdates", "drop"],
  ["getUpdates", { errorCode: 502, description: "Bad Gateway" }],
  ["file", "cut"],
];

/** The stand-in numbers people from here on. */
const adminId = 5_001;
const tickMs = 250;
const ticksBetween = { faults: 40, absences: 480, uploads: 120 } as const;
const absenceMs = 5_000;
const samples = 30;

export async function soak(plan: SoakPlan): Promise<SoakReport> {
  const standIn = await createStandIn();
  const port = await freePort();
  const options = {
    dataDir: temporaryFolder(),
    env: {
      SEEDS_DIR: temporaryFolder(seeds),
      INDEX_DIR: temporaryFolder(),
      ADMIN_IDS: String(adminId),
      QUESTIONS_PER_MINUTE: "1000",
      HTTP_PORT: String(port),
    },
  };
  const people = playPeople(standIn, plan);
  const lives: number[] = [];
  const errors: string[] = [];
  const memoryBytes: number[] = [];
  let faultCount = 0;
  let program = startBotProgram(standIn, options);
  const endLife = async (signal: NodeJS.Signals) => {
    program.child.kill(signal);
    await program.ended();
    lives.push(standIn.sent().length);
    errors.push(...errorsOf(program));
  };
  try {
    const ticks = Math.ceil(plan.durationMs / tickMs);
    const killEvery = Math.max(1, Math.floor(ticks / 3 / plan.kills));
    const sampleEvery = Math.max(1, Math.floor(((2 / 3) * ticks) / samples));
    const startedAtMs = Date.now();
    for (let tick = 1; tick <= ticks; tick += 1) {
      people.askUpTo(Math.ceil((plan.questions * tick) / ticks));
      if (tick % ticksBetween.faults === 0) {
        const [method, failure] = faults[(faultCount += 1) % faults.length] ?? [];
        if (method !== undefined && failure !== undefined) standIn.failNext(method, failure);
      }
      if (tick % ticksBetween.absences === 0) {
        faultCount += 1;
        standIn.goAway();
        setTimeout(() => standIn.comeBack(), absenceMs);
      }
      if (tick % ticksBetween.uploads === 0) people.upload(tick / ticksBetween.uploads);
      people.press();
      if (lives.length < plan.kills && tick % killEvery === 0) {
        await endLife("SIGKILL");
        program = startBotProgram(standIn, options);
      }
      if (lives.length === plan.kills && tick % sampleEvery === 0)
        memoryBytes.push(memoryOf(program));
      await sleep(Math.max(0, startedAtMs + tick * tickMs - Date.now()));
    }
    standIn.comeBack();
    await standIn.waitUntil(people.areAllAnswered, "all questions answered", 600_000);
    memoryBytes.push(memoryOf(program));
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await endLife("SIGTERM");
    return { ...people.report(lives), faults: faultCount, memoryBytes, metrics, errors };
  } finally {
    program.child.kill("SIGKILL");
    await standIn.close();
  }
}

function playPeople(standIn: StandIn, { chats }: SoakPlan) {
  const { users } = standIn;
  const admin = users.person("管理员");
  if (admin.id !== adminId) throw new Error(`The administrator is ${admin.id}, not ${adminId}.`);
  const office = users.privateChat(admin);
  const groups = Array.from({ length: chats }, (_, i) => users.group(`改革研讨 ${i}`));
  const members = groups.map((_, i) => users.person(`组员 ${i}`, i % 4 === 0 ? "en" : "zh-hans"));
  const asked: { readonly chatId: number; readonly messageId: number }[] = [];
  const uploads = { sent: 0, added: 0 };
  const files = ["report.txt", "notice.doc", "article.pdf", "stations.xlsx", "article.mhtml"];
  const addLabels = new Set([prompts.t("zh", "draft-add"), prompts.t("en", "draft-add")]);
  let readUpTo = 0;
  return {
    askUpTo(count: number) {
      while (asked.length < count) {
        const number = asked.length;
        const [chat, member] = [groups[number % chats], members[number % chats]];
        if (chat === undefined || member === undefined) throw new Error("no chats to ask in");
        const text = `/ask ${topics[number % topics.length]}`;
        const { message_id } = users.sendText(chat, member, text);
        asked.push({ chatId: chat.id, messageId: message_id });
      }
    },
    upload(number: number) {
      uploads.sent += 1;
      const name = files[number % files.length] ?? "report.txt";
      const bytes = name === "report.txt" ? report(number) : fixture(name);
      users.sendFile(office, admin, { name, bytes });
    },
    /** Presses the first button of each fifth answer, and adds each draft that is shown. */
    press() {
      const sent = standIn.sent();
      for (; readUpTo < sent.length; readUpTo += 1) {
        const message = sent[readUpTo];
        const buttons = message?.keyboard?.flat() ?? [];
        const add = buttons.find(({ text }) => addLabels.has(text));
        const pressed = add ?? (readUpTo % 5 === 0 ? buttons[0] : undefined);
        const chat = groups.find(({ id }) => id === message?.chatId) ?? office;
        const who = chat === office ? admin : members[groups.indexOf(chat)];
        const data = pressed?.data ?? null;
        if (message === undefined || data === null || who === undefined) continue;
        if (add !== undefined) uploads.added += 1;
        users.pressButton(chat, who, message.messageId, data);
      }
    },
    areAllAnswered: () => {
      const answered = new Set(
        standIn.sent().map(({ chatId, replyToMessageId }) => `${chatId} ${replyToMessageId}`),
      );
      return asked.every(({ chatId, messageId }) => answered.has(`${chatId} ${messageId}`));
    },
    report(lives: readonly number[]) {
      const lifeOf = (index: number) => lives.filter((end) => end <= index).length;
      const livesOf = new Map<string, number[]>();
      for (const [index, { chatId, replyToMessageId }] of standIn.sent().entries()) {
        const key = `${chatId} ${replyToMessageId}`;
        livesOf.set(key, [...(livesOf.get(key) ?? []), lifeOf(index)]);
      }
      const excuses: ReadonlySet<string> = new Set([
        prompts.t("zh", "failure"),
        prompts.t("en", "failure"),
      ]);
      return {
        answers: asked.map(({ chatId, messageId }) => livesOf.get(`${chatId} ${messageId}`) ?? []),
        failures: standIn.sent().filter(({ text }) => excuses.has(text)).length,
        uploads,
      };
    },
  };
}

const objects = [
  "空壳单位",
  "窗口审批",
  "河长巡查",
  "校车线路",
  "村级账目",
  "粮库值守",
  "林区防火",
];
const means = ["逐家核对", "合并办理", "轮流值班", "网上公示", "按季通报", "交叉检查", "限期清退"];
const results = ["群众少跑", "用时减少", "投诉下降", "收回编制", "节约经费", "责任到人"];

/** A short text that says what no other upload says nearly the same, or it would be offered as a replacement. */
function report(number: number): Uint8Array {
  const pick = (list: readonly string[], step: number) => list[(number + step) % list.length];
  const lines = [0, 1, 2, 3].map((line) => {
    const [object, mean] = [pick(objects, line * number), pick(means, line + (number >> 2))];
    return `${"一二三四"[line]}、${object}。第${number}次对${object}${mean},${pick(results, line * 5)}${number + line}成。`;
  });
  return new TextEncoder().encode(
    `柳林县${pick(objects, 0)}${pick(means, number >> 3)}工作情况\n\n2023年5月6日 来源:吕梁日报\n\n${lines.join("\n\n")}\n`,
  );
}

function errorsOf(program: BotProgram): readonly string[] {
  return program
    .output()
    .split("\n")
    .filter((line) => line.includes('"level":"error"') || !/^(?:\{|$)/u.test(line));
}
