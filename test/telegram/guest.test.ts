/** Guest mode: called by name where it is not a member, the bot answers once. */
import { describe, expect, test } from "vitest";
import { anAnswer, anExcerpt, hequ, surplusStaff } from "./fixture-library.ts";
import { boldOf, messages, quotesOf, startBot, type Harness } from "./harness.ts";

async function call({ standIn }: Harness, text: string, languageCode = "zh-hans") {
  const user = standIn.users.person("小李", languageCode);
  const chat = standIn.users.elsewhere("别处");
  const before = standIn.sent().length;
  const asked = standIn.users.guestMessage(chat, user, text);
  const sent = await standIn.waitForMessages(before + 1);
  const reply = sent[before];
  if (reply === undefined) throw new Error("no reply");
  return { reply, asked, user, chat };
}

describe("called with a question", () => {
  test("it posts the best excerpt with its citation, in reply", async () => {
    const harness = await startBot();
    const { reply, asked } = await call(harness, "@practice_bot 河曲县如何安置超编人员?");
    expect(harness.library.asked).toEqual(["河曲县如何安置超编人员?"]);
    expect(reply).toMatchObject({
      method: "answerGuestQuery",
      replyToMessageId: asked.message_id,
      linkPreviewDisabled: true,
    });
    expect(quotesOf(reply)).toEqual([surplusStaff.text]);
    expect(boldOf(reply)).toEqual(["河曲县", surplusStaff.text.slice(7)]);
    expect(reply.text).toContain("忻州日报 · 2022-05-31");
    expect(reply.text.endsWith("\n#hequ_07")).toBe(true);
    expect(harness.standIn.refusals()).toEqual([]);
    const logged = () => harness.state.questions.since(0);
    await harness.standIn.waitUntil(
      async () => (await logged()).length === 1,
      "the question in the log",
    );
    expect(await logged()).toMatchObject([
      { text: "河曲县如何安置超编人员?", passageIds: ["hequ-07"], answer: { kind: "inline" } },
    ]);
  });

  test("a reply to its answer asks on without the name", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { reply, chat, user } = await call(harness, "@practice_bot 超编人员");
    standIn.users.guestMessage(chat, user, "党组呢?", { replyTo: reply.messageId });
    await standIn.waitForMessages(2);
    expect(library.asked).toEqual(["超编人员", "党组呢?"]);
  });

  test("a reply to its answer that points at something in it is shown that", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const { reply, chat, user } = await call(harness, "@practice_bot 超编人员");
    const replyTo = reply.messageId;
    const answered = async (text: string) => {
      const before = standIn.sent().length;
      standIn.users.guestMessage(chat, user, text, { replyTo });
      return (await standIn.waitForMessages(before + 1))[before];
    };
    expect((await answered("展开说说"))?.text).toContain(surplusStaff.text);
    expect((await answered("出处呢"))?.text).toContain("王国梁");
    expect((await answered("全文"))?.text).toContain("14条做法");
    expect((await answered("第二条"))?.text).toBe("刚才只给出了1条，没有第2条。");
    expect((await answered("谢谢"))?.text).toBe("不客气。");
    expect((await answered("@practice_bot hanbin-02"))?.text).toContain("挖潜增效");
    standIn.users.guestMessage(chat, user, "👍", { replyTo });
    expect((await answered("那乡镇呢"))?.text).toContain(surplusStaff.text);
    expect(library.asked).toEqual(["超编人员", "那乡镇呢"]);
    expect(library.askedWith[1]?.previous).toMatchObject({ places: ["河曲县"] });
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test.each([
    ["榆林市怎样评估编制?", "不代表榆林市", "汉滨区"],
    [
      "How does 榆林 evaluate its posts?",
      "It says nothing about Yulin City (榆林市)",
      "Hanbin District (汉滨区)",
    ],
  ])("it says first whose practice it is (%s)", async (question, words, place) => {
    const harness = await startBot();
    const { reply } = await call(harness, `@practice_bot ${question}`);
    expect(reply.text.split("\n\n")[0]).toContain(words);
    expect(boldOf(reply)[0]).toBe(place);
    expect(quotesOf(reply)).toHaveLength(1);
  });

  test.each([
    ["今天天气如何?", "不在资料的范围里"],
    ["What is the weather like?", "not something the documents cover"],
  ])("a refusal is one friendly line (%s)", async (question, words) => {
    const harness = await startBot();
    const { reply } = await call(harness, `@practice_bot ${question}`);
    expect(reply.text).toContain(words);
    expect(reply.text).not.toContain("\n");
    expect(quotesOf(reply)).toEqual([]);
  });

  test("markup and a passage of 5,000 characters fit into the one answer", async () => {
    const text = "“一是<b>整合</b>机构 & 人员”<i>;".repeat(220);
    const excerpts = [anExcerpt(hequ, text)];
    const harness = await startBot({ answer: (question) => anAnswer(question, { excerpts }) });
    const { reply } = await call(harness, "@practice_bot 机构");
    const [quoted = ""] = quotesOf(reply);
    expect(text.startsWith(quoted)).toBe(true);
    expect(quoted.length).toBeGreaterThan(1000);
    expect(reply.text).toContain(`${quoted}\n…\n`);
    expect(harness.standIn.refusals()).toEqual([]);
  });
});

describe("called without a question", () => {
  test.each([
    ["zh-hans", "zh", "@practice_bot"],
    ["en", "en", "@practice_bot /start"],
  ] as const)("it says how to ask (%s)", async (languageCode, language, text) => {
    const harness = await startBot();
    const { reply } = await call(harness, text, languageCode);
    const words = { bot: "practice_bot", example: messages.t(language, "example-1") };
    expect(reply.text).toBe(messages.t(language, "mention-empty", words));
    expect(harness.library.asked).toEqual([]);
    expect(await harness.state.questions.since(0)).toEqual([]);
  });

  test("but in reply to somebody, it looks that up", async () => {
    const harness = await startBot();
    const { standIn, library } = harness;
    const [asker, other] = [standIn.users.person("小李"), standIn.users.person("老王")];
    const chat = standIn.users.elsewhere("别处");
    const said = standIn.users.sendText(chat, other, "超编人员怎么安置?");
    standIn.users.guestMessage(chat, asker, "@practice_bot", { replyTo: said.message_id });
    await standIn.waitForMessages(1);
    expect(library.asked).toEqual(["超编人员怎么安置?"]);
  });
});

describe("a failure", () => {
  test("is told in the answer's place, in the language of the question", async () => {
    const harness = await startBot({ answer: () => Promise.reject(new Error("broken")) });
    const { reply } = await call(harness, "@practice_bot 超编人员", "en");
    expect(reply.text).toBe(messages.t("zh", "failure"));
    expect(harness.logged.some(({ level }) => level === "error")).toBe(true);
  });

  test("to be in time is a debug line", async () => {
    const harness = await startBot({
      answer: (question) => {
        if (question === "慢") harness.standIn.clock.advance(31);
        return anAnswer(question, { excerpts: [surplusStaff] });
      },
    });
    const { standIn, logged } = harness;
    const user = standIn.users.person("小李");
    standIn.users.guestMessage(standIn.users.elsewhere("别处"), user, "@practice_bot 慢");
    await standIn.waitUntil(() => standIn.refusals().length === 1, "the late answer");
    await call(harness, "@practice_bot 快");
    expect(standIn.sent()).toHaveLength(1);
    expect(logged.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  });
});
