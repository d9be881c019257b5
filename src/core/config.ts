/**
 * Reads the settings from the environment into a frozen `Config`. No other module reads settings from process.env.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import dotenv from "dotenv";
import {
  aChatId,
  aUserId,
  parseAddress,
  parseChoice,
  parseHttp,
  parseIds,
  parseSwitch,
  parseToken,
  parseWebhook,
  parseWhole,
  type HttpConfig,
  type WebhookConfig,
} from "./config-values.ts";
import type { Language } from "./domain.ts";

export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly botToken: string | null;
  readonly botApiRoot: string;
  readonly adminIds: readonly number[];
  readonly admission: {
    /** Ids of groups, and of users for private chats; null admits everyone. */
    readonly allowedChats: readonly number[] | null;
    readonly answersAutomated: boolean;
    /** Limit for each user and for each group. */
    readonly questionsPerMinute: number;
  };
  readonly seedsDir: string;
  /** Receives documents when the seeds folder is not writable; null for no such folder. */
  readonly addedDir: string | null;
  readonly indexDir: string;
  readonly dataDir: string;
  /** How long questions and votes are kept. */
  readonly retentionDays: number;
  readonly modelDir: string | null;
  /** Base address of the model hub, without a trailing slash. */
  readonly hubEndpoint: string;
  /** Where health and metrics are served; null to serve neither. */
  readonly http: HttpConfig | null;
  /** Where Telegram sends updates; null for long polling. If its secret is null, the bot generates one. */
  readonly webhook: WebhookConfig | null;
  readonly logLevel: LogLevel;
  /** Whether log lines about answers contain the question. */
  readonly logsQuestions: boolean;
  /** Language of the terminal chat; in Telegram the user's client decides. */
  readonly language: Language;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `.env` in the working directory and the environment; the environment takes precedence. */
export function loadConfig(): Config {
  const fromFile: Record<string, string> = {};
  if (existsSync(".env")) dotenv.config({ quiet: true, processEnv: fromFile });
  return parseConfig({ ...fromFile, ...process.env });
}

/** @throws AppError `config.invalid` for the first invalid variable. */
export function parseConfig(env: Environment): Config {
  const read = (name: string) => {
    const value = env[name]?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const folder = (name: string, fallback: string) =>
    path.resolve(read(name) ?? path.join(projectDir, fallback));
  const modelDir = read("MODEL_DIR");
  const dataDir = folder("DATA_DIR", ".data");
  const http = parseHttp(read("HTTP_HOST"), read("HTTP_PORT"));
  return Object.freeze({
    botToken: parseToken(read("BOT_TOKEN")),
    botApiRoot: parseAddress("BOT_API_ROOT", read("BOT_API_ROOT") ?? "https://api.telegram.org"),
    adminIds: parseIds("ADMIN_IDS", read("ADMIN_IDS"), aUserId) ?? [],
    admission: {
      allowedChats: parseIds("ALLOWED_CHATS", read("ALLOWED_CHATS"), aChatId),
      answersAutomated: parseSwitch("ANSWER_BOTS", read("ANSWER_BOTS") ?? "0"),
      questionsPerMinute: parseWhole("QUESTIONS_PER_MINUTE", read("QUESTIONS_PER_MINUTE") ?? "20", {
        most: 1000,
        unit: "questions",
      }),
    },
    seedsDir: folder("SEEDS_DIR", "seeds"),
    addedDir: path.join(dataDir, "documents"),
    indexDir: folder("INDEX_DIR", "index"),
    dataDir,
    retentionDays: parseWhole("RETENTION_DAYS", read("RETENTION_DAYS") ?? "90", {
      most: 3650,
      unit: "days",
    }),
    modelDir: modelDir === null ? null : path.resolve(modelDir),
    hubEndpoint: parseAddress("HF_ENDPOINT", read("HF_ENDPOINT") ?? "https://huggingface.co"),
    http,
    webhook: parseWebhook({ url: read("WEBHOOK_URL"), secret: read("WEBHOOK_SECRET"), http }),
    logLevel: parseChoice("LOG_LEVEL", read("LOG_LEVEL") ?? "info", logLevels),
    logsQuestions: parseSwitch("LOG_QUESTIONS", read("LOG_QUESTIONS") ?? "0"),
    language: parseChoice("UI_LANGUAGE", read("UI_LANGUAGE") ?? "zh", ["zh", "en"] as const),
  });
}
