/**
 * Reads the settings from the environment into a frozen `Config`. No other module reads settings from process.env.
 * The parsers of single variables throw AppError `config.invalid`, which names the variable, its value and what is
 * accepted, but never a secret.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import dotenv from "dotenv";
import { acceptedAddress, type DatabaseAddress, parseDatabaseAddress } from "./database-address.ts";
import type { Language } from "./domain.ts";
import { AppError, messageOf } from "./errors.ts";

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
  /** PostgreSQL, for what several processes share; null to keep everything in folders. Holds the password. */
  readonly database: DatabaseAddress | null;
  /** How long questions and votes are kept. */
  readonly retentionDays: number;
  readonly modelDir: string | null;
  /** Base address of the model hub, without a trailing slash. */
  readonly hubEndpoint: string;
  /** Where health and metrics are served; null to serve neither. */
  readonly http: HttpConfig | null;
  /** Where Telegram sends updates; null for long polling. If its secret is null, the bot generates one. */
  readonly webhook: WebhookConfig | null;
  /** What assistants show at `/mcp`; null for no such path. */
  readonly mcpToken: string | null;
  readonly logLevel: LogLevel;
  /** Whether log lines about answers contain the question. */
  readonly logsQuestions: boolean;
  /** Language of the terminal chat; in Telegram the user's client decides. */
  readonly language: Language;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `.env` in the project's folder and the environment; the environment takes precedence. */
export function loadConfig(): Config {
  const fromFile: Record<string, string> = {};
  const file = path.join(projectDir, ".env");
  if (existsSync(file)) dotenv.config({ path: file, quiet: true, processEnv: fromFile });
  return parseConfig({ ...fromFile, ...process.env });
}

/** Whether the program runs as a script of npm, which sets this variable. */
export function isStartedByNpm(): boolean {
  return process.env["npm_lifecycle_event"] !== undefined;
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
    botToken: parseToken(readSecret("BOT_TOKEN", read)),
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
    database: parseDatabase(readSecret("DATABASE_URL", read)),
    retentionDays: parseWhole("RETENTION_DAYS", read("RETENTION_DAYS") ?? "90", {
      most: 3650,
      unit: "days",
    }),
    modelDir: modelDir === null ? null : path.resolve(modelDir),
    hubEndpoint: parseAddress("HF_ENDPOINT", read("HF_ENDPOINT") ?? "https://huggingface.co"),
    http,
    webhook: parseWebhook({
      url: read("WEBHOOK_URL"),
      secret: readSecret("WEBHOOK_SECRET", read),
      http,
    }),
    mcpToken: parseMcpToken(readSecret("MCP_TOKEN", read), http),
    logLevel: parseChoice("LOG_LEVEL", read("LOG_LEVEL") ?? "info", logLevels),
    logsQuestions: parseSwitch("LOG_QUESTIONS", read("LOG_QUESTIONS") ?? "0"),
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

/** The secret itself, or what stands in the file that NAME_FILE names, as container engines hand secrets over. */
function readSecret(name: string, read: (name: string) => string | null): string | null {
  const [secret, file] = [read(name), read(`${name}_FILE`)];
  if (file === null) return secret;
  if (secret !== null)
    throw invalid(`${name}_FILE`, "set beside " + name, "one of the two, not both");
  try {
    const written = readFileSync(file, "utf8").trim();
    return written === "" ? null : written;
  } catch (error) {
    throw invalid(
      `${name}_FILE`,
      `not to be read (${messageOf(error)})`,
      "a file that holds the secret",
    );
  }
}

function parseToken(value: string | null): string | null {
  if (value === null || /^\d+:[\w-]+$/.test(value)) return value;
  throw invalid(
    "BOT_TOKEN",
    "not of a token's form (its value is not shown)",
    "digits, a colon, then letters, digits, - and _, as @BotFather gives it; empty for the terminal chat",
  );
}

function parseDatabase(value: string | null): DatabaseAddress | null {
  try {
    return value === null ? null : parseDatabaseAddress(value);
  } catch (error) {
    throw invalid("DATABASE_URL", `${messageOf(error)} (its value is not shown)`, acceptedAddress);
  }
}

function parseAddress(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, "");
  throw invalid(name, JSON.stringify(value), "an address that starts with http:// or https://");
}

interface HttpConfig {
  readonly host: string;
  readonly port: number;
}

/** Null if no port is set. */
function parseHttp(host: string | null, port: string | null): HttpConfig | null {
  if (port === null) return null;
  return {
    host: parseHost("HTTP_HOST", host ?? "127.0.0.1"),
    port: parseWhole("HTTP_PORT", port, { most: 65_535 }),
  };
}

interface WebhookConfig {
  readonly url: string;
  /** Path of `url`, at which the bot's HTTP server receives updates. */
  readonly path: string;
  readonly secret: string | null;
}

interface WebhookValues {
  readonly url: string | null;
  readonly secret: string | null;
  readonly http: HttpConfig | null;
}

const ownPaths: readonly string[] = ["/healthz", "/livez", "/metrics", "/mcp"];

/** Null if no address is set. */
function parseWebhook({ url, secret, http }: WebhookValues): WebhookConfig | null {
  if (url === null) return null;
  const { protocol, pathname, hash, href } = URL.canParse(url) ? new URL(url) : new URL("none:");
  if (protocol !== "https:" || hash !== "" || ownPaths.includes(pathname))
    throw invalid(
      "WEBHOOK_URL",
      JSON.stringify(url),
      `an address that starts with https://, without a #, whose path is not ${ownPaths.join(" or ")}`,
    );
  if (http === null)
    throw invalid(
      "HTTP_PORT",
      "not set",
      "a whole number from 1 to 65535: what comes to WEBHOOK_URL is received there",
    );
  if (secret !== null && !/^[\w-]{1,256}$/.test(secret))
    throw invalid(
      "WEBHOOK_SECRET",
      "not of a secret's form (its value is not shown)",
      "up to 256 letters, digits, _ and -",
    );
  return { url: href, path: pathname, secret };
}

/** Short ones can be tried out. */
const tokenForm = /^[\w.~+/-]{16,256}=*$/;

function parseMcpToken(token: string | null, http: HttpConfig | null): string | null {
  if (token === null) return null;
  if (!tokenForm.test(token))
    throw invalid(
      "MCP_TOKEN",
      "not of a token's form (its value is not shown)",
      "16 to 256 letters, digits and ._~+/-",
    );
  if (http === null)
    throw invalid("HTTP_PORT", "not set", "a whole number from 1 to 65535: /mcp is served there");
  return token;
}

function parseHost(name: string, value: string): string {
  if (/^[\w.:-]+$/.test(value)) return value;
  throw invalid(
    name,
    JSON.stringify(value),
    "an address of this machine, such as 127.0.0.1 or ::1",
  );
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
  readonly unit?: string;
}

function parseWhole(name: string, value: string, { most, unit }: WholeForm): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1 && number <= most) return number;
  const ofUnit = unit === undefined ? "" : ` of ${unit}`;
  throw invalid(name, JSON.stringify(value), `a whole number${ofUnit} from 1 to ${most}`);
}

function parseSwitch(name: string, value: string): boolean {
  return parseChoice(name, value, ["0", "1"] as const) === "1";
}

function parseChoice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value.toLowerCase());
  if (found !== undefined) return found;
  throw invalid(name, JSON.stringify(value), choices.join(", "));
}
