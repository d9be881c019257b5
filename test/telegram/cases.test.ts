/** Browsing: the list of cases, one of them, its sections and measures, over HTTP. */
import { describe, expect, test } from "vitest";
import { dataOf, inPrivate, playing } from "./browse.ts";
import { casesOfCounties } from "./fixture-contents.ts";
import { aDocument, anExcerpt, hequ, surplusStaff } from "./fixture-library.ts";
import { messages, startBot, type Harness } from "./harness.ts";

/** A second section, of more measures than a page holds. */
function addSection({ library }: Harness): void {
  const section = ["坚持人事联结,切实提升改革实效"];
  for (let ordinal = 21; ordinal <= 35; ordinal += 1)
    library.excerpts.push(anExcerpt(hequ, `第${ordinal}条做法。`, { ordinal, section }));
}

describe("/cases", () => {
  test("is one message with what there is of each, and a button for each", async () => {
    const { ask } = await inPrivate();
    const list = await ask("/cases");
    expect(list.text).toContain("1. 河曲县 · 忻州市\n《河曲:人口小县机构改革赋能高质量转型发展》");
    expect(list.text).toContain("忻州日报 · 2022-05-31 · 4个部分、14条做法");
    expect(list.text).toContain("3. 汉滨区 · 安康市\n汉滨区的资料（标题未注明）\n4条做法");
    expect(dataOf(list)).toEqual(["contents:hequ", "contents:shangyou", "contents:hanbin"]);
  });

  test("opens a case, a section of it and its pages, and goes back, in the same message", async () => {
    const harness = await inPrivate();
    addSection(harness);
    const { ask, press, standIn } = harness;
    const list = await ask("/cases");
    const contents = await press(list, "contents:hequ");
    expect(contents).toMatchObject({ method: "editMessageText", messageId: list.messageId });
    expect(contents.text).toContain("2. 坚持人事联结,切实提升改革实效 · 15条做法");
    expect(dataOf(contents)).toEqual(["section:hequ-07", "section:hequ-21", "cases:1"]);
    const section = await press(contents, "section:hequ-21");
    expect(section.text).toContain("15条做法 · 第 1 / 2 页\n\n1. 第21条做法。 hequ-21");
    expect(section.entities.find(({ type }) => type === "text_link")?.url).toBe(
      "https://t.me/practice_bot?start=hequ-21",
    );
    const second = await press(section, "section:hequ-31");
    expect(second.text).toContain("15. 第35条做法。 hequ-35");
    expect(dataOf(second).slice(-3)).toEqual(["section:hequ-21", "contents:hequ/1", "cases:1"]);
    expect((await press(second, "contents:hequ/1")).text).toBe(contents.text);
    expect((await press(contents, "cases:1")).text).toBe(list.text);
    expect(new Set(standIn.sent().map(({ messageId }) => messageId)).size).toBe(1);
  });

  test("opens a measure for reading below, and from there the case anew", async () => {
    const { ask, press } = await inPrivate();
    const contents = await ask("/case 河曲");
    const reader = await press(contents, "open:hequ-07");
    expect(reader.method).toBe("sendMessage");
    expect(reader.text).toContain(surplusStaff.text);
    const again = await press(reader, "case:hequ");
    expect(again).toMatchObject({ method: "sendMessage", text: contents.text });
  });

  test("of hundreds is turned in place, and limited to a province", async () => {
    const { library, ask, press } = await inPrivate();
    library.summaries.splice(0, Infinity, ...casesOfCounties(300));
    const first = await ask("/cases");
    expect(first.text).toContain("收录的资料（300份） · 第 1 / 38 页");
    const second = await press(first, "cases:2");
    expect(second).toMatchObject({ method: "editMessageText", messageId: first.messageId });
    expect(dataOf(second).slice(-5)).toEqual([
      "provinces:2",
      "levels:2",
      "years:2",
      "cases:1",
      "cases:3",
    ]);
    const provinces = await press(second, "provinces:2");
    const shaanxi = provinces.keyboard?.flat().find(({ text }) => text.startsWith("陕西省"));
    const page = await press(provinces, shaanxi?.data ?? "");
    expect(page.text).toContain("只看：陕西省（12份，共收录300份） · 第 1 / 2 页");
    const last = await press(page, "cases:999");
    expect(last.text).toContain("第 38 / 38 页");
    const opened = await press(last, dataOf(last)[0] ?? "");
    expect(dataOf(opened)).toEqual(["cases:38"]);
  });

  test("without documents says so, also when its buttons are old", async () => {
    const { library, ask, press } = await inPrivate("en");
    const list = await ask("/cases");
    library.summaries.length = 0;
    const none = messages.t("en", "cases-none");
    expect((await press(list, "cases:1")).text).toBe(none);
    for (const text of ["/cases", "/case", "/case Hequ"]) expect((await ask(text)).text).toBe(none);
  });
});

