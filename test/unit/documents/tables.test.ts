/** Rows read with their heads and units. */
import { expect, test } from "vitest";
import { rowReader, tableHeads } from "../../../src/documents/tables.ts";

const plain =
  "表1 核定情况\n\n（单位：名）\n\n乡镇 | 编制 | 职数\n石湾镇 | 21 | 9\n其他 | 待定 | 1,050";

test.each([
  ["with the table's unit", plain, "石湾镇 | 21 | 9", "石湾镇编制21名，石湾镇职数9名"],
  ["where a cell is no number", plain, "其他 | 待定 | 1,050", "其他编制待定，其他职数1,050名"],
  [
    "with the unit of a head",
    "| 项目 | 投入（万元） | 完成 |\n|---|---|---|\n| 道路 | 120 | 2023年6月 |",
    "| 道路 | 120 | 2023年6月 |",
    "道路投入120万元，道路完成2023年6月",
  ],
  [
    "under heads of two rows",
    "乡镇 | 编制 | 编制 | 职数\n乡镇 | 行政 | 事业 | 职数\n石湾镇 | 12 | 85 | 5",
    "石湾镇 | 12 | 85 | 5",
    "石湾镇编制行政12，石湾镇编制事业85，石湾镇职数5",
  ],
  [
    "under heads of two rows with years in the lower one",
    "乡镇 | 编制 | 编制\n乡镇 | 2022 | 2023年\n石湾镇 | 12 | 85",
    "石湾镇 | 12 | 85",
    "石湾镇编制202212，石湾镇编制2023年85",
  ],
  ["without its number", "序号 | 乡镇 | 编制\n1 | 石湾镇 | 21", "1 | 石湾镇 | 21", "石湾镇编制21"],
  ["between tabs", "乡镇\t编制\n石湾镇\t21", "石湾镇\t21", "石湾镇编制21"],
  ["the heads as they are", plain, "乡镇 | 编制 | 职数", "乡镇 | 编制 | 职数"],
  ["a row of another length as it is", plain, "合计 | 21", "合计 | 21"],
  ["a sentence as it is", "全县共有二十一名。", "全县共有二十一名。", "全县共有二十一名。"],
])("a row is a sentence: %s", (_, text, line, expected) => {
  expect(rowReader(text, [])(line)).toBe(expected);
});

test("a row of a later part has both heads, where one was merged over several columns", () => {
  const rows = "乡镇 | 站所 | 站所 | 人员\n乡镇 | 2022年 | 2023年 | 人员\n石湾镇 | 12 | 8 | 40";
  const section = [tableHeads(rows)];
  expect(section).toEqual(["乡镇 | 站所 2022年 | 站所 2023年 | 人员"]);
  expect(
    rowReader("沙洲镇 | 9 | 5 | 31\n河口镇 | 7 | 4 | 28", section)("河口镇 | 7 | 4 | 28"),
  ).toBe("河口镇站所 2022年7，河口镇站所 2023年4，河口镇人员28");
});

test("a row of a later part has both rows of heads, where no lines say which columns the upper ones span", () => {
  const rows = "乡镇 | 站所数\n2022年 | 2023年 | 备注\n石湾镇 | 12 | 8 | 无";
  expect(tableHeads(rows)).toBe("乡镇 | 站所数 2022年 | 2023年 | 备注");
});

test("figures below a merged head are no heads, nor are other rows than the first", () => {
  expect(tableHeads("乡镇 | 站所 | 站所\n石湾镇 | 12 | 8\n沙洲镇 | 有 | 有\n合计 | 共 | 共")).toBe(
    "乡镇 | 站所 | 站所",
  );
});

test("a row of a later part has the heads in its section", () => {
  const section = ["二、编制", tableHeads(plain)];
  expect(section[1]).toBe("表1 核定情况 （单位：名） 乡镇 | 编制 | 职数");
  expect(rowReader("沙洲镇 | 20 | 8\n河口镇 | 18 | 7", section)("河口镇 | 18 | 7")).toBe(
    "河口镇编制18名，河口镇职数7名",
  );
});
