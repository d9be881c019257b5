/**
 * Log lines on a stream: time, level, message and fields. Question texts and the token never get here.
 */
import type { Log, LogFields } from "../bot/log.ts";
import type { LogLevel } from "../config.ts";

const ranks = { silent: 0, error: 1, warn: 2, info: 3, debug: 4 } as const satisfies Record<
  LogLevel,
  number
>;

export function createLog(level: LogLevel, stream: { write(text: string): unknown }): Log {
  const at =
    (own: Exclude<LogLevel, "silent">) =>
    (message: string, fields: LogFields = {}) => {
      if (ranks[own] > ranks[level]) return;
      const parts = Object.entries(fields).map(
        ([name, value]) => `${name}=${JSON.stringify(value ?? null)}`,
      );
      stream.write(`${[new Date().toISOString(), own, message, ...parts].join(" ")}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
