/** Which messages ask the documents nothing, and which wish for a language. */
import { describe, expect, test } from "vitest";
import { readLanguageRequest, readTalk } from "../../../src/questions/talk.ts";

describe("what is said", () => {
  test.each([
    "谢谢",
    "谢谢你啊!",
    "多谢老师",
    "收到，谢谢",
    "辛苦了",
    "Thanks a lot.",
    "cheers mate",
  ])("as thanks: %s", (text) => expect(readTalk(text)).toEqual({ kind: "thanks" }));

  test.each([
    "👍",
    "👏🏻👏🏻",
    "❤️",
    "哈哈哈",
    "hhhh",
    "lol",
    "学习了",
    "+1",
    "666",
    "太厉害了",
    "说得有道理",
    "涨知识了👍",
    "好的",
    "真不错",
    "……",
    "Great!",
    "got it",
    "forget it",
    "哦",
    "never mind",
    "omg",
    "niiice",
    "cooool",
    "我去，太厉害了",
    "nice find",
    "ok bye",
  ])("as a reaction: %s", (text) => expect(readTalk(text)).toEqual({ kind: "reaction" }));

  test.each([
    "不对",
    "答非所问",
    "不是我问的",
    "你说错了吧",
    "你说得不对",
    "wrong",
    "that's not what I asked",
  ])("as an objection: %s", (text) => expect(readTalk(text)).toEqual({ kind: "objection" }));

  test.each([
    "总结一下",
    "说人话",
    "给我列个表",
    "能发个word吗",
    "translate the first one into English",
    "太长了，简短点",
    "没看懂",
    "can you summarize this?",
    "tldr",
    "把这段发英文",
    "can you say that in english",
  ])("to have it in other words: %s", (text) =>
    expect(readTalk(text)).toEqual({ kind: "rewording" }),
  );

  test.each(["请教一个问题", "想问个事", "有个问题想咨询一下您", "can I ask you something?"])(
    "before a question: %s",
    (text) => expect(readTalk(text)).toEqual({ kind: "opening" }),
  );

  test.each([
    ["菜单", "help"],
    ["退出", "help"],
    ["quit", "help"],
    ["主菜单在哪", "help"],
    ["start", "start"],
    ["设置", "language"],
    ["settings", "language"],
    ["目录", "cases"],
    ["重新开始", "new"],
    ["start over", "new"],
  ])("for a command: %s (%s)", (text, command) => {
    expect(readTalk(text)).toEqual({ kind: "command", command });
  });

  test.each([
    "",
    "?",
    "？？",
    "2",
    "没有",
    "is that all",
    "总结一下浏阳市的机构改革",
    "怎么精简机构",
    "你好",
    "好的做法有哪些",
    "上犹呢",
    "对吗",
    "有用吗",
    "学习培训怎么搞",
    "不是河曲，是浏阳",
    "不对称怎么办",
    "错在哪里",
    "退出机制",
    "返回河曲的人",
    "设置了几个局",
    "取消了哪些部门",
    "谢谢，上犹呢",
    "原来如此，那浏阳呢",
    "提了哪些问题",
    "what questions did they ask",
    "help farmers",
  ])("to the documents, or in other ways: %s", (text) => expect(readTalk(text)).toBeNull());
});

describe("a language", () => {
  test.each([
    ["in English please", "en"],
    ["Can you answer in English?", "en"],
    ["能不能用英语", "en"],
    ["I can't read Chinese", "en"],
    ["用中文回答", "zh"],
    ["看不懂英文", "zh"],
    ["speak Chinese", "zh"],
    ["in plain English?", "en"],
  ])("is wished for: %s", (text, language) => {
    expect(readLanguageRequest(text)).toEqual({ language, rest: "" });
  });

  test.each([
    ["用英文回答:河曲如何安置超编人员?", "河曲如何安置超编人员?"],
    ["How did Hequ cut its posts? In English please.", "How did Hequ cut its posts?"],
  ])("is wished for besides a question: %s", (text, rest) => {
    expect(readLanguageRequest(text)).toEqual({ language: "en", rest });
  });

  test.each(["英语教师怎么安置", "中文系", "how is English taught", "河曲呢", ""])(
    "is not wished for: %s",
    (text) => expect(readLanguageRequest(text)).toBeNull(),
  );
});
