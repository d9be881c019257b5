/**
 * The text of one environment variable in, its value out.
 * @throws AppError `config.invalid` naming the variable, what it holds and what is accepted; a secret is never shown.
 */
import { AppError } from "./errors.ts";

export function invalid(name: string, got: string, accepted: string): AppError {
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

/** Null without a port. */
export function parseHttp(
  host: string | null,
  port: string | null,
): { readonly host: string; readonly port: number } | null {
  if (port === null) return null;
  return {
    host: parseHost("HTTP_HOST", host ?? "127.0.0.1"),
    port: parseWhole("HTTP_PORT", port, { most: 65_535 }),
  };
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
  return value.split(/[,,]/).map((part) => {
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
