/**
 * The thread of a talk, with the project's own documents: what points at an answer, goes on with it, or asks nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";
import { messages, startBot, untilHandled } from "./harness.ts";
import type { MessageExtra } from "./stand-in/users.ts";
import type { SentMessage } from "./stand-in/world.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

const staff = "河曲县如何安置超编人员?";
/** More excerpts than one answer shows. */
const overview = "河曲县有哪些做法?";

async function talkIn(kind: "private" | "group", languageCode = "zh-hans") {
  const harness = await startBot({ library: opened.library });
  const { standIn } = harness;
  const { users } = standIn;
  const user = users.person("小李", languageCode);
  const chat = kind === "private" ? users.privateChat(user) : users.supergroup("改革研讨");
  const sentFor = async (act: () => void): Promise<readonly SentMessage[]> => {
    const before = standIn.sent().length;
    act();
    await untilHandled(harness);
    return standIn.sent().slice(before);
  };
  /** What the bot sends for a text; in a group the text calls it, unless it is a reply. */
  const say = (text: string, extra: MessageExtra = {}) => {
    const calls = kind === "group" && extra.replyTo === undefined;
    const by = users.person("老王", languageCode);
    return sentFor(() =>
      users.sendText(
        chat,
        extra["other"] === true ? by : user,
        calls ? `@practice_bot ${text}` : text,
        extra,
      ),
    );
  };
  const one = async (text: string, extra: MessageExtra = {}): Promise<SentMessage> => {
    const [reply, ...others] = await say(text, extra);
    if (reply === undefined || others.length > 0) throw new Error(`not one reply to ${text}`);
    return reply;
  };
  const press = (message: SentMessage, data: string) =>
    sentFor(() => users.pressButton(chat, user, message.messageId, data));
  return { ...harness, say, one, press };
}

/** The ids of the passages that a message cites with a number, by the number. */
function citedIn({ text }: SentMessage): Readonly<Record<string, string>> {
  const lines = [...text.matchAll(/^\[(\d+)\].*?([a-z]+-\d{2})\b/gmu)];
  return Object.fromEntries(lines.map(([, number = "", id = ""]) => [number, id]));
}

/** The id of the passage that a message opens; undefined for any other message. */
function openedIn({ text }: SentMessage): string | undefined {
  return /本段原文|This passage/u.test(text) ? /^([a-z]+-\d{2}) · /mu.exec(text)?.[1] : undefined;
}

function buttonsOf({ keyboard }: SentMessage): readonly string[] {
  return (keyboard ?? []).flat().flatMap(({ data }) => data ?? []);
}

