/** Under a question to which the documents have nothing stand questions that they answer, and nothing to vote on. */
import { describe, expect, test } from "vitest";
import { askPrivately, messages, startBot, untilHandled } from "./harness.ts";
import { countInChinese, offersNear } from "../../src/chat/offers/offers.ts";
import { createFixtureLibrary } from "./fixture-library.ts";

const nothing = { zh: "今天天气怎么样?", en: "What is the weather like?" } as const;
const codes = { zh: "zh-hans", en: "en" } as const;
const nearIn = (language: "zh" | "en") =>
  offersNear(createFixtureLibrary(), "", messages.in(language));
const near = await nearIn("zh");

describe.each(["zh", "en"] as const)("in %s", (language) => {
  test("three are offered as buttons, and each asks what it says", async () => {
    const expected = await nearIn(language);
    const harness = await startBot();
    const { standIn, library } = harness;
    const reply = await askPrivately(harness, nothing[language], codes[language]);
    const keys = reply.keyboard?.map((row) => row.map(({ text, data }) => [text, data]));
    expect(keys).toEqual(expected.map(({ question, data }) => [[question, data]]));
    expect(reply.text).toContain(
      messages.t(language, "offer-near", {
        chinese: language === "en" ? countInChinese(expected) : 0,
      }),
    );
    const [user, chat] = [standIn.users.person("小李", codes[language]), reply.chatId];
    for (const { question, data } of expected) {
      standIn.users.pressButton(chatOf(chat), user, reply.messageId, data);
      await untilHandled(harness);
      expect(library.asked.at(-1)).toBe(question);
      expect(standIn.sent().at(-1)?.text).toContain(question);
    }
  });

  test("what was found only in part is voted on as before", async () => {
    const reply = await askPrivately(await startBot(), "榆林怎么评估?", codes[language]);
    expect(reply.keyboard?.at(-1)?.map(({ data }) => data)).toEqual(["vote:up", "vote:down"]);
  });
});

test("in a group they stand below the refusal too, and count as questions", async () => {
  const harness = await startBot({ admission: { questionsPerMinute: 2 } });
  const { standIn, library } = harness;
  const chat = standIn.users.supergroup("改革研讨");
  const li = standIn.users.person("小李");
  standIn.users.sendText(chat, li, `@practice_bot ${nothing.zh}`);
  await untilHandled(harness);
  const [refusal] = standIn.sent();
  expect(refusal?.keyboard).toHaveLength(near.length);
  for (const { data } of near) standIn.users.pressButton(chat, li, refusal?.messageId ?? 0, data);
  await untilHandled(harness);
  expect(library.asked).toEqual([nothing.zh, near[0]?.question]);
  const notices = standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
  expect(notices.slice(1)).toEqual([messages.t("zh", "too-many"), messages.t("zh", "too-many")]);
});

test("where nothing can be offered, the refusal stands alone", async () => {
  const library = { ...createFixtureLibrary(), askableNear: () => Promise.resolve([]) };
  const reply = await askPrivately(await startBot({ library }), nothing.zh);
  expect(reply.keyboard).toBeNull();
  expect(reply.text).not.toContain(messages.t("zh", "offer-near", { chinese: 0 }));
});

test("a button whose passage is gone says so", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const reply = await askPrivately(harness, nothing.zh);
  library.excerpts.length = 0;
  const user = standIn.users.person("小李");
  standIn.users.pressButton(chatOf(reply.chatId), user, reply.messageId, near[0]?.data ?? "");
  await untilHandled(harness);
  const [acknowledged] = standIn.calls("answerCallbackQuery");
  expect(acknowledged?.fields["text"]).toBe(messages.t("zh", "button-gone"));
});

describe("/start", () => {
  test("offers what the documents answer, and names their places", async () => {
    const documents = createFixtureLibrary();
    const library = {
      ...documents,
      isAnswered: (question: string) => Promise.resolve(/党委|有哪些/u.test(question)),
    };
    const reply = await askPrivately(await startBot({ library }), "/start");
    expect(reply.text).toContain("河曲县、上犹县、汉滨区");
    expect(reply.keyboard?.flat().map(({ text, data }) => [text, data])).toEqual([
      ["上犹县如何厘清党委与党组部门间职责关系？", "ask:shangyou-03"],
      ["河曲县有哪些做法？", "ask:hequ"],
      ["汉滨区有哪些做法？", "ask:hanbin"],
    ]);
  });

  test.each(["zh-hans", "en"])("offers nothing where they answer nothing (%s)", async (code) => {
    const isAnswered = () => Promise.resolve(false);
    const harness = await startBot({ library: { ...createFixtureLibrary(), isAnswered } });
    const reply = await askPrivately(harness, "/start", code);
    expect(reply.keyboard).toBeNull();
    for (const text of ["/ask", "/help"]) {
      const shown = (await askPrivately(harness, text, code)).text;
      expect(shown).not.toMatch(/none|河曲|Hequ/u);
    }
  });

  test("in English says that questions made of the documents are Chinese", async () => {
    const isAnswered = (question: string) => Promise.resolve(/^\p{Script=Han}/u.test(question));
    const harness = await startBot({ library: { ...createFixtureLibrary(), isAnswered } });
    expect((await askPrivately(harness, "/start", "en")).text).toContain("(in Chinese");
    const all = await askPrivately(await startBot(), "/start", "en");
    expect(all.text).not.toContain("(in Chinese");
  });
});

function chatOf(id: number) {
  return { id, type: "private" } as const;
}
