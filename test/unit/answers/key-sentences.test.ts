/** Of a long text, what the documents answer best is searched. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keySentences } from "../../../src/answers/key-sentences.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";

let opened: OpenedLibrary;

beforeAll(async () => {
  opened = await openLibrary();
});

afterAll(() => opened.close());

const chatter = [
  "周末和几个老同学去爬山,路上堵了两个多小时。",
  "山顶的云海特别壮观,大家拍了很多照片。",
  "中午在农家乐吃了柴火鸡,味道非常不错。",
  "下午又去泡了温泉,回来的时候天都黑了。",
  "晚上孩子们在院子里放烟花,闹到很晚才睡。",
  "第二天早上下起了小雨,我们就在屋里喝茶打牌。",
  "老张带来的龙井很香,他说是他表弟自己种的。",
  "临走的时候每人买了两斤核桃,准备回去送人。",
];
const english = [
  "We went hiking with some old friends at the weekend.",
  "The view from the top was wonderful, and everybody took photos.",
  "For lunch there was chicken and rice, and it was delicious.",
  "In the evening the children played in the garden until late.",
  "It began to rain the next morning, so we drank tea and played cards.",
  "On the way home we bought some walnuts for the neighbours.",
];

/** The key sentence in the middle of what the documents say nothing of, long enough to be no question. */
function longText(sentences: readonly string[], key: string): string {
  return [...sentences, key, ...sentences].join(sentences === english ? " " : "");
}

describe("the sentence that the documents answer", () => {
  test.each([
    [chatter, "听一位同学说他们那里把超编的事业人员分流到社区当网格员了。"],
    [chatter, "还有人讲编外人员的聘用合同都要拿到编办备案才行。"],
    [chatter, "大家议论说评估结果不好的单位年度考核不能评优。"],
    [english, "One of them said that their county put its surplus staff into grid worker posts."],
  ])("is kept, the rest is not", async (around, key) => {
    const text = longText(around, key);
    const kept = await keySentences(text, opened.retriever);
    expect(kept).toContain(key);
    expect(kept.join(" ").length).toBeLessThan(text.length / 2);
  });

  test("one that asks comes before one that tells", async () => {
    const told = "听说评估结果会影响单位的年度考核。";
    const asked = "超编的事业人员怎么分流安置?";
    const text = `${chatter.join("")}${told}${asked}${chatter.join("")}`;
    expect(await keySentences(text, opened.retriever)).toEqual([asked]);
  });
});

test("what has no end is cut, what has no words is empty", async () => {
  const [only = "", ...others] = await keySentences("编制".repeat(400), opened.retriever);
  expect(only.length).toBeLessThanOrEqual(200);
  expect(others).toEqual([]);
  expect(await keySentences("?!…\n".repeat(200), opened.retriever)).toEqual([]);
});

test("a text of the longest message is shortened and answered", async () => {
  const text = `${chatter.join("").repeat(20)}超编的事业人员分流到了哪里`.slice(-4096);
  const [asked] = await opened.library.readMessage({ text, beside: "" });
  expect(asked?.isVerbatim).toBe(false);
  const { excerpts } = await opened.library.answer(asked?.question ?? "");
  expect(excerpts[0]?.document.id).toBe("hequ");
});
