import { beforeEach, expect, it, vi } from "vitest";
import { createWatchdog } from "../../../src/embedding/model-hub.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it("aborts with the meaning of the last limit, and the earlier ones no longer count", () => {
  const watchdog = createWatchdog(undefined);
  watchdog.expectWithin(100, "no answer");
  vi.advanceTimersByTime(99);
  watchdog.expectWithin(100, "no more data");
  vi.advanceTimersByTime(99);
  expect(watchdog.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(watchdog.signal.reason).toEqual(new Error("no more data"));
});

it("leaves no timer behind once it is stopped", () => {
  const watchdog = createWatchdog(undefined);
  watchdog.expectWithin(100, "no answer");
  watchdog.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(watchdog.signal.aborted).toBe(false);
});

it("aborts with the caller's reason when the caller gives up first", () => {
  const caller = new AbortController();
  const watchdog = createWatchdog(caller.signal);
  watchdog.expectWithin(100, "no answer");
  caller.abort("asked to stop");
  expect(watchdog.signal.reason).toBe("asked to stop");
  watchdog.stop();
});
