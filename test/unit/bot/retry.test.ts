/** How long a call that Telegram refused for now is waited for. */
import { Api, type Transformer } from "grammy";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { retryRefused } from "../../../src/bot/retry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Call = (api: Api) => Promise<unknown>;

const calls = {
  sendMessage: (api) => api.sendMessage(1, "好"),
  editMessageReplyMarkup: (api) => api.editMessageReplyMarkup(1, 1),
  sendChatAction: (api) => api.sendChatAction(1, "typing"),
  getUpdates: (api) => api.getUpdates(),
} satisfies Record<string, Call>;

/** Refused `times` times, then accepted; null until it has come to an end. */
function callRefused(method: keyof typeof calls, retryAfter: number, times = 1) {
  let tries = 0;
  let isAccepted: boolean | null = null;
  const description = `Too Many Requests: retry after ${retryAfter}`;
  const parameters = { retry_after: retryAfter };
  const refusal = { ok: false, error_code: 429, description, parameters };
  const answering: Transformer = () => {
    tries += 1;
    // What Telegram accepts of each method is of no interest here.
    return Promise.resolve((tries > times ? { ok: true, result: true } : refusal) as never);
  };
  const api = new Api("700001:token");
  api.config.use(answering, retryRefused());
  const ended = calls[method](api).then(
    () => void (isAccepted = true),
    () => void (isAccepted = false),
  );
  return { ended, outcome: () => ({ tries, isAccepted }) };
}

describe("an answer", () => {
  test("waits for the minute that a full group asks for", async () => {
    const { ended, outcome } = callRefused("sendMessage", 60);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(outcome()).toEqual({ tries: 1, isAccepted: null });
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(outcome()).toEqual({ tries: 2, isAccepted: true });
  });

  test.each([
    [61, 1, 1],
    [1, 9, 4],
  ])("asked to wait %i s, %i times, is given up", async (retryAfter, times, tries) => {
    const { ended, outcome } = callRefused("sendMessage", retryAfter, times);
    await vi.advanceTimersByTimeAsync(60_000);
    await ended;
    expect(outcome()).toEqual({ tries, isAccepted: false });
  });
});

describe("anything else", () => {
  test.each([
    ["editMessageReplyMarkup", 15, 2, true],
    ["editMessageReplyMarkup", 16, 1, false],
    ["sendChatAction", 16, 1, false],
    ["getUpdates", 1, 1, false],
  ] as const)("%s that may come again in %i s", async (method, retryAfter, tries, isAccepted) => {
    const { ended, outcome } = callRefused(method, retryAfter);
    await vi.advanceTimersByTimeAsync(15_000);
    await ended;
    expect(outcome()).toEqual({ tries, isAccepted });
  });
});
