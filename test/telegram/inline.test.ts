/** Inline mode: whoever types the bot's name in any chat gets cited excerpts to choose from. */
import { describe, expect, test } from "vitest";
import type { Answer, Language } from "../../src/domain.ts";
import {
  anAnswer,
  anExcerpt,
  evaluation,
  hequ,
  olderCadres,
  surplusStaff,
} from "./fixture-library.ts";
import { createGate, messages, startBot, type Harness } from "./harness.ts";
import type { InlineQueryOptions } from "./stand-in/play/inline.ts";

interface Typing extends InlineQueryOptions {
  readonly languageCode?: string;
}

async function type({ standIn }: Harness, query: string, typing: Typing = {}) {
  const { languageCode = "zh-hans", ...options } = typing;
  const user = standIn.users.person("小李", languageCode);
  const queryId = standIn.users.inlineQuery(user, query, options);
  return answerTo(standIn, queryId);
}

async function answerTo(standIn: Harness["standIn"], queryId: string) {
  const found = () => standIn.inlineAnswers().find((answer) => answer.queryId === queryId);
  await standIn.waitUntil(() => found() !== undefined, `an answer to query ${queryId}`);
  const answer = found();
  if (answer === undefined) throw new Error("no answer");
  return answer;
}

async function answering(answer: (question: string) => Answer | Promise<Answer>) {
  return startBot({ answer });
}

