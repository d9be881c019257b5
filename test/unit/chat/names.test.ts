/** Names, sources, dates and lists in the reader's language. */
import { describe, expect, test } from "vitest";
import {
  authorText,
  dateInWords,
  headingText,
  listText,
  placeText,
  sourceText,
} from "../../../src/chat/views/names.ts";
import { messages } from "../../telegram/harness.ts";

const say = messages.in("en");

test("in Chinese all stands as it is written", () => {
  const chinese = messages.in("zh");
  for (const text of [placeText, headingText, sourceText, authorText])
    expect(text("河曲县", chinese)).toBe("河曲县");
  expect(dateInWords("2022-05-31", chinese)).toBe("2022-05-31");
  expect(listText(["甲", "乙", "丙"], chinese)).toBe("甲、乙、丙");
});

describe("in English", () => {
  test.each([
    ["忻州日报", "newspaper (忻州日报)"],
    ["中国机构编制网", "website (中国机构编制网)"],
    ["“河曲发布”微信公众号", "WeChat account (“河曲发布”微信公众号)"],
    ["新华社", "news agency (新华社)"],
    ["河曲县融媒体中心", "broadcaster (河曲县融媒体中心)"],
    ["行政管理改革杂志", "journal (行政管理改革杂志)"],
    ["河曲县人民政府办公室", "public body (河曲县人民政府办公室)"],
    ["某县委编办", "public body (某县委编办)"],
    ["河曲之声", "source (河曲之声)"],
    ["Shanxi Daily", "Shanxi Daily"],
  ])("a source says of what kind it is: %s", (source, text) => {
    expect(sourceText(source, say)).toBe(text);
  });

  test.each([
    ["王国梁", "Wang Guoliang (王国梁)"],
    ["欧阳修", "Ouyang Xiu (欧阳修)"],
    ["单安", "Shan An (单安)"],
    ["中共某县委编办", "public body (中共某县委编办)"],
    ["政研室", "public body (政研室)"],
    ["John Smith", "John Smith"],
  ])("an author is called by pinyin: %s", (author, text) => {
    expect(authorText(author, say)).toBe(text);
  });

  test.each([
    ["2022-05-31", "31 May 2022"],
    ["2022-05", "May 2022"],
    ["2022", "2022"],
  ])("a date is as precise as it is stated: %s", (date, text) => {
    expect(dateInWords(date, say)).toBe(text);
  });

  test("a heading has a gloss, or is said to be one", () => {
    expect(headingText("提升机构编制效益", say)).toBe(
      "institutional establishment (提升机构编制效益)",
    );
    expect(headingText("其他", say)).toBe("section (其他)");
    expect(headingText("Summary", say)).toBe("Summary");
  });

  test.each([
    [[], ""],
    [["A"], "A"],
    [["A", "B"], "A and B"],
    [["A", "B", "C"], "A, B and C"],
  ])("a list ends with “and”: %j", (items, text) => {
    expect(listText(items, say)).toBe(text);
  });
});
