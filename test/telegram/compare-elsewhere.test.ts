/** Places side by side where the bot is not in the chat: by inline and by guest mode, in one message. */
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/core/domain.ts";
import { anAnswer, anExcerpt, evaluation, hequ, surplusStaff } from "./fixture-library.ts";
import { boldOf, quotesOf, startBot, type Harness } from "./harness.ts";
import { answerTo, partsOf, typeInline } from "./inline-asker.ts";
import { rowsOf, voteData } from "./voting.ts";

function aboutSeveral(question: string): Answer {
  const places = ["河曲县", "汉滨区"].filter((place) => question.includes(place.slice(0, 2)));
  return anAnswer(question, { places, excerpts: [evaluation, surplusStaff] });
}

async function callAsGuest({ standIn }: Harness, text: string) {
  const { users } = standIn;
  users.guestMessage(users.elsewhere("别处"), users.person("小李"), text);
  const [reply] = await standIn.waitForMessages(1);
  if (reply === undefined) throw new Error("no reply");
  return reply;
}

describe("in inline mode", () => {
  test("the first to choose is the comparison, which is posted whole", async () => {
    const harness = await startBot({ answer: aboutSeveral });
    const { results } = await typeInline(harness, "河曲 汉滨 考核");
    expect(results.map(({ id }) => id)).toEqual(["compare", "hanbin-02", "hequ-07"]);
    const [first] = results;
    expect(first?.title).toBe("河曲县 / 汉滨区 对照着看");
    expect(first?.description).toMatch(/^对因改革超编的903名.*… \/ 通过评估.*…$/);
    expect(partsOf(first?.content, "bold").slice(0, 2)).toEqual([
      "各地对照：河曲 汉滨 考核",
      "河曲县",
    ]);
    expect(partsOf(first?.content, "expandable_blockquote")).toEqual([
      surplusStaff.text,
      evaluation.text,
    ]);
    expect(rowsOf(first?.content)).toEqual([voteData]);
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test("in the language of the question", async () => {
    const harness = await startBot({ answer: aboutSeveral });
    const { results } = await typeInline(harness, "Compare how 河曲 and 汉滨 assess their staff");
    expect(results[0]?.title).toBe("Hequ County / Hanbin District side by side");
    const inChinese = await typeInline(harness, "河曲 汉滨 考核", { languageCode: "en" });
    expect(inChinese.results[0]?.title).toBe("河曲县 / 汉滨区 对照着看");
  });

  test("it is written down with all that it quotes once it is chosen", async () => {
    const harness = await startBot({ answer: aboutSeveral });
    const { standIn, state } = harness;
    const queryId = standIn.users.inlineQuery(standIn.users.person("小李"), "河曲 汉滨 考核");
    await answerTo(standIn, queryId);
    const { inlineMessageId } = standIn.users.chooseInlineResult(queryId, "compare", {
      feedback: true,
    });
    await standIn.waitUntil(
      async () => (await state.questions.since(0)).length === 1,
      "the question",
    );
    expect(await state.questions.since(0)).toMatchObject([
      {
        text: "河曲 汉滨 考核",
        passageIds: ["hequ-07", "hanbin-02"],
        answer: { kind: "inline", inlineMessageId },
      },
    ]);
  });

  test.each([
    ["of one place", "河曲 考核", "answered"],
    ["without an answer", "河曲 汉滨 考核", "related"],
  ] as const)("there is none %s", async (_what, query, status) => {
    const reason = status === "related" ? "no-evidence" : null;
    const harness = await startBot({
      answer: (question) => ({ ...aboutSeveral(question), status, reason }),
    });
    const { results } = await typeInline(harness, query);
    expect(results.map(({ id }) => id)).toEqual(["hanbin-02", "hequ-07"]);
  });
});

describe("a guest's answer", () => {
  test.each(["@practice_bot 河曲和汉滨怎样考核?", "@practice_bot /compare 河曲 汉滨 考核"])(
    "to %j has the best excerpt of each place",
    async (text) => {
      const harness = await startBot({ answer: aboutSeveral });
      const reply = await callAsGuest(harness, text);
      expect(boldOf(reply)).toEqual(expect.arrayContaining(["河曲县", "汉滨区"]));
      expect(quotesOf(reply)).toEqual([surplusStaff.text, evaluation.text]);
      expect(reply.text).toMatch(/hequ-07\n\n汉滨区\n[^]*#hequ_07 #hanbin_02/);
      const { state, standIn } = harness;
      await standIn.waitUntil(
        async () => (await state.questions.since(0)).length === 1,
        "the question",
      );
      expect(await state.questions.since(0)).toMatchObject([
        { passageIds: ["hequ-07", "hanbin-02"] },
      ]);
    },
  );

  test("about one place has one", async () => {
    const long = anExcerpt(hequ, "各单位每年考核一次。".repeat(30));
    const harness = await startBot({
      answer: (question) =>
        anAnswer(question, { places: ["河曲县"], excerpts: [long, evaluation] }),
    });
    expect(quotesOf(await callAsGuest(harness, "@practice_bot 河曲怎样考核?"))).toEqual([
      long.text,
    ]);
  });
});
