/**
 * The logger interface, and redaction of the bot's token.
 * Network errors contain the address that was called, and the token is part of every address.
 * Questions are logged only if configured, answers never.
 */
import type { Meter } from "./meter.ts";

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const shown = "<token>";

export type Redact = (text: string) => string;

export function createRedact(token: string): Redact {
  const written = [token, encodeURIComponent(token)];
  return (text) =>
    written
      .reduce((result, secret) => result.replaceAll(secret, shown), text)
      // Tokens of other bots and parts of this bot's token are secret too.
      .replace(/\bbot\d{3,}(?::|%3A)[\w-]+/gi, `bot${shown}`);
}

/** Wraps `log` and counts its warnings and errors. */
export function meterLog(log: Log, meter: Meter): Log {
  return {
    ...log,
    warn(message, fields) {
      meter.count("reform_bot_log_lines_total", { level: "warn" });
      log.warn(message, fields);
    },
    error(message, fields) {
      meter.count("reform_bot_log_lines_total", { level: "error" });
      log.error(message, fields);
    },
  };
}

/** Wraps `log` and redacts messages and string fields. */
export function redactLog(log: Log, redact: Redact): Log {
  const clean = (fields: LogFields = {}): LogFields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === "string" ? redact(value) : value,
      ]),
    );
  return {
    debug: (message, fields) => log.debug(redact(message), clean(fields)),
    info: (message, fields) => log.info(redact(message), clean(fields)),
    warn: (message, fields) => log.warn(redact(message), clean(fields)),
    error: (message, fields) => log.error(redact(message), clean(fields)),
  };
}
