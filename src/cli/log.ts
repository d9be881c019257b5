/**
 * Writes log lines to a stream as JSON objects with level, time, message and fields. A terminal gets lines for people:
 * time of day, level, message, fields, and below them the stack. The caller must keep secrets out.
 */
import { pino, stdTimeFunctions } from "pino";
import type { LogLevel } from "../core/config.ts";
import type { Log, LogFields } from "../core/log.ts";
import { screenStyle } from "../terminal/style.ts";

interface LogStream extends TextSink {
  readonly isTTY?: boolean | undefined;
}

export function createLog(level: LogLevel, stream: LogStream): Log {
  const logger = pino(
    {
      level,
      // Whatever collects the lines knows the process and the machine.
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

interface TextSink {
  write(text: string): unknown;
}

type Line = Readonly<Record<string, unknown>>;

/** The width has no effect, because log lines are left to the terminal to wrap. */
const style = screenStyle(80);
const labels: Readonly<Record<string, (text: string) => string>> = {
  error: (text) => style.bold(style.warn(text)),
  warn: (text) => style.warn(text),
};

function showLines(screen: TextSink): TextSink {
  return { write: (json) => screen.write(`${describe(JSON.parse(json) as Line)}\n`) };
}

function describe({ level, time, message, stack, ...fields }: Line): string {
  const paint = labels[String(level)] ?? ((text) => style.dim(text));
  const label = paint(String(level).padEnd(5));
  const details = Object.entries(fields).map(([name, value]) =>
    style.dim(`${name}=${JSON.stringify(value)}`),
  );
  const below = typeof stack === "string" ? `\n${style.dim(stack)}` : "";
  return [style.dim(timeOfDay(String(time))), label, message, ...details].join(" ") + below;
}

function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString("en-GB");
}
