/**
 * The bot in this process against the stand-in over HTTP, with the fixture's library.
 * Silence is proved without waiting: when nothing is left in the inbox, what has no answer was passed over.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import { createMessages } from "../../src/chat/views/messages.ts";
import type { DocumentDesk } from "../../src/core/document-desk.ts";
import type { Answer } from "../../src/core/domain.ts";
import type { CaseLibrary } from "../../src/core/library.ts";
import type { Log, LogFields } from "../../src/core/log.ts";
import type { Meter } from "../../src/core/meter.ts";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import type { StateStore } from "../../src/state/state-store.ts";
import type { AdmissionOptions } from "../../src/telegram/admission.ts";
import { type BotOptions, createBot, type TelegramBot } from "../../src/telegram/create-bot.ts";
import { type Timing, usualTiming } from "../../src/telegram/updates/timing.ts";
import type { Webhook } from "../../src/telegram/updates/webhook.ts";
import { noDesk } from "../setup/no-desk.ts";
import { makeFolder } from "../setup/temporary-folder.ts";
import { createFixtureLibrary, type FixtureLibrary } from "./fixture-library.ts";
import { createStandIn, type StandIn, type StandInOptions } from "./stand-in/create-stand-in.ts";
import type { SentMessage } from "./stand-in/world.ts";

export const messages = createMessages(path.resolve(import.meta.dirname, "../../prompts"));

export interface LogEntry {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

export interface Harness {
  readonly standIn: StandIn;
  readonly library: FixtureLibrary;
  readonly bot: TelegramBot;
  readonly state: StateStore;
  readonly running: Promise<void>;
  readonly logged: readonly LogEntry[];
}

/** As usual, but soon. */
export const quickTiming: Timing = {
  ...usualTiming,
  callDelaysMs: [10, 20],
  againMs: { first: 30, longest: 100 },
  pollAgainMs: { first: 20, longest: 100 },
  conflictMs: 200,
  commentWaitMs: 10,
  surelyThereMs: 0,
};

export const anybody: AdmissionOptions = {
  allowedChats: null,
  answersAutomated: false,
  questionsPerMinute: 1_000,
};

export interface HarnessOptions {
  readonly answer?: (question: string) => Answer | Promise<Answer>;
  /** In place of the fixture's. */
  readonly library?: CaseLibrary;
  /** For an administrator who changes documents. */
  readonly desk?: DocumentDesk;
  /** The bot's token, when it is to differ from the server's. */
  readonly token?: string;
  readonly prepare?: (standIn: StandIn) => void;
  readonly adminIds?: readonly number[];
  readonly standIn?: StandInOptions;
  readonly timing?: Timing;
  readonly admission?: Partial<AdmissionOptions>;
  readonly logsQuestions?: boolean;
  readonly meter?: Meter;
  readonly webhook?: Webhook;
  readonly mostWaiting?: number;
  /** A new one by default. */
  readonly dataDir?: string;
}

/** For a bot beside another, or after it, with the same token and state. */
export function botOptions({ standIn, state }: Pick<Harness, "standIn" | "state">): BotOptions {
  return {
    token: standIn.token,
    apiRoot: standIn.url,
    library: createFixtureLibrary(),
    desk: noDesk,
    messages,
    log: recordingLog([]),
    logsQuestions: false,
    state,
    adminIds: [],
    admission: anybody,
    timing: quickTiming,
  };
}

/** Everything is stopped when the test ends. */
export async function startBot(options: HarnessOptions = {}): Promise<Harness> {
  const standIn = await createStandIn(options.standIn);
  const folder = makeFolder();
  const state = await openEmbeddedState({
    dataDir: options.dataDir ?? folder,
    retentionDays: 90,
    now: () => standIn.clock.nowMs(),
    // To write it takes a tenth of a second each time.
    ...(options.dataDir === undefined && { reserveBytes: 0 }),
  });
  const library = createFixtureLibrary(options.answer);
  const logged: LogEntry[] = [];
  options.prepare?.(standIn);
  const { answer: _, prepare: __, standIn: ___, ...own } = options;
  const bot = createBot({
    ...botOptions({ standIn, state }),
    library,
    log: recordingLog(logged),
    ...own,
    admission: { ...anybody, ...options.admission },
  });
  const running = bot.start();
  running.catch(() => undefined);
  onTestFinished(async () => {
    await bot.stop();
    await standIn.close();
    await state.close();
    rmSync(folder, { recursive: true });
  });
  return { standIn, library, bot, state, running, logged };
}

export function recordingLog(logged: LogEntry[]): Log {
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void logged.push({ level, message, fields });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** What the bot answers in a private chat to one text. */
export async function askPrivately(
  harness: Harness,
  text: string,
  languageCode: string | null = "zh-hans",
): Promise<SentMessage> {
  const { standIn } = harness;
  const user = standIn.users.person("小李", languageCode);
  const chat = standIn.users.privateChat(user);
  standIn.users.sendText(chat, user, text);
  const [reply] = await standIn.waitForMessages(1, ({ chatId }) => chatId === chat.id);
  if (reply === undefined) throw new Error("no reply");
  await untilHandled(harness);
  return reply;
}

/** Everything that users did was taken, and is answered or passed over. */
export async function untilHandled({
  standIn,
  state,
}: Pick<Harness, "standIn" | "state">): Promise<void> {
  const inbox = state.inboxOf(standIn.token.split(":")[0] ?? "");
  const isHandled = async () =>
    standIn.updates.unconfirmed().length === 0 && (await inbox.waiting()).length === 0;
  await standIn.waitUntil(isHandled, "all updates handled");
}

export function quotesOf({
  text,
  entities,
}: Pick<SentMessage, "text" | "entities">): readonly string[] {
  return entities
    .filter(({ type }) => type === "expandable_blockquote")
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

export function boldOf({ text, entities }: SentMessage): readonly string[] {
  return entities
    .filter(({ type }) => type === "bold")
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

/** A promise that the test resolves. */
export function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
