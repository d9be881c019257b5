/**
 * Log lines on a stream: one JSON object a line with level, time, message and fields; for a person at a terminal,
 * lines to read. Whoever logs sees to it that no secret is in them.
 */
import { pino, stdTimeFunctions } from "pino";
import type { LogLevel } from "../core/config.ts";
import type { Log, LogFields } from "../core/log.ts";
import { showLines, type TextSink } from "./log-screen.ts";

export interface LogStream extends TextSink {
  readonly isTTY?: boolean | undefined;
}

export function createLog(level: LogLevel, stream: LogStream): Log {
  const logger = pino(
    {
      level,
      // Which process and machine it is, whoever collects the lines knows.
      base: null,
      messageKey: "message",
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream.isTTY === true ? showLines(stream) : stream,
  );
  const at =
    (own: Exclude<LogLevel, "silent">) =>
    (message: string, fields: LogFields = {}) =>
      logger[own](fields, message);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
