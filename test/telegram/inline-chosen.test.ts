/** Inline mode: a result that somebody chose and posted. */
import { describe, expect, test } from "vitest";
import { olderCadres } from "./fixture-library.ts";
import { startBot } from "./harness.ts";
import { answerTo, typeInline } from "./inline-asker.ts";

describe("a chosen result", () => {
  test("is what was listed, and asks the bot nothing where it is a member", async () => {
    const harness = await startBot();
    const { standIn, state, library } = harness;
    const user = standIn.users.person("小李");
    const posted: (string | null)[] = [];
    for (const chat of [standIn.users.privateChat(user), standIn.users.group("改革研讨")]) {
      const queryId = standIn.users.inlineQuery(user, "超编人员", { chat });
      const { results } = await answerTo(standIn, queryId);
      const chosen = standIn.users.chooseInlineResult(queryId, "hequ-08", { feedback: true });
      expect(chosen.content).toEqual(results[1]?.content);
      expect(chosen.message["text"]).toContain(olderCadres.text);
      posted.push(chosen.inlineMessageId);
    }
    const last = await typeInline(harness, "党组");
    expect(last.results).toHaveLength(1);
    expect(standIn.sent()).toEqual([]);
    expect(library.asked).not.toContain(olderCadres.text);
    expect(await state.questions.since(0)).toMatchObject(
      posted.map((inlineMessageId) => ({
        text: "超编人员",
        chatKind: "inline",
        status: "answered",
        passageIds: ["hequ-08"],
        answer: { kind: "inline", inlineMessageId },
      })),
    );
  });

  test("of the cases is no question", async () => {
    const harness = await startBot();
    const { standIn, state } = harness;
    const user = standIn.users.person("小李");
    const queryId = standIn.users.inlineQuery(user, "");
    await answerTo(standIn, queryId);
    const { message } = standIn.users.chooseInlineResult(queryId, "case-hequ", { feedback: true });
    expect(message["text"]).toContain("河曲县 · 忻州市\n《河曲:");
    await typeInline(harness, "党组");
    expect(await state.questions.since(0)).toEqual([]);
  });
});
