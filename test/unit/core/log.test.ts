/** The token is in no text that leaves the bot. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedact, redactLog } from "../../../src/core/log.ts";
import { recordingLog, type LogEntry } from "../../telegram/harness.ts";

const token = "123456:AAE_secret-part";
const redact = createRedact(token);

test.each([
  ["request to https://api.telegram.org/bot123456:AAE_secret-part/getMe failed"],
  ["/bot123456%3AAAE_secret-part/getMe"],
  ["token 123456:AAE_secret-part!"],
  ["elsewhere /bot999999:BBB_other/getMe"],
])("%s", (text) => {
  const redacted = redact(text);
  expect(redacted).toContain("<token>");
  expect(redacted).not.toMatch(/secret|other/);
});

test("leaves other text as it is", () => {
  expect(redact("robot12:30, bot 5: 河曲")).toBe("robot12:30, bot 5: 河曲");
});

test("finds the token wherever it stands", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(redact(before + token + after)).not.toContain(token);
    }),
  );
});

test("covers stacks", () => {
  const logged: LogEntry[] = [];
  const { stack } = new Error(`request to /bot${token}/getMe failed`);
  redactLog(recordingLog(logged), redact).error("failed", { stack });
  expect(logged[0]?.fields["stack"]).toContain("/bot<token>/getMe");
  expect(JSON.stringify(logged)).not.toContain(token);
});

test("covers messages and fields of every level", () => {
  const logged: LogEntry[] = [];
  const log = redactLog(recordingLog(logged), redact);
  for (const level of ["debug", "info", "warn", "error"] as const) {
    log[level](`${level} ${token}`, { error: token, count: 1, none: null });
    log[level](level);
  }
  expect(logged).toHaveLength(8);
  expect(JSON.stringify(logged)).not.toContain(token);
  expect(logged[0]?.fields).toEqual({ error: "<token>", count: 1, none: null });
});
