/** The number that an office gave to a document, as the document states it. */
import { describe, expect, test } from "vitest";
import { comparableNumber, inferNumber } from "../../../src/documents/document-number.ts";

const text = "各乡镇人民政府：\n根据《关于改革的意见》（青发〔2020〕3号），现通知如下。\n";

describe("a text's own number", () => {
  test.each([
    ["青岭县人民政府文件\n青政发〔2023〕18号\n关于改革的通知", "青政发〔2023〕18号"],
    ["关于改革的通知\n（青政发[2023] 18号）", "青政发[2023]18号"],
    ["青 政 办 发【2023】18 号    签发人：韩若川\n关于改革的通知", "青政办发【2023】18号"],
    ["关于改革的通知\n青编办字（2023）第18号", "青编办字（2023）第18号"],
    ["索引号：0123/2023 | 发文字号： | 青政发〔2023〕18号 | 成文日期：", "青政发〔2023〕18号"],
    ["文　　号：青政发〔2023〕18号\n关于改革的通知", "青政发〔2023〕18号"],
    ["关于印发《办法》的通知青政发〔2023〕18号各乡镇人民政府：", "青政发〔2023〕18号"],
    ["青岭县人民政府令\n第7号\n现公布办法。", "青岭县人民政府令第7号"],
    ["青岭县人民政府令（第7号）\n现公布办法。", "青岭县人民政府令（第7号）"],
    ["青岭县人民政府公告2023年第5号\n现公布办法。", "青岭县人民政府公告2023年第5号"],
  ])("stands in its head: %s", (head, number) => {
    expect(inferNumber(`${head}\n${text}`)).toBe(number);
  });

  test.each([
    ["a number that it mentions", `关于改革的通知\n${text}`],
    ["that of a letter below it", `关于转发的通知\n${text}青编办〔2023〕4号\n关于试点的通知\n`],
    ["the number in the register", `索引号：0123/2023-18号\n关于改革的通知\n${text}`],
    ["the size of its letters", `字号：大 中 小\n关于改革的通知\n${text}`],
    ["nothing", ""],
  ])("is not %s", (_, body) => {
    expect(inferNumber(body)).toBeNull();
  });
});

test("is compared whatever its brackets are", () => {
  const forms = [
    "青政发〔2023〕18号",
    "青政发[2023]18号",
    "青政发【2023】 18 号",
    "青政发（2023）第18号",
  ];
  expect(new Set([...forms, "青政发［２０２３］１８号"].map(comparableNumber))).toEqual(
    new Set(["青政发〔2023〕18号"]),
  );
});
