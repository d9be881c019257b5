/** Inline mode: whoever types the bot's name in any chat gets cited excerpts to choose from. */
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/core/domain.ts";
import { anAnswer, evaluation, hequ, surplusStaff } from "./fixture-library.ts";
import { messages, startBot } from "./harness.ts";
import { answerTo, partsOf, startAnswering, typeInline } from "./inline-asker.ts";

describe("a query", () => {
  test("lists cited excerpts, in any chat", async () => {
    const harness = await startBot();
    const { results, button, cacheTime, isPersonal } = await typeInline(harness, " 超编人员 ");
    expect(harness.library.asked).toEqual(["超编人员"]);
    expect(results.map(({ id }) => id)).toEqual(["hequ-07", "hequ-08"]);
    expect(results[0]).toMatchObject({
      title: "河曲县 · 坚持人岗相适,合理配备涉改人员,行政效能显著提升",
    });
    expect(results[0]?.description).toMatch(/^对因改革超编的903名事业人员/);
    expect({ button, cacheTime, isPersonal }).toEqual({
      button: null,
      cacheTime: 60,
      isPersonal: true,
    });
    const [content] = results.map((result) => result.content);
    expect(partsOf(content, "expandable_blockquote")).toEqual([surplusStaff.text]);
    expect(partsOf(content, "bold")).toContain(surplusStaff.text.slice(7));
    expect(content?.text).toContain("忻州日报 · 2022-05-31");
    expect(content?.text.endsWith("\n#hequ_07")).toBe(true);
    expect(content?.linkPreviewDisabled).toBe(true);
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test.each(["hequ-07", "看 hequ-07", "#hequ_07"])(
    "%j offers the passage itself",
    async (query) => {
      const harness = await startBot();
      const { results } = await typeInline(harness, query);
      expect(results.map(({ id }) => id)).toEqual(["hequ-07"]);
      const [content] = results.map((result) => result.content);
      expect(partsOf(content, "expandable_blockquote")).toEqual([surplusStaff.text]);
      expect(content?.text).toMatch(/ · hequ-07\n[^]*#hequ_07$/u);
      expect(harness.library.asked).toEqual([]);
      expect((await typeInline(harness, "hequ-99")).results).toEqual([]);
    },
  );

  test("an answer that is not one says so, in the list and where it is posted", async () => {
    const harness = await startBot();
    const { results } = await typeInline(harness, "榆林怎样评估编制");
    expect(results[0]?.description).toMatch(/^不是榆林市的做法：通过评估/);
    expect(results[0]?.content.text).toContain("不代表榆林市");
    expect(results[0]?.content.text).toContain("汉滨区");
    const english = await typeInline(harness, "How is it done in 榆林?");
    expect(english.results[0]?.description).toMatch(/^Not done in Yulin City \(榆林市\): /);
    expect(english.results[0]?.content.text).toContain("It says nothing about Yulin City");
  });

  test("a weak answer is called one", async () => {
    const weak = { status: "related", reason: "no-evidence", excerpts: [evaluation] } as const;
    const harness = await startAnswering((question) => anAnswer(question, weak));
    const { results } = await typeInline(harness, "评估");
    expect(results[0]?.description).toMatch(/^只是有些关联：通过评估/);
    const said = messages.t("zh", "answer-weak", { count: 1 });
    expect(results[0]?.content.text.startsWith(said)).toBe(true);
  });

  test.each([
    ["zh-hans", "zh", "天气如何"],
    ["en", "en", "How is the weather?"],
  ] as const)(
    "that finds nothing leads to the private chat (%s)",
    async (languageCode, language, query) => {
      const harness = await startBot();
      const { results, button } = await typeInline(harness, query, { languageCode });
      expect(results).toEqual([]);
      expect(button).toEqual({ text: messages.t(language, "inline-none"), startParameter: "ask" });
      expect(button?.text.length).toBeLessThanOrEqual(40);
      const user = harness.standIn.users.person("小李", languageCode);
      const chat = harness.standIn.users.privateChat(user);
      harness.standIn.users.sendText(chat, user, "/start ask");
      const [start] = await harness.standIn.waitForMessages(1);
      expect(start?.text).toContain(messages.t(language, "start-title"));
    },
  );

  test("that is too long is asked to be shortened", async () => {
    const harness = await startBot();
    const { results, button } = await typeInline(harness, "𠀀".repeat(251), { languageCode: "en" });
    expect(results).toEqual([]);
    expect(button).toEqual({ text: messages.t("zh", "inline-long"), startParameter: "ask" });
    for (const language of ["zh", "en"] as const)
      expect(messages.t(language, "inline-long").length).toBeLessThanOrEqual(40);
    await typeInline(harness, "𠀀".repeat(250));
    expect(harness.library.asked).toEqual(["𠀀".repeat(250)]);
  });

  test("is answered in the language chosen in the private chat", async () => {
    const harness = await startBot();
    const user = harness.standIn.users.person("小李", "zh-hans");
    const id = String(user.id);
    await harness.state.write(({ languages }) =>
      languages.set({ chatId: id, userId: id }, "en" satisfies Language),
    );
    const queryId = harness.standIn.users.inlineQuery(user, "天气如何");
    const { button } = await answerTo(harness.standIn, queryId);
    expect(button?.text).toBe(messages.t("en", "inline-none"));
  });
});

describe("an empty query", () => {
  test.each([
    ["zh-hans", "", "14条做法"],
    ["en", "  ", "14 measures"],
    ["zh-hans", "河", "14条做法"],
  ])("lists the cases (%s, %j)", async (languageCode, query, count) => {
    const harness = await startBot();
    const { results, button } = await typeInline(harness, query, { languageCode });
    expect(harness.library.asked).toEqual([]);
    const titles = results.map(({ title }) => title).join("|");
    expect(titles).toMatch(/^(?:Hequ .*)?河曲县\)?\|.*上犹县\)?\|.*汉滨区\)?$/u);
    expect(results[0]?.description).toContain(count);
    expect(results[0]?.content.text).toMatch(/忻州日报(?: · 2022-05-31|\) · 31 May 2022)/u);
    expect(results[0]?.content.text).toContain(hequ.title);
    expect(results[0]?.content.text).toContain(count);
    expect(button).toBeNull();
  });
});

test.each([
  ["zh-hans", "zh"],
  ["en", "en"],
] as const)("a failure is answered with the button (%s)", async (languageCode, language) => {
  const harness = await startAnswering(() => Promise.reject(new Error("broken")));
  const { results, button, cacheTime } = await typeInline(harness, "超编人员", { languageCode });
  expect(results).toEqual([]);
  expect(cacheTime).toBe(0);
  expect(button).toEqual({ text: messages.t(language, "inline-broken"), startParameter: "ask" });
  expect(button?.text.length).toBeLessThanOrEqual(40);
  expect(harness.logged.some(({ level }) => level === "error")).toBe(true);
});
