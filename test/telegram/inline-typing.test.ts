/** Inline mode: queries come at every keystroke. */
import { describe, expect, test } from "vitest";
import { anAnswer, surplusStaff } from "./fixture-library.ts";
import { createGate } from "./harness.ts";
import { answerTo, startAnswering, typeInline } from "./inline-asker.ts";

describe("typing on", () => {
  test("leaves out what was typed between", async () => {
    const gate = createGate();
    const harness = await startAnswering(async (question) => {
      await gate.opened;
      return anAnswer(question, { excerpts: [surplusStaff] });
    });
    const { standIn, library } = harness;
    const [user, other] = [standIn.users.person("小李"), standIn.users.person("老王")];
    standIn.users.inlineQuery(user, "超编");
    await standIn.waitUntil(() => library.asked.length === 1, "the first query");
    standIn.users.inlineQuery(user, "超编人");
    standIn.users.inlineQuery(other, "编制");
    const last = standIn.users.inlineQuery(user, "超编人员");
    gate.open();
    await answerTo(standIn, last);
    expect(library.asked).toEqual(["超编", "编制", "超编人员"]);
    expect(standIn.refusals()).toEqual([]);
  });

  test("a late answer is a debug line and nothing else", async () => {
    const gate = createGate();
    const harness = await startAnswering(async (question) => {
      if (question === "超编") await gate.opened;
      return anAnswer(question, { excerpts: [surplusStaff] });
    });
    const { standIn, library, logged } = harness;
    standIn.users.inlineQuery(standIn.users.person("小李"), "超编");
    await standIn.waitUntil(() => library.asked.length === 1, "the first query");
    standIn.clock.advance(11);
    gate.open();
    await typeInline(harness, "编制");
    expect(standIn.refusals()).toHaveLength(1);
    const late = "an answer to an inline query came too late";
    await standIn.waitUntil(() => logged.some(({ message }) => message === late), "its line");
    expect(logged.filter(({ level }) => level !== "debug" && level !== "info")).toEqual([]);
  });
});
