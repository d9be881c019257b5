/** What ends the bot is explained; what is not known is passed on without the token. */
import { GrammyError } from "grammy";
import { expect, test } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { createRedact } from "../../../src/core/log.ts";
import { explainEnd } from "../../../src/telegram/errors.ts";

const redact = createRedact("123456:secret");

function telegramError(errorCode: number, method: string): GrammyError {
  const answer = { ok: false, error_code: errorCode, description: "123456:secret" } as const;
  return new GrammyError(`Call to '${method}' failed!`, answer, method, {});
}

test.each([
  [telegramError(401, "getUpdates"), "telegram.unauthorized"],
  [telegramError(404, "getMe"), "telegram.unauthorized"],
])("%s is %s", (error, code) => {
  const end = explainEnd(error, redact);
  expect(end).toMatchObject({ code });
  expect(JSON.stringify(end)).not.toContain("secret");
});

test("an AppError stays what it is", () => {
  const error = new AppError("prompts.invalid", "no");
  expect(explainEnd(error, redact)).toBe(error);
});

test.each([new Error("at 123456:secret"), "at 123456:secret", telegramError(404, "getUpdates")])(
  "%s keeps its message without the token",
  (error) => {
    const end = explainEnd(error, redact);
    expect(end.message).toMatch(/^The bot stopped: .*<token>/);
    expect(end.cause).toBeUndefined();
  },
);
