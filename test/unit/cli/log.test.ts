/** Log lines: which are written at a level, and in what form. */
import { expect, test } from "vitest";
import { createLog } from "../../../src/cli/log.ts";
import type { LogLevel } from "../../../src/config.ts";

function linesAt(level: LogLevel, message: string, fields?: Readonly<Record<string, string>>) {
  const written: string[] = [];
  const log = createLog(level, { write: (text: string) => written.push(text) });
  for (const own of ["debug", "info", "warn", "error"] as const) log[own](message, fields);
  return written;
}

test.each([
  ["silent", []],
  ["error", ["error"]],
  ["warn", ["warn", "error"]],
  ["info", ["info", "warn", "error"]],
  ["debug", ["debug", "info", "warn", "error"]],
] as const)("at level %s", (level, expected) => {
  expect(linesAt(level, "started").map((line) => line.split(" ")[1])).toEqual(expected);
});

test("a line has its time, level, message and fields, and stays one line", () => {
  const [line] = linesAt("error", "stopped", { reason: "no\nnetwork" });
  expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z error stopped reason="no\\nnetwork"\n$/);
});
