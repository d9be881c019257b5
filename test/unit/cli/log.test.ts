/** Log lines: which are written at a level, and in what form, to a file and to a terminal. */
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { createLog } from "../../../src/cli/log.ts";
import type { LogLevel } from "../../../src/core/config.ts";
import type { LogFields } from "../../../src/core/log.ts";
import { jsonLines } from "../../setup/run-program.ts";

interface Written {
  readonly level?: LogLevel;
  readonly isTTY?: boolean;
  readonly fields?: LogFields;
}

function write(message: string, { level = "debug", isTTY = false, fields }: Written = {}): string {
  let written = "";
  const log = createLog(level, { isTTY, write: (text: string) => (written += text) });
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
  const lines = jsonLines(write("started", { level })) as { level: string }[];
  expect(lines.map((line) => line.level)).toEqual(expected);
});

test("a line is an object with level, time, message and fields, and nothing else", () => {
  const fields = { reason: "no\nnetwork", tries: 3, code: null, isLast: false };
  const lines = jsonLines(write("%s stopped", { level: "error", fields }));
  expect(lines).toEqual([
    { level: "error", time: expect.any(String), message: "%s stopped", ...fields },
  ]);
  const [{ time }] = lines as [{ time: string }];
  expect(new Date(time).toISOString()).toBe(time);
});

test("a terminal gets the time of day, the level, the message and the fields", () => {
  const shown = write("stopped", {
    level: "error",
    isTTY: true,
    fields: { reason: "no\u001b[2J\nnetwork", tries: 3 },
  });
  expect(shown).toContain("\u001b[");
  expect(shown).not.toContain("\u001b[2J");
  expect(stripVTControlCharacters(shown)).toMatch(
    /^\d\d:\d\d:\d\d error stopped reason="no\\u001b\[2J\\nnetwork" tries=3\n$/,
  );
});

test("a terminal gets a stack below its line", () => {
  const stack = "Error: no\n    at somewhere";
  const fields = { error: "no", stack };
  const shown = write("failed", { level: "error", isTTY: true, fields });
  expect(stripVTControlCharacters(shown)).toMatch(
    /^\S+ error failed error="no"\nError: no\n {4}at somewhere\n$/,
  );
});
