/** Numbers in texts: each has one form, however it is written. */
import { describe, expect, test } from "vitest";
import {
  findNumbers,
  indexTermsOf,
  isSameNumber,
  nearTermsOf,
  numberOf,
} from "../../../src/language/numbers.ts";

const formsIn = (text: string) => findNumbers(text).map(({ canonical }) => canonical);

describe("a number has the same form", () => {
  test.each([
    ["45%", ["百分之四十五", "45%", "百分之45", "45 percent", "45 per cent"]],
    ["7.25%", ["百分之七点二五", "7.25%"]],
    ["100%", ["百分之百", "100%"]],
    ["60%", ["六成", "百分之六十"]],
    ["50%", ["半数", "一半", "50%"]],
    ["60%", ["五分之三", "3/5"]],
    ["2/7", ["七分之二", "2/7", "4/14", "十四分之四"]],
    ["0.8%", ["千分之八", "8‰", "8 ‰", "0.8%", "千分之8"]],
    ["45%", ["四成五", "四成半", "百分之四十五"]],
    ["6个月", ["半年", "6个月", "六个月"]],
    ["18个月", ["一年半", "18个月", "十八个月"]],
    ["2.5个月", ["两个半月", "2.5个月"]],
    ["0.5", ["零点五", "0.5"]],
    ["2023", ["二〇二三", "二零二三", "二0二三", "二○二三"]],
    ["1040", ["一千零四十", "一千〇四十"]],
    ["34000", ["3万4千", "3.4万", "三万四", "3万4000", "3万4"]],
    ["250000000", ["2亿5000万", "两亿五千万", "2.5亿"]],
    ["1350000", ["壹佰叁拾伍万", "135万"]],
    ["27", ["二十七", "27", "第二十七", "第27"]],
    ["1998", ["一九九八", "1998"]],
    ["2010", ["二〇一〇", "二零一零", "2010"]],
    ["45000", ["四万五", "4.5万", "45000", "45,000", "四万五千"]],
    ["20000", ["两万", "2万", "20000"]],
    ["1050", ["一千零五十", "1050"]],
    ["350000000", ["三亿五千万", "3.5亿", "350000000"]],
    ["1230406", ["一百二十三万零四百零六", "1,230,406"]],
  ])("%s", (canonical, written) => {
    for (const each of written) expect([each, ...formsIn(each)]).toEqual([each, canonical]);
  });

  test("of a document in any brackets", () => {
    const written = ["〔2021〕7号", "[2021]7号", "(2021) 7号", "【2021】第07号"];
    for (const each of written)
      expect([each, ...formsIn(`晋编办字${each}`)]).toEqual([each, "〔2021〕7号"]);
  });
});

test.each([
  ["words that only have such characters", "千万不要,百姓,万难,亿万"],
  ["times, ratios and versions", "12:30,1.2.3"],
  ["names in Latin letters", "covid-19和h200"],
  ["parts of a year and of a day", "上半年,下半年,半年度,夜半,零点"],
])("%s are no numbers", (_, text) => {
  expect(formsIn(text)).toEqual([]);
});

test.each([
  ["30-40%", ["30%", "40%"]],
  ["百分之三十至四十", ["30%", "40%"]],
  ["2023/11/20", ["2023", "11", "20"]],
  ["24/7", ["24", "7"]],
  ["半天办结,半个工作日", ["0.5", "0.5"]],
])("%s has %j", (text, expected) => {
  expect(formsIn(text)).toEqual(expected);
});

test("a number that no number of the language can hold keeps all its digits", () => {
  expect(formsIn("91140930012345678")).toEqual(["91140930012345678"]);
});

describe("an approximate number", () => {
  test.each([
    ["六百来户", 600, 700],
    ["一千多", 1000, 2000],
    ["两千余", 2000, 3000],
    ["三万多", 30000, 40000],
    ["二十几", 20, 30],
    ["七八个", 7, 9],
    ["二三十人", 20, 40],
    ["五六百户", 500, 700],
    ["800左右", 750, 850],
    ["约800", 750, 850],
  ])("%s lies between %i and %i", (text, least, most) => {
    expect(findNumbers(text)[0]?.between).toEqual({ least, most });
  });

  test("finds in an index every number that it may mean, and no other", () => {
    const near = (asked: string) => {
      const { between } = numberOf(asked) ?? {};
      return new Set(between ? nearTermsOf(between) : []);
    };
    const isFound = (asked: string, text: string) =>
      findNumbers(text).some((each) => indexTermsOf(each).some((term) => near(asked).has(term)));
    for (const text of ["600", "618户", "六百九十九"]) expect(isFound("六百来", text)).toBe(true);
    for (const text of ["599", "701户", "6", "6180"]) expect(isFound("六百来", text)).toBe(false);
    expect(isFound("二十几", "27")).toBe(true);
    expect(isFound("二十几", "31")).toBe(false);
    expect(isFound("三万多", "3.21万")).toBe(true);
  });

  test("may be the same as an exact one within it", () => {
    const [asked, near, far] = findNumbers("六百来户,618户,718户");
    if (asked === undefined || near === undefined || far === undefined) throw new Error("not read");
    expect(isSameNumber(asked, near)).toBe(true);
    expect(isSameNumber(far, asked)).toBe(false);
  });
});
