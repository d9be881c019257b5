import { describe, expect, test } from "vitest";
import { asideOf } from "../../../src/questions/asides.ts";

describe("what is said to the bot itself", () => {
  test.each([
    "你好",
    "您好！",
    "在吗？",
    "谢谢你啊!",
    "好的。",
    "怎么用",
    "这个怎么用?",
    "帮助",
    "你是谁",
    "你能做什么？",
    "你会回答什么",
    "您好，请问怎么用？",
    "这个机器人怎么用",
    "你能回答什么问题？",
    "非常感谢!",
    "谢谢❤️",
    "What can I ask?",
    "感谢您的帮助！",
    "你是机器人吗",
    "Hi there!",
    "Hello!",
    "Thanks a lot.",
    "What can you do?",
    "How do I use this?",
  ])("is a courtesy, or asks about the bot: %s", (text) => {
    expect(asideOf(text)).toBe("small-talk");
  });

  test.each([
    "有哪些资料",
    "都有哪些案例？",
    "你们收录了哪些县",
    "目前收录了几个地方?",
    "庫裏有什麼資料",
    "能不能把全部资料列出来",
    "有没有相关的文献",
    "资料来源是哪里",
    "看下有哪些资料",
    "最早的案例是哪一年的",
    "有没有别的县",
    "给我看看原文",
    "还有别的资料吗",
    "资料是哪年的",
    "最新的资料是哪份",
    "有哪些县",
    "目前支持哪些地方？",
    "Which counties do you have?",
    "What documents are there?",
    "list all sources",
  ])("asks what it has: %s", (text) => {
    expect(asideOf(text)).toBe("collection");
  });

  test.each([
    "",
    "？？？",
    "好的做法有哪些",
    "吗",
    "机器人",
    "更新了哪些资料",
    "哪些资料要给省里",
    "县里给市里的资料有哪些",
    "发了多少篇文章",
    "怎么写文章",
    "Which documents can a county list?",
    "In what cases can I list a place?",
    "Does the county have a library?",
    "县里有哪些县直部门",
    "有哪些县做过",
    "there is no help",
    "谢谢，上犹呢",
    "你好，河曲怎么安置超编人员",
    "怎么用好编制",
    "资料怎么收集",
    "档案资料谁来管",
    "服务怎么做到全覆盖",
    "有哪些做法",
    "需要提交哪些材料",
    "有哪些清单",
    "哪些县有试点",
    "覆盖了哪些地方",
    "How many places does this cover?",
    "Which county has the most staff?",
    "What does it cost?",
    "help farmers",
    "How does this reform work?",
    // Its words could be put together in more ways than can be tried.
    `${"有没有".repeat(19)}嗯`,
    "有没有".repeat(10_000),
  ])("may be something that documents say: %s", (text) => {
    expect(asideOf(text)).toBeNull();
  });
});