describe("/case", () => {
  test.each([
    ["/case 河曲", "河曲县 · 忻州市\n"],
    ["/case@practice_bot hanbin", "汉滨区 · 安康市\n汉滨区的资料（标题未注明）\n"],
    ["/case 上犹县", "1. 一是厘清党委与党组部门间职责关系"],
  ])("%s opens it", async (text, expected) => {
    const { ask } = await inPrivate();
    const contents = await ask(text);
    expect(contents.text).toContain(expected);
    expect(dataOf(contents).at(-1)).toBe("cases:1");
  });

  test("of a place with several documents lets choose, page by page", async () => {
    const { library, ask, press, noticeOf } = await inPrivate();
    const reports = Array.from({ length: 10 }, (_, index) => ({
      document: aDocument(`hequ-${index + 40}`, { place: hequ.place, title: `报告${index}` }),
      sectionCount: 0,
      measureCount: 1,
      passageCount: 1,
    }));
    library.summaries.splice(0, 1, ...reports);
    const found = await ask("/case 河曲县");
    expect(found.text).toContain("按“河曲县”找到10份资料 · 第 1 / 2 页");
    const second = await press(found, "named:2:河曲县");
    expect(second).toMatchObject({ method: "editMessageText", messageId: found.messageId });
    expect(dataOf(second)).toEqual([
      "contents:hequ-48",
      "contents:hequ-49",
      "named:1:河曲县",
      "cases:1",
    ]);
    // Its id is like a passage's: `hequ-07` is one of them.
    expect((await press(second, "contents:hequ-48")).text).toContain("《报告8》");
    library.summaries.length = 1;
    expect((await press(found, "named:2:河曲县")).text).toContain("找到1份资料");
    library.summaries.length = 0;
    expect(await noticeOf(found, "named:1:河曲县")).toBe(messages.t("zh", "case-gone"));
  });

  test("of a name that there is not says so, what is like it, and what there is", async () => {
    const { ask, press } = await inPrivate();
    const missing = await ask("/case 河曲区");
    expect(missing.text).toContain("没有收录“河曲区”的资料。目前有：河曲县、上犹县、汉滨区。");
    expect(dataOf(missing)).toEqual(["contents:hequ", "cases:1"]);
    expect((await press(missing, "contents:hequ")).text).toContain("14条做法");
    const unlike = await ask("/case Yulin");
    expect(dataOf(unlike)).toEqual(["cases:1"]);
  });

  test("is opened by its number in the list", async () => {
    const { library, ask } = await inPrivate();
    const [, second] = library.summaries;
    expect((await ask("/case 2")).text).toContain(second?.document.title);
  });

  test("without a name asks for one, above the list", async () => {
    const { ask } = await inPrivate();
    const list = await ask("/case");
    expect(list.text.startsWith(messages.t("zh", "case-empty"))).toBe(true);
    expect(dataOf(list)).toHaveLength(3);
  });
});

describe("a button", () => {
  test("of a document or measure that is gone says so", async () => {
    const { library, standIn, ask, noticeOf } = await inPrivate();
    const list = await ask("/cases");
    library.summaries.shift();
    for (const data of ["contents:hequ", "contents:hequ/2"])
      expect(await noticeOf(list, data)).toBe(messages.t("zh", "case-gone"));
    for (const data of ["section:hequ-07", "section:hequ-99"])
      expect(await noticeOf(list, data)).toBe(messages.t("zh", "passage-gone"));
    expect(await noticeOf(list, "case:nowhere")).toBe(messages.t("zh", "case-gone"));
    expect(standIn.sent()).toHaveLength(1);
  });

  test.each(["cases:0", "cases:x", "provinces:", "named:河曲", "named:0:河曲", "contents:hequ/x"])(
    "that was made up (%s) means nothing",
    async (data) => {
      const { ask, noticeOf } = await inPrivate();
      expect(await noticeOf(await ask("/cases"), data)).toBe(messages.t("zh", "button-gone"));
    },
  );

  test("whose message can no longer be edited answers with a new one", async () => {
    const { ask, pressOld } = await inPrivate();
    const list = await ask("/cases");
    const contents = await pressOld(list, "contents:hequ");
    expect(contents.method).toBe("sendMessage");
    expect(contents.text).toContain("14条做法");
  });

  test("of a section that has lost its heading shows the contents", async () => {
    const { ask, press } = await inPrivate();
    const contents = await ask("/case 河曲");
    const list = await press(contents, "cases:1");
    expect((await press(list, "section:hequ-08")).text).toBe(contents.text);
  });
});

test("in a group anybody turns the pages, in their topic", async () => {
  const harness = await startBot();
  const { users } = harness.standIn;
  const chat = users.forum("改革研讨");
  const threadId = users.topic(chat, "编制");
  const asker = users.person("老王");
  const { ask, press, pressOld } = playing(harness, chat, asker);
  const list = await ask("/cases", { threadId });
  expect(list.threadId).toBe(threadId);
  const contents = await press(list, "contents:hequ", users.person("小张"));
  expect(contents).toMatchObject({ messageId: list.messageId, threadId });
  const reader = await press(contents, "open:hequ-08", users.person("小陈"));
  expect(reader).toMatchObject({ threadId, replyToMessageId: list.messageId });
  const anew = await pressOld(contents, "cases:1");
  expect(anew.text).toBe(list.text);
  expect(harness.standIn.refusals().map(({ message }) => message)).toEqual([
    "Bad Request: message to edit not found",
  ]);
});
