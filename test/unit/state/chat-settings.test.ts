import { describe, expect, it } from "vitest";
import { dayMs, openTestState } from "./test-state.ts";

describe("a chat's language", () => {
  it("is nobody's choice at first", async () => {
    expect((await openTestState()).languages.get(7)).toBeNull();
  });

  it("is the one that was set last, for that chat alone", async () => {
    const { languages } = await openTestState();
    languages.set(7, "zh");
    languages.set(7, "en");
    languages.set(-7, "zh");
    expect([7, -7, 8].map((chatId) => languages.get(chatId))).toEqual(["en", "zh", null]);
  });

  it("can be cleared, once", async () => {
    const { languages } = await openTestState();
    languages.set(7, "en");
    expect([languages.clear(7), languages.clear(7)]).toEqual([true, false]);
    expect(languages.get(7)).toBeNull();
  });

  it("stays as long as it is used", async () => {
    const state = await openTestState();
    state.languages.set(7, "en");
    state.languages.set(8, "en");
    for (let week = 1; week <= 20; week += 1) {
      state.clock.nowMs += 7 * dayMs;
      state.languages.get(7);
      await state.sweep(state.clock.nowMs);
    }
    expect([7, 8].map((chatId) => state.languages.get(chatId))).toEqual(["en", null]);
  });
});
