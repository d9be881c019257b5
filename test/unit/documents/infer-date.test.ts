/** What a text without front matter says of its own date. */
import { describe, expect, test } from "vitest";
import { inferDate } from "../../../src/documents/infer-date.ts";

describe("the date", () => {
  test.each([
    ["named as the text's own", "发布日期:2022年5月31日\n正文。", "2022-05-31"],
    ["named with its source", "来源:忻州日报 2022-05-31 10:20\n正文。", "2022-05-31"],
    ["written with stops", "标题\n2022.5.3\n正文。", "2022-05-03"],
    ["alone on its line", "标题\n(2023年12月1日)\n正文。", "2023-12-01"],
    [
      "at the end, under the signature",
      `标题\n${"正文。\n".repeat(9)}编办\n2021年1月9日`,
      "2021-01-09",
    ],
    ["with spaces within", "标题\n2022 年 5 月 31 日\n正文。", "2022-05-31"],
  ])("is found %s", (_, body, date) => {
    expect(inferDate(body)).toBe(date);
  });

  test.each([
    ["within a sentence: it may be of anything", "2022年5月31日,县委召开会议部署改革。"],
    ["without a day", "标题\n2022年5月\n正文。"],
    ["with a month that is none", "标题\n2022-13-01\n正文。"],
    ["with a day that is none", "标题\n2022-12-32\n正文。"],
    ["in the middle of the text", `${"正文。\n".repeat(9)}2022-05-31\n${"正文。\n".repeat(9)}`],
    ["at all", ""],
  ])("is not found %s", (_, body) => {
    expect(inferDate(body)).toBeNull();
  });
});
