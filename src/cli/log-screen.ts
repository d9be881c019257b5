/**
 * Log lines as JSON in, the same lines on a terminal out: the time of day, the level, the message, then the fields.
 * A stack goes below, as it is.
 */
import { screenStyle } from "../render/terminal-style.ts";

export interface TextSink {
  write(text: string): unknown;
}

type Line = Readonly<Record<string, unknown>>;

/** Nothing is wrapped: a terminal does that itself. */
const style = screenStyle(80);
const labels: Readonly<Record<string, (text: string) => string>> = {
  error: (text) => style.bold(style.warn(text)),
  warn: (text) => style.warn(text),
};

export function showLines(screen: TextSink): TextSink {
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
