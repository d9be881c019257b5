/**
 * Environment in, frozen Config out. The only reader of process.env.
 * A bad value is named in the error together with what is accepted; the token is never repeated.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import dotenv from "dotenv";
import type { Language } from "./domain.ts";
import { AppError } from "./errors.ts";

export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly botToken: string | null;
  readonly botApiRoot: string;
  readonly adminIds: readonly number[];
  readonly admission: {
    /** Of groups, and of users for their private chats; null where all are welcome. */
    readonly allowedChats: readonly number[] | null;
    readonly answersAutomated: boolean;
    /** Of a user, and of a group. */
    readonly questionsPerMinute: number;
  };
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly dataDir: string;
  /** How long what people asked and voted is kept. */
  readonly retentionDays: number;
  readonly modelDir: string | null;
  /** Base address of the model hub, without a trailing slash. */
  readonly hubEndpoint: string;
  readonly logLevel: LogLevel;
  /** Language of the terminal chat. In Telegram the user's client decides. */
  readonly language: Language;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `.env` of the working directory, then the environment, which wins. */
export function loadConfig(): Config {
  const fromFile: Record<string, string> = {};
  if (existsSync(".env")) dotenv.config({ quiet: true, processEnv: fromFile });
  return parseConfig({ ...fromFile, ...process.env });
}

/** @throws AppError `config.invalid` naming the variable, what it holds and what is accepted. */
export function parseConfig(env: Environment): Config {
  const read = (name: string) => {
    const value = env[name]?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const folder = (name: string, fallback: string) =>
    path.resolve(read(name) ?? path.join(projectDir, fallback));
  const modelDir = read("MODEL_DIR");
  return Object.freeze({
    botToken: parseToken(read("BOT_TOKEN")),
    botApiRoot: parseUrl("BOT_API_ROOT", read("BOT_API_ROOT") ?? "https://api.telegram.org"),
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
    indexDir: folder("INDEX_DIR", "index"),
    dataDir: folder("DATA_DIR", ".data"),
    retentionDays: parseWhole("RETENTION_DAYS", read("RETENTION_DAYS") ?? "90", {
      most: 3650,
      unit: "days",
    }),
    modelDir: modelDir === null ? null : path.resolve(modelDir),
    hubEndpoint: parseUrl("HF_ENDPOINT", read("HF_ENDPOINT") ?? "https://huggingface.co"),
    logLevel: parseChoice("LOG_LEVEL", read("LOG_LEVEL") ?? "info", logLevels),
    language: parseChoice("UI_LANGUAGE", read("UI_LANGUAGE") ?? "zh", ["zh", "en"] as const),
  });
}

function invalid(name: string, got: string, accepted: string): AppError {
  return new AppError(
    "config.invalid",
    `${name} is ${got}. Accepted: ${accepted}. Set it in the environment or in .env and start again.`,
    { name },
  );
}

function parseToken(value: string | null): string | null {
  if (value === null || /^\d+:[\w-]+$/.test(value)) return value;
  throw invalid(
    "BOT_TOKEN",
    "not of a token's form (its value is not shown)",
    "digits, a colon, then letters, digits, - and _, as @BotFather gives it; empty for the terminal chat",
  );
}

function parseUrl(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, "");
  throw invalid(name, JSON.stringify(value), "an address that starts with http:// or https://");
}

interface IdForm {
  readonly accepts: (id: number) => boolean;
  readonly accepted: string;
}

const aUserId: IdForm = {
  accepts: (id) => id > 0,
  accepted: "user ids, whole numbers above 0, separated by commas",
};
const aChatId: IdForm = {
  accepts: (id) => id !== 0,
  accepted: "chat ids, whole numbers (groups have negative ones), separated by commas",
};

function parseIds(name: string, value: string | null, form: IdForm): readonly number[] | null {
  if (value === null) return null;
  return value.split(/[,，]/).map((part) => {
    const id = Number(part.trim());
    if (Number.isSafeInteger(id) && part.trim() !== "" && form.accepts(id)) return id;
    throw invalid(name, JSON.stringify(value), form.accepted);
  });
}

interface WholeForm {
  readonly most: number;
  readonly unit: string;
}

function parseWhole(name: string, value: string, { most, unit }: WholeForm): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1 && number <= most) return number;
  throw invalid(name, JSON.stringify(value), `a whole number of ${unit} from 1 to ${most}`);
}

function parseSwitch(name: string, value: string): boolean {
  return parseChoice(name, value, ["0", "1"] as const) === "1";
}

function parseChoice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value.toLowerCase());
  if (found !== undefined) return found;
  throw invalid(name, JSON.stringify(value), choices.join(", "));
}
