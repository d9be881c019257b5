/**
 * Parsers for single environment variables.
 * All throw AppError `config.invalid`, which names the variable, its value and what is accepted, but never a secret.
 */
import { AppError } from "./errors.ts";

function invalid(name: string, got: string, accepted: string): AppError {
  return new AppError(
    "config.invalid",
    `${name} is ${got}. Accepted: ${accepted}. Set it in the environment or in .env and start again.`,
    { name },
  );
}

export function parseToken(value: string | null): string | null {
  if (value === null || /^\d+:[\w-]+$/.test(value)) return value;
  throw invalid(
    "BOT_TOKEN",
    "not of a token's form (its value is not shown)",
    "digits, a colon, then letters, digits, - and _, as @BotFather gives it; empty for the terminal chat",
  );
}

export function parseAddress(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, "");
  throw invalid(name, JSON.stringify(value), "an address that starts with http:// or https://");
}

export interface HttpConfig {
  readonly host: string;
  readonly port: number;
}

/** Null if no port is set. */
export function parseHttp(host: string | null, port: string | null): HttpConfig | null {
  if (port === null) return null;
  return {
    host: parseHost("HTTP_HOST", host ?? "127.0.0.1"),
    port: parseWhole("HTTP_PORT", port, { most: 65_535 }),
  };
}

export interface WebhookConfig {
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

const ownPaths: readonly string[] = ["/healthz", "/metrics"];

/** Null if no address is set. */
export function parseWebhook({ url, secret, http }: WebhookValues): WebhookConfig | null {
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

export const aUserId: IdForm = {
  accepts: (id) => id > 0,
  accepted: "user ids, whole numbers above 0, separated by commas",
};
export const aChatId: IdForm = {
  accepts: (id) => id !== 0,
  accepted: "chat ids, whole numbers (groups have negative ones), separated by commas",
};

export function parseIds(
  name: string,
  value: string | null,
  form: IdForm,
): readonly number[] | null {
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

export function parseWhole(name: string, value: string, { most, unit }: WholeForm): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1 && number <= most) return number;
  const ofUnit = unit === undefined ? "" : ` of ${unit}`;
  throw invalid(name, JSON.stringify(value), `a whole number${ofUnit} from 1 to ${most}`);
}

export function parseSwitch(name: string, value: string): boolean {
  return parseChoice(name, value, ["0", "1"] as const) === "1";
}

export function parseChoice<T extends string>(
  name: string,
  value: string,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === value.toLowerCase());
  if (found !== undefined) return found;
  throw invalid(name, JSON.stringify(value), choices.join(", "));
}
