/** Figures with their units, and what they measure. */
import { expect, test } from "vitest";
import { quantitiesIn } from "../../../src/language/quantities.ts";

const read = (text: string) =>
  quantitiesIn(text).map(({ number, unit, kind }) => [number.canonical, unit, kind].join(" "));

test.each([
  ["收回编制210名,其中行政编制26名", ["210 名 people", "26 名 people"]],
  ["下辖4镇9乡,面积1323平方公里", ["4 镇 count", "9 乡 count", "1323 平方公里 size"]],
  ["每年减少1050万元,下降11.3%", ["10500000 元 money", "11.3% % share"]],
  ["投资1.33亿,百分之三十", ["133000000  money", "30%  share"]],
  ["占百分之31.4,约三分之一", ["31.4%  share", "1/3  share"]],
  ["满3年,两年一换,二〇一九年起", ["3 年 duration", "2 年 duration", "2019 年 date"]],
  ["半年后,15日内办结,15日公布", ["6个月 年 duration", "15 日 duration", "15 日 date"]],
  ["2022年5月起,用时78天", ["2022 年 date", "5 月 date", "78 天 duration"]],
  ["三个专项组,两名副职", ["3 个 count", "2 名 people"]],
  [
    "不足六个月,半天办结,两个半月",
    ["6个月 个月 duration", "0.5 天 duration", "2.5个月 个半月 duration"],
  ],
  ["占三成五,1/4的人,千分之五", ["35%  share", "25%  share", "0.5%  share"]],
  ["上半年完成,半年度报告", []],
  ["花了几千元,来了上百人,数万元", ["1000 元 money", "100 人 people", "10000 元 money"]],
  ["千万不要,百姓满意,万元户", []],
  ["排名全省第57位", ["57 位 rank"]],
  ["第3条规定,三大体系和一把手", []],
])("%s", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test("ranges are of figure, scale and unit", () => {
  const text = "共拨付2.5万元。";
  const [found] = quantitiesIn(text);
  expect(text.slice(found?.startUtf16, found?.endUtf16)).toBe("2.5万元");
});