describe.each(["private", "group"] as const)("in a chat of the kind %s", (kind) => {
  test("numbers go on across what more shows, and open what was shown with them", async () => {
    const { one, press } = await talkIn(kind);
    const first = await one(overview);
    const shown = citedIn(first);
    expect(buttonsOf(first)).toContain("more:");
    const [more] = await press(first, "more:");
    const numbers = Object.keys({ ...shown, ...citedIn(more ?? first) });
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
    const all = { ...shown, ...citedIn(more ?? first) };
    expect(openedIn(await one("第二条展开说说"))).toBe(all["2"]);
    expect(openedIn(await one("1"))).toBe(all["1"]);
    expect(openedIn(await one("最后一条"))).toBe(all[String(numbers.length)]);
    expect((await one("第三十条")).text).toContain("没有第30条");
  });

  test("what is said of the last answer is resolved against it", async () => {
    const { one } = await talkIn(kind);
    const [id = ""] = Object.values(citedIn(await one(staff)));
    expect(openedIn(await one("详细说说"))).toBe(id);
    const sources = (await one("出处链接呢")).text;
    expect(sources).toContain(id);
    expect(sources).toContain("没有记下原文的网址");
    expect((await one("全文发我")).text).toContain("4个部分");
    const next = openedIn(await one("下一段")) ?? "";
    expect(next > id).toBe(true);
    expect(openedIn(await one("上一段"))).toBe(id);
    expect(openedIn(await one("刚才那个再发一下"))).toBe(id);
  });

  test("next goes on with the answer, and from an opened passage with what follows it", async () => {
    const { one } = await talkIn(kind, "en");
    const first = citedIn(await one("What did Hequ do?"));
    const more = citedIn(await one("next"));
    expect(Object.keys(more)[0]).toBe(String(Object.keys(first).length + 1));
    const opening = openedIn(await one("the first one in full")) ?? "";
    const next = openedIn(await one("next")) ?? "";
    expect(next > opening).toBe(true);
    expect(openedIn(await one("previous"))).toBe(opening);
    expect((await one("and in Hanbin?")).text).toContain("What did Hanbin do?");
  });

  test("a comparison that finds nothing offers questions, and nothing to vote on", async () => {
    const { one } = await talkIn(kind, "en");
    await one("How do Hanbin and Zhangye manage off-staff personnel?");
    const empty = await one("how was it evaluated?");
    expect(empty.text).toContain("Side by side: How do Hanbin and Zhangye manage");
    expect(empty.text).not.toContain("↪");
    expect(buttonsOf(empty).length).toBeGreaterThan(1);
    for (const data of buttonsOf(empty)) expect(data).toMatch(/^ask:.*\.en$/u);
  });

  test("another place that has nothing on it is not answered by what was just shown", async () => {
    const { one, press } = await talkIn(kind);
    const [id = ""] = Object.values(citedIn(await one(staff)));
    const offer = await one("上犹呢?");
    expect(offer.text).toContain("上犹县的资料没有讲到这个。要看别处的做法吗？");
    expect(offer.text).not.toContain(id);
    expect(buttonsOf(offer)).toEqual(["elsewhere:"]);
    const [others] = await press(offer, "elsewhere:");
    expect(others?.text).toContain(id);
    // The topic is the same as before.
    expect(citedIn(await one("那浏阳呢"))["1"]).toMatch(/^liuyang/u);
  });

  test.each(["要", "看看吧", "好的", "yes please"])("%s accepts what was offered", async (text) => {
    const { one } = await talkIn(kind);
    const [id = ""] = Object.values(citedIn(await one(staff)));
    const { messageId } = await one("上犹呢?");
    expect((await one(text, { replyTo: messageId })).text).toContain(id);
  });

  test("without an offer, yes asks nothing", async () => {
    const { say, one } = await talkIn(kind);
    const { messageId } = await one(staff);
    const replies = await say("好的", { replyTo: messageId });
    const expected = kind === "group" ? [] : [messages.t("zh", "talk-noted")];
    expect(replies.map((reply) => reply.text)).toEqual(expected);
  });

  test.each(["👍", "哈哈哈", "学习了", "+1"])("%s asks nothing", async (text) => {
    const { say, one } = await talkIn(kind);
    const { messageId } = await one(staff);
    const replies = await say(text, { replyTo: messageId });
    const expected = kind === "group" ? [] : [messages.t("zh", "talk-noted")];
    expect(replies.map((reply) => reply.text)).toEqual(expected);
    expect((await one("效果怎么样")).text).toContain(`${staff} 效果怎么样`);
  });

  test.each(["我们县也可以这么干", "这个不太现实吧", "转给王主任了", "we could do this too"])(
    "%s is told to the others of a group",
    async (text) => {
      const { say, one } = await talkIn(kind);
      const { messageId } = await one(staff);
      const replies = await say(text, { replyTo: messageId });
      expect(replies.length > 0).toBe(kind === "private");
      expect((await one("效果怎么样")).text).toContain(`效果怎么样`);
    },
  );

  test.each(["真的吗", "有数据支撑吗", "？", "is that right?"])(
    "%s points to the source",
    async (text) => {
      const { one } = await talkIn(kind);
      const first = await one(staff);
      const [id = ""] = Object.values(citedIn(first));
      const reply = await one(text, { replyTo: first.messageId });
      expect(reply.text).toContain(
        messages.t(text.startsWith("is") ? "en" : "zh", "sources-verbatim"),
      );
      expect(Object.values(citedIn(reply))).toContain(id);
      expect(buttonsOf(reply)).toContain(`open:${id}`);
    },
  );

  test.each(["领导批示了", "不太现实吧", "我们县也可以这么干"])(
    "%s, said to the bot, gets a line and no search",
    async (text) => {
      const { one } = await talkIn(kind);
      await one(staff);
      expect((await one(text)).text).toBe(messages.t("zh", "talk-noted"));
      expect((await one("效果怎么样")).text).toContain(`${staff} 效果怎么样`);
    },
  );

  test("several passages that are named are all opened, and what stands beside them", async () => {
    const { say, one } = await talkIn(kind);
    const opens = async (text: string) => (await say(text)).map(openedIn);
    expect(await opens("hequ-06 和 hequ-07")).toEqual(["hequ-06", "hequ-07"]);
    expect(await opens("河曲6、shangyou-03发我")).toEqual(["hequ-06", "shangyou-03"]);
    expect(await opens("hequ-06和07")).toEqual(["hequ-06", "hequ-07"]);
    expect(await opens("hequ-06 到 hequ-08")).toEqual(["hequ-06", "hequ-07", "hequ-08"]);
    expect(await opens("hanbin-01..03")).toEqual(["hanbin-01", "hanbin-02", "hanbin-03"]);
    const cut = await say("hequ-01 through hequ-17");
    expect(cut.map(openedIn).slice(0, -1)).toEqual([1, 2, 3, 4, 5].map((at) => `hequ-0${at}`));
    expect(cut.at(-1)?.text).toBe(messages.t("en", "passage-most", { count: 5 }));
    expect(await opens("hequ-01至hequ-05")).toHaveLength(5);
    expect(openedIn(await one("hequ-07的下一段"))).toBe("hequ-08");
    expect(openedIn(await one("hequ-07上一段"))).toBe("hequ-06");
    expect((await one("hequ-17的下一段")).text).toBe(messages.t("zh", "passage-none-next"));
    expect((await say("hequ-06 和 hequ-99")).at(-1)?.text).toContain("hequ-99");
  });

  test("a place without documents is compared, too, whatever parts it from the other", async () => {
    const { one } = await talkIn(kind);
    for (const text of ["河曲、上海 人员", "Hequ, Shanghai staff", "Hequ Shanghai staff"]) {
      const compared = await one(`/compare@practice_bot ${text}`);
      expect(compared.text).toMatch(/没有收录这个地方的资料|no documents about this place/u);
      expect(Object.values(citedIn(compared)).join()).toMatch(/^hequ/u);
    }
    expect((await one("/compare@practice_bot Atlantis and Hequ staff")).text).toContain("hequ-");
  });

  test.each(["已阅", "100%", "这个可以学", "good to know", "that's wild"])(
    "%s names, asks and points to nothing: in a group it is not for the bot, unless it is called",
    async (text) => {
      const { say, one } = await talkIn(kind);
      const { messageId } = await one(staff);
      expect((await say(text, { replyTo: messageId })).length > 0).toBe(kind === "private");
      expect((await say(text)).length).toBe(1);
    },
  );

  test.each(["效果", "浏阳的", "党组", "别处", "继续", "2022年以后", "为什么这么做", "in English"])(
    "%s, in reply to an answer, is answered",
    async (text) => {
      const { say, one } = await talkIn(kind);
      const { messageId } = await one(staff);
      expect(await say(text, { replyTo: messageId })).toHaveLength(1);
    },
  );

  test.each(["要", "看", "发"])("%s without an offer asks nothing", async (text) => {
    const { say } = await talkIn(kind);
    const replies = await say(text);
    const expected = kind === "group" ? [] : [messages.t("zh", "talk-noted")];
    expect(replies.map((reply) => reply.text)).toEqual(expected);
  });

  test.each(["效果怎么样", "效果如何啊", "效果好不好", "成效呢"])(
    "%s is not answered by what was just shown",
    async (text) => {
      const { one } = await talkIn(kind);
      const [id = ""] = Object.values(citedIn(await one(staff)));
      const reply = await one(text);
      expect(reply.text).toContain(messages.t("zh", "note-nothing-new"));
      expect(reply.text).toContain(`${staff} ${text}`);
      expect(Object.values(citedIn(reply))).not.toContain(id);
      // The subject is the same.
      expect(openedIn(await one("详细说说"))).toBe(id);
    },
  );

  test.each(["两地有啥区别", "这两个县哪个做得好", "它们之间有什么不同", "两者比较一下"])(
    "%s compares the places that were asked about one after the other",
    async (text) => {
      const { one } = await talkIn(kind);
      await one(staff);
      await one("那浏阳呢");
      const { text: comparison } = await one(text);
      expect(comparison).toContain("各地对照：河曲县和浏阳市如何安置超编人员");
    },
  );

  test("what came of what was compared is not the same comparison again", async () => {
    const { one } = await talkIn(kind);
    const compared = await one("河曲和汉滨怎么考核干部");
    const shown = Object.values(citedIn(compared));
    const [, second = ""] = shown;
    expect(openedIn(await one("第二个地方展开", { replyTo: compared.messageId }))).toBe(second);
    const later = Object.values(citedIn(await one("后来呢", { replyTo: compared.messageId })));
    expect(later.length).toBeGreaterThan(0);
    for (const id of shown) expect(later).not.toContain(id);
  });

  test("each of several questions has a number of its own", async () => {
    const { say, one } = await talkIn(kind);
    const answers = await say("1.浏阳怎么培养干部\n2.河曲怎么安置超编人员\n3.上犹怎么给乡镇减负");
    const cited = answers.map(citedIn);
    expect(cited.map((each) => Object.keys(each)[0])).toEqual(["1", "2", "3"]);
    for (const [index, text] of ["第1个", "第二个详细些", "第三个"].entries())
      expect(openedIn(await one(text))).toBe(cited[index]?.[String(index + 1)]);
  });

  test.each(["上一个问题", "刚才那个问题再答一次", "重新回答一下"])(
    "%s answers the last question again",
    async (text) => {
      const { one } = await talkIn(kind);
      const shown = citedIn(await one(staff));
      expect(citedIn(await one(text))).toEqual(shown);
    },
  );

  test.each([
    ["谢谢", "不客气。"],
    ["thanks!", "不客气。"],
  ])("%s is answered by %s and no more", async (text, expected) => {
    const { one, state } = await talkIn(kind);
    const { messageId } = await one(staff);
    const reply = await one(text, { replyTo: messageId });
    expect(reply).toMatchObject({ text: expected, keyboard: null });
    expect(await state.questions.since(0)).toHaveLength(1);
  });

  test.each(["今天天气怎么样", "不对", "请教一个问题", "谢谢", "你们收录了哪些县"])(
    "%s leaves the subject as it is",
    async (text) => {
      const { one } = await talkIn(kind);
      await one(staff);
      await one(text);
      expect((await one("那浏阳呢")).text).toContain("浏阳如何安置超编人员");
    },
  );

  test.each(["请教一个问题", "想咨询个事", "今天天气怎么样", "不对"])(
    "%s is no subject",
    async (text) => {
      const { one } = await talkIn(kind);
      await one(text);
      const place = await one("上犹县");
      expect(place.text).not.toContain("接着上文");
      expect(citedIn(place)["1"]).toMatch(/^shangyou/u);
    },
  );

  test.each(["2", "第二条", "详细说说", "下一段"])(
    "%s after nothing is asked about",
    async (text) => {
      const { one } = await talkIn(kind);
      expect((await one(text)).text).toBe(messages.t("zh", "which-passage"));
    },
  );

  test.each(["别的县呢", "和浏阳比呢"])("so is %s", async (text) => {
    const { one } = await talkIn(kind);
    expect((await one(text)).text).toContain(messages.t("zh", "note-no-subject"));
  });

  test.each(["菜单", "退出", "/menu@practice_bot"])("%s shows the help", async (text) => {
    const { one } = await talkIn(kind);
    const extra = text.startsWith("/") ? { replyTo: 0 } : {};
    const reply = await one(text, kind === "group" ? {} : extra);
    expect(reply.text).toContain(messages.t("zh", "help-title"));
  });

  test.each(["/settings@practice_bot", "设置"])("%s shows the setting", async (text) => {
    const { one } = await talkIn(kind);
    expect(buttonsOf(await one(text))).toContain("language:en");
  });

  test("a wish for a language is the choice of one", async () => {
    const { one, say } = await talkIn(kind);
    const english = await one("in English please");
    expect(english.text).toContain(messages.t("en", "language-set-en"));
    expect(english.text).toContain("Quotes stay in Chinese");
    expect((await one("thanks")).text).toBe("You are welcome.");
    const [chosen, answer] = await say("用中文回答：河曲县如何安置超编人员?");
    expect(chosen?.text).toContain("引用的原文仍是中文");
    expect(citedIn(answer ?? english)["1"]).toMatch(/^hequ/u);
  });
});