/** The text of a posted message that has this entity. */
function partsOf(
  {
    text,
    entities,
  }: { text: string; entities: readonly { type: string; offset: number; length: number }[] },
  wanted: string,
): readonly string[] {
  return entities
    .filter((entity) => entity.type === wanted)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

describe("a query", () => {
  test("lists cited excerpts, in any chat", async () => {
    const harness = await startBot();
    const { results, button, cacheTime, isPersonal } = await type(harness, " 超编人员 ");
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
    expect(content && partsOf(content, "expandable_blockquote")).toEqual([surplusStaff.text]);
    expect(content && partsOf(content, "bold")).toContain(surplusStaff.text.slice(7));
    expect(content?.text).toContain("忻州日报 · 2022-05-31");
    expect(content?.text.endsWith("hequ-07 #hequ_07")).toBe(true);
    expect(content?.linkPreviewDisabled).toBe(true);
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test("an answer that is not one says so, in the list and where it is posted", async () => {
    const harness = await startBot();
    const { results } = await type(harness, "榆林怎样评估编制");
    expect(results[0]?.description).toMatch(/^不是榆林市的做法：通过评估/);
    expect(results[0]?.content.text).toContain("不代表榆林市");
    expect(results[0]?.content.text).toContain("汉滨区");
    const english = await type(harness, "榆林", { languageCode: "en" });
    expect(english.results[0]?.description).toMatch(/^Not done in 榆林市: /);
    expect(english.results[0]?.content.text).toContain("It says nothing about 榆林市");
  });

  test("a weak answer is called one", async () => {
    const weak = { status: "related", reason: "no-evidence", excerpts: [evaluation] } as const;
    const harness = await answering((question) => anAnswer(question, weak));
    const { results } = await type(harness, "评估");
    expect(results[0]?.description).toMatch(/^只是有些关联：通过评估/);
    const said = messages.t("zh", "answer-weak");
    expect(results[0]?.content.text.startsWith(said)).toBe(true);
  });

  test.each([
    ["zh-hans", "zh"],
    ["en", "en"],
  ] as const)(
    "that finds nothing leads to the private chat (%s)",
    async (languageCode, language) => {
      const harness = await startBot();
      const { results, button } = await type(harness, "天气如何", { languageCode });
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

  test("is answered in the language chosen in the private chat", async () => {
    const harness = await startBot();
    const user = harness.standIn.users.person("小李", "zh-hans");
    harness.state.languages.set(user.id, "en" satisfies Language);
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
    const { results, button } = await type(harness, query, { languageCode });
    expect(harness.library.asked).toEqual([]);
    expect(results.map(({ title }) => title)).toEqual(["河曲县", "上犹县", "汉滨区"]);
    expect(results[0]?.description).toContain(count);
    expect(results[0]?.content.text).toContain("忻州日报 · 2022-05-31");
    expect(results[0]?.content.text).toContain(hequ.title);
    expect(results[0]?.content.text).toContain(count);
    expect(button).toBeNull();
  });
});

describe("an excerpt", () => {
  test("with markup is posted as it stands", async () => {
    const text = "一是<b>整合</b>机构 & <i>人员;二是 a < b &amp; c。";
    const excerpt = anExcerpt(hequ, text, { section: ["<u>职责</u> & 编制"] });
    const harness = await answering((question) => anAnswer(question, { excerpts: [excerpt] }));
    const { results } = await type(harness, "机构");
    expect(results[0]?.title).toBe("河曲县 · <u>职责</u> & 编制");
    const content = results[0]?.content;
    expect(content && partsOf(content, "expandable_blockquote")).toEqual([text]);
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test("of 5,000 characters is cut to whole sentences around the highlight", async () => {
    const sentences = Array.from(
      { length: 100 },
      (_, index) => `第${String(index).padStart(3, "0")}句${"机构编制".repeat(11)}。`,
    );
    const text = sentences.join("");
    expect(text.length).toBeGreaterThanOrEqual(4900);
    const key = sentences[45] ?? "";
    const start = text.indexOf(key);
    const excerpt = anExcerpt(hequ, text, { highlights: [[start, start + key.length]] });
    const harness = await answering((question) => anAnswer(question, { excerpts: [excerpt] }));
    const { results } = await type(harness, "机构编制");
    const content = results[0]?.content;
    const [quoted = ""] = (content && partsOf(content, "expandable_blockquote")) ?? [];
    expect(text).toContain(quoted);
    expect(quoted.startsWith("第")).toBe(true);
    expect(quoted.endsWith("。")).toBe(true);
    expect(quoted.length).toBeGreaterThan(3000);
    expect(content && partsOf(content, "bold")).toContain(key);
    expect(content?.text).toContain(`…\n${quoted}\n…`);
    expect(results[0]?.description).toContain("第045句");
  });

  test("whose id is long or Chinese is listed as well, ten at most", async () => {
    const document = { ...hequ, id: "一个很长很长的中文文件名".repeat(4) as typeof hequ.id };
    const excerpts = Array.from({ length: 12 }, (_, index) =>
      anExcerpt(document, `第${index}条。`, { ordinal: index + 1 }),
    );
    const harness = await answering((question) => anAnswer(question, { excerpts }));
    const { results } = await type(harness, "机构");
    expect(results).toHaveLength(10);
    expect(harness.standIn.refusals()).toEqual([]);
  });
});

describe("a chosen result", () => {
  test("is what was listed, and asks the bot nothing where it is a member", async () => {
    const harness = await startBot();
    const { standIn, state, library } = harness;
    const user = standIn.users.person("小李");
    for (const chat of [standIn.users.privateChat(user), standIn.users.group("改革研讨")]) {
      const queryId = standIn.users.inlineQuery(user, "超编人员", { chat });
      const { results } = await answerTo(standIn, queryId);
      const { message } = standIn.users.chooseInlineResult(queryId, "hequ-08", { feedback: true });
      expect(message["text"]).toBe(results[1]?.content.text);
      expect(message["text"]).toContain(olderCadres.text);
    }
    const last = await type(harness, "党组");
    expect(last.results).toHaveLength(1);
    expect(standIn.sent()).toEqual([]);
    expect(library.asked).not.toContain(olderCadres.text);
    expect(state.questions.since(0)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        text: "超编人员",
        chatKind: "inline",
        status: "answered",
        passageIds: ["hequ-08"],
        answer: null,
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
    await type(harness, "党组");
    expect(state.questions.since(0)).toEqual([]);
  });
});

describe("typing on", () => {
  test("leaves out what was typed between", async () => {
    const gate = createGate();
    const harness = await answering(async (question) => {
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
    const harness = await answering(async (question) => {
      if (question === "超编") await gate.opened;
      return anAnswer(question, { excerpts: [surplusStaff] });
    });
    const { standIn, library, logged } = harness;
    standIn.users.inlineQuery(standIn.users.person("小李"), "超编");
    await standIn.waitUntil(() => library.asked.length === 1, "the first query");
    standIn.clock.advance(11);
    gate.open();
    await type(harness, "编制");
    expect(standIn.refusals()).toHaveLength(1);
    expect(logged.filter(({ level }) => level !== "debug" && level !== "info")).toEqual([]);
    expect(logged.map(({ message }) => message)).toContain(
      "an answer to an inline query came too late",
    );
  });
});

test.each([
  ["zh-hans", "zh"],
  ["en", "en"],
] as const)("a failure is answered with the button (%s)", async (languageCode, language) => {
  const harness = await answering(() => Promise.reject(new Error("broken")));
  const { results, button, cacheTime } = await type(harness, "超编人员", { languageCode });
  expect(results).toEqual([]);
  expect(cacheTime).toBe(0);
  expect(button).toEqual({ text: messages.t(language, "inline-broken"), startParameter: "ask" });
  expect(button?.text.length).toBeLessThanOrEqual(40);
  expect(harness.logged.some(({ level }) => level === "error")).toBe(true);
});
