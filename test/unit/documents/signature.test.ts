/** Who issued a text and when, where it says so itself. */
import { describe, expect, test } from "vitest";
import { inferDate } from "../../../src/documents/infer-metadata.ts";
import { bylineStart, issuerOf, signatureOf } from "../../../src/documents/signature.ts";
import { splitDocument } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

test.each([
  ["通知如下。\n河曲县人民政府办公室\n2020年3月12日\n", "河曲县人民政府办公室", "2020-03-12"],
  ["通知如下。\n河曲县民政局 2020年3月12日", "河曲县民政局", "2020-03-12"],
  ["通知如下。河曲县民政局2020年3月12日", "河曲县民政局", "2020-03-12"],
  [
    "通知如下。\n河曲县民政局\n二〇二〇年三月十二日\n（此件公开发布）",
    "河曲县民政局",
    "2020-03-12",
  ],
  ["通知如下。\n河曲县民政局\n二○一九年十二月三十一日\n分享到：", "河曲县民政局", "2019-12-31"],
])("%j is signed", (text, issuer, date) => {
  const body = `关于发放津贴的通知\n${"各单位要落实。".repeat(90)}\n${text}`;
  expect(signatureOf(body)).toMatchObject({ issuer, date });
  expect(inferDate(body)).toBe(date);
});

test.each([
  ["索引号：1/2020\n发文机关：河曲县民政局\n关于发放津贴的通知\n各单位要落实。", "河曲县民政局"],
  ["索引号： | 1/2020 | 发文机关： | 河曲县民政局 | 成文日期：\n各单位要落实。\n", "河曲县民政局"],
  ["河曲县民政局文件\n河民发〔2020〕3号\n关于发放津贴的通知\n各单位要落实。", "河曲县民政局"],
  ["河 曲 县 民 政 局 文 件\n关于发放津贴的通知\n各单位要落实。", "河曲县民政局"],
  ["发布机构：河曲县政府办\n各单位要落实。\n河曲县民政局\n2020年3月12日", "河曲县民政局"],
  ["发布机构：河曲县政府办\n各单位要落实。\n", "河曲县政府办"],
  ["各单位要落实。\n中共河曲县委编办\n2020年3月12日", "中共河曲县委编办"],
  ["各单位要落实。\n河曲县委深改办\n2020年3月12日", "河曲县委深改办"],
  ["各单位要落实，由民政局主办\n2020年3月12日", null],
])("%s names its issuer", (body, issuer) => {
  expect(issuerOf(null, body)).toBe(issuer);
});

test.each([
  ["各单位要在2020年3月12日前报县民政局。"],
  ["河曲县民政局2020年3月12日印发通知，要求各单位落实。"],
  ["河曲的做法\n2020年3月12日\n"],
  [""],
])("%j is not signed", (body) => {
  expect(signatureOf(body)).toBeNull();
});

test.each([
  ["河曲县人民政府办公室关于支援湖北的通知", "通知如下。\n", "河曲县人民政府办公室"],
  ["关于支援湖北的通知", "通知如下。\n河曲县民政局\n2020年3月12日", "河曲县民政局"],
  ["关于支援湖北的通知", "通知如下。", null],
  ["河曲县委编办关于清理借调人员的通知", "通知如下。\n", "河曲县委编办"],
  ["河曲县政府办公室转发县民政局关于津贴的报告的通知", "通知如下。\n", "河曲县政府办公室"],
  ["河曲县深改办印发《改革要点》的通知", "通知如下。\n", "河曲县深改办"],
  [null, "通知如下。", null],
])("%s: issued by whom its title or its signature names", (title, body, issuer) => {
  expect(issuerOf(title, body)).toBe(issuer);
});

describe("who wrote a text, named below it,", () => {
  test.each([
    ["精简了人员。", "\n\n \n\n(作者单位:中共某县委编办)\n"],
    ["办理时间减半。", "（本报记者 张三）"],
    ["办理时间减半。", "（作者系某县县委书记）（责任编辑：李四）"],
    ["办理时间减半。", "\n编辑：甲 乙\n审核：丙"],
  ])("begins behind %j: %j", (body, names) => {
    expect((body + names).slice(0, bylineStart(body + names, 0))).toBe(body);
  });

  test.each([
    "(作者单位:中共某县委编办)",
    "落实(来源于基层的)经验,效果好。",
    "(记者张三)办理时间减半。",
    "要求编辑部做好此事。",
  ])("is not in %j", (text) => {
    expect(bylineStart(text, 0)).toBe(text.length);
  });

  test("is in no passage", () => {
    const text = "一是合理调配。对超编人员重新安排了岗位。\n\n(作者单位:中共某县委编办)\n";
    const passages = splitDocument(aSourceDocument(text));
    expect(passages.map((passage) => textOf(aSourceDocument(text), passage))).toEqual([
      "一是合理调配。对超编人员重新安排了岗位。",
    ]);
  });
});
