/** What a text without front matter says of its own title. */
import { describe, expect, test } from "vitest";
import { inferTitle } from "../../../src/documents/infer-title.ts";

describe("the title is the first line", () => {
  test.each([
    ["the line itself", "河曲县机构改革的做法\n正文。", "河曲县机构改革的做法"],
    ["after blank lines", "\n \n河曲县的做法\n正文。", "河曲县的做法"],
    ["of a file of Windows", "河曲县的做法\r\n正文。", "河曲县的做法"],
    ["without the marks of a heading", "## 河曲县的做法\n正文。", "河曲县的做法"],
    ["with sixty characters", `${"字".repeat(60)}\n正文。`, "字".repeat(60)],
  ])("%s", (_, body, title) => {
    expect(inferTitle(body)).toBe(title);
  });

  test.each([
    ["a sentence", "河曲县是试点县。\n正文。"],
    ["a line with a sentence's end within", "河曲县是试点县。它很小\n正文。"],
    ["an address", "各县人民政府:\n正文。"],
    ["too long", `${"字".repeat(61)}\n正文。`],
    ["one character", "一\n正文。"],
    ["nothing", ""],
  ])("unless it is %s", (_, body) => {
    expect(inferTitle(body)).toBeNull();
  });
});

describe("of a notice it is found", () => {
  const title = "河曲县人民政府办公室关于印发《河曲县高龄津贴发放管理办法（试行）》的通知";
  test.each([
    ["longer than other titles", `${title}\n河政办发〔2020〕3号\n正文。`],
    ["over two lines", `${title.slice(0, 22)}\n${title.slice(22)}\n正文。`],
    ["under its sender's name", `河曲县人民政府办公室\n${title.slice(10)}\n正文。`],
    [
      "behind a page's head",
      `首页 > 政务公开\n索引号：0123/2020-1\n发文机关：河曲县人民政府\n【字体：大 中 小】\n${title}\n正文。`,
    ],
    ["in front of its number", `${title}河政办发〔2020〕3号各乡镇人民政府：现印发给你们。`],
    ["in front of whom it is to", `${title}各乡镇人民政府：现印发给你们。`],
    ["in front of its first words", `${title} 为了弘扬敬老传统，制定本办法。`],
  ])("%s", (_, body) => {
    expect(inferTitle(body)).toBe(title);
  });

  test.each([
    ["河曲县烟花爆竹管理办法第一条 为了加强管理，制定本办法。", "河曲县烟花爆竹管理办法"],
    [
      "河曲县供热管理细则（2021年修订）第一章 总则 第一条 为了加强城市供热管理，保障用户和供热单位的合法权益，制定本办法。",
      "河曲县供热管理细则（2021年修订）",
    ],
    ["河曲县防火命令河府令第8号当前已进入高火险期。", "河曲县防火命令"],
  ])("whatever it calls itself: %s", (body, expected) => {
    expect(inferTitle(body)).toBe(expected);
  });

  test("but a sentence that speaks of one is none", () => {
    expect(
      inferTitle(`近日，县政府印发关于供热的通知，${"要求各单位落实".repeat(9)}。`),
    ).toBeNull();
  });
});