test.each([
  ["How did Hequ place its surplus staff?", "the first one in full", "hequ"],
  ["How did Hequ place its surplus staff?", "can you elaborate?", "hequ"],
  ["Overview of Hequ", "number 2", "hequ"],
])("in English: after %j, %j opens a passage", async (question, text, document) => {
  const { one } = await talkIn("private", "en");
  const shown = citedIn(await one(question));
  const id = openedIn(await one(text)) ?? "";
  expect(id).toBe(shown[text === "number 2" ? "2" : "1"]);
  expect(id.startsWith(document)).toBe(true);
});

test("in English another place that has nothing on it is offered others' practice", async () => {
  const { one } = await talkIn("private", "en");
  await one("How did Hequ place its surplus staff?");
  expect((await one("And Shangyou?")).text).toContain(
    "Would you like to see what other places did?",
  );
  expect((await one("where is that from?")).text).toContain("hequ-06");
  expect((await one("vs Liuyang?")).text).toContain("liuyang");
});

describe("a reply in a group", () => {
  test("that quotes an excerpt by hand is about that one", async () => {
    const { one } = await talkIn("private");
    const answer = await one(overview);
    const second = citedIn(answer)["2"] ?? "";
    const view = await opened.library.passage(second);
    const quote = { text: view?.text.slice(0, 20) ?? "", position: 0, is_manual: true };
    const replyTo = answer.messageId;
    expect(openedIn(await one("展开说说", { replyTo, quote }))).toBe(second);
    expect(openedIn(await one("下一段", { replyTo, quote }))).toBe(view?.nextId);
  });

  test("takes up another member's answer, and an old one", async () => {
    const { one, standIn } = await talkIn("group");
    const answer = await one(staff);
    await one(overview);
    standIn.clock.advance(30 * 24 * 60 * 60);
    const replyTo = answer.messageId;
    expect(openedIn(await one("第一条展开", { replyTo, other: true }))).toBe(citedIn(answer)["1"]);
    expect((await one("别的县呢", { replyTo, other: true })).text).toContain("河曲县以外其他县");
  });

  test.each(["@someone_else 你看看这个", "你看看这个 @someone_else"])(
    "that calls on somebody else is not for the bot: %s",
    async (text) => {
      const { one, say } = await talkIn("group");
      const { messageId } = await one(staff);
      const offset = text.indexOf("@");
      const entities = [{ type: "mention", offset, length: "@someone_else".length }];
      expect(await say(text, { replyTo: messageId, entities })).toEqual([]);
    },
  );
});

test("a button for more under an answer that is not stored any more says so", async () => {
  const { one, press, state, standIn } = await talkIn("private");
  const answer = await one(overview);
  await state.write(({ subjects }) =>
    subjects.forgetMessage(String(answer.chatId), answer.messageId),
  );
  expect(await press(answer, "more:")).toEqual([]);
  const [acknowledged] = standIn.calls("answerCallbackQuery");
  expect(acknowledged?.fields["text"]).toBe(messages.t("zh", "button-gone"));
});
