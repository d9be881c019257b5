/** Regulations, plans, lists and tables of contents: what belongs together stays together. */
import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

function passagesOf(text: string): { text: string; section: readonly string[] }[] {
  const document = aSourceDocument(text);
  return splitDocument(document).map((passage) => ({
    text: textOf(document, passage),
    section: passage.section,
  }));
}

const rules = [
  "第一编　通则",
  "第一章　总则",
  "第一节　一般规定",
  "第一条　全县编制实行统一管理。",
  "第二条　各单位按照核定的编制配备人员。",
  "借调期限不得超过六个月。",
  "第二节　附加规定",
  "第三条　有下列情形之一的，收回编制：",
  "（一）机构撤销的；",
  "（二）空编两年的，但是：",
  "1.正在招聘的除外；",
  "2.经批准的除外。",
  "前款所称空编，由编办认定。",
  "第二章　罚则",
  "第三条之一　违反第三条规定的，予以通报。",
  "第二编　附则",
  "第四条　本办法自发布之日起施行。",
].join("\n");

describe("a regulation", () => {
  test("has its parts in the section path, and each article whole", () => {
    const [general, second] = [
      ["第一编　通则", "第一章　总则", "第一节　一般规定"],
      ["第一编　通则", "第一章　总则", "第二节　附加规定"],
    ];
    expect(passagesOf(rules)).toEqual([
      { section: general, text: "第一条　全县编制实行统一管理。" },
      {
        section: general,
        text: "第二条　各单位按照核定的编制配备人员。\n借调期限不得超过六个月。",
      },
      {
        section: second,
        text: "第三条　有下列情形之一的，收回编制：\n（一）机构撤销的；\n（二）空编两年的，但是：\n1.正在招聘的除外；\n2.经批准的除外。\n前款所称空编，由编办认定。",
      },
      {
        section: ["第一编　通则", "第二章　罚则"],
        text: "第三条之一　违反第三条规定的，予以通报。",
      },
      { section: ["第二编　附则"], text: "第四条　本办法自发布之日起施行。" },
    ]);
  });

  test("in Markdown has the same", () => {
    const inMarkdown = rules
      .replace(/^(第.[编章])/gmu, "## $1")
      .replace(/^(第.节)/gmu, "### $1")
      .replaceAll("\n", "\n\n");
    expect(passagesOf(inMarkdown).map(({ section }) => section)).toEqual(
      passagesOf(rules).map(({ section }) => section),
    );
  });

  test("names the article, and the lead-in, above every further part of a long one", () => {
    const point =
      "未经批准擅自增设机构或者提高机构规格，造成人员超编，经责令限期改正而逾期不改正的；";
    const long = `第七条　单位应当遵守本办法。\n有下列行为之一的，由编办责令改正：\n${["一", "二", "三", "四", "五", "六", "七", "八"].map((each) => `（${each}）${point}`).join("\n")}`;
    const [first, ...others] = passagesOf(long);
    expect(first?.text.startsWith("第七条")).toBe(true);
    expect(others.length).toBeGreaterThan(0);
    for (const { section, text } of others) {
      expect(section).toEqual(["第七条　单位应当遵守本办法", "有下列行为之一的，由编办责令改正"]);
      expect(text.startsWith("（")).toBe(true);
    }
  });

  test("whose line breaks are lost still has articles", () => {
    expect(
      passagesOf("第一条 全县编制实行统一管理。第二条 各单位按照第一条的规定配备人员。").map(
        ({ text }) => text,
      ),
    ).toEqual(["第一条 全县编制实行统一管理。", "第二条 各单位按照第一条的规定配备人员。"]);
  });

  test("whose line breaks and spaces are lost has those whose numbers count upward, under their chapters", () => {
    const one = "第一条为了规范管理，制定本办法。第九条的情形依照本条。";
    const two = "第二条各单位按照核定的编制配备人员。";
    const three = "第三条超编的单位限期改正。第三条规定的期限为一年。";
    const text = `青岭县编制管理办法第一章总则${one}${two}第二章监督${three}`;
    expect(passagesOf(text)).toEqual([
      { text: one, section: ["青岭县编制管理办法", "第一章总则"] },
      { text: two, section: ["青岭县编制管理办法", "第一章总则"] },
      { text: three, section: ["青岭县编制管理办法", "第二章监督"] },
    ]);
    const cited = "本办法对此有规定。第五条县里另有安排。第六条镇里照此办理。";
    expect(passagesOf(cited).map((passage) => passage.text)).toEqual([cited]);
  });

  test("ends where an attachment or another text begins", () => {
    const text = `第九条　本办法自发布之日起施行。\n附件：责任分工的详细安排和时间表以及各单位联系人的名单和电话\n一、解读\n这是对本办法的解读，说明了制定的背景、过程和主要的内容。`;
    expect(passagesOf(text)[0]?.text).toBe("第九条　本办法自发布之日起施行。");
  });
});

describe("a lead-in", () => {
  test("stands in one passage with a short list of parts of a sentence", () => {
    const list = "县委编办主要职责：\n1.拟订方案；\n2.审核编制；\n3.监督检查。";
    expect(passagesOf(list).map(({ text }) => text)).toEqual([list]);
    const unmarked = "县委编办主要职责：\n拟订方案；\n审核编制；\n监督检查。";
    expect(passagesOf(unmarked).map(({ text }) => text)).toEqual([unmarked]);
  });

  const sentence = "把五个站所整合为三个中心，人员整体划转，牌子不再保留，窗口统一设置。";

  test("stands above points that are sentences, and above none that follows", () => {
    const text = `一、做法\n主要抓了以下几件事：\n（一）${sentence}\n（二）${sentence}\n二、成效\n${sentence}`;
    expect(passagesOf(text).map(({ section }) => section)).toEqual([
      ["一、做法", "主要抓了以下几件事"],
      ["一、做法", "主要抓了以下几件事"],
      ["二、成效"],
    ]);
  });

  test("at the end of a paragraph stands above the points, and the paragraph stays a passage", () => {
    const text = `${sentence}具体有这样几项：\n1.${sentence}\n2.${sentence}`;
    expect(passagesOf(text)).toEqual([
      { section: [], text: `${sentence}具体有这样几项：` },
      { section: ["具体有这样几项"], text: `1.${sentence}` },
      { section: ["具体有这样几项"], text: `2.${sentence}` },
    ]);
  });

  test("is no addressee of a letter", () => {
    const text = `各乡镇人民政府，县直各单位：\n一、对象\n${sentence}`;
    expect(passagesOf(text).at(-1)?.section).toEqual(["一、对象"]);
  });

  test("may be a short sentence with a marker above points on a level of their own", () => {
    const text = `（一）优化机构。\n⑴ ${sentence}\n⑵ ${sentence}\n（二）下沉人员。\n⑴ ${sentence}`;
    expect(passagesOf(text).map(({ section }) => section)).toEqual([
      ["（一）优化机构"],
      ["（一）优化机构"],
      ["（二）下沉人员"],
    ]);
  });
});

describe("a table of contents", () => {
  const body =
    "第一章　总则\n第一条　全县编制实行统一管理。\n第二章　附则\n第二条　自发布之日起施行。";
  const expected = passagesOf(body);

  test.each([
    ["of headings", "目　录\n\n第一章　总则\n第二章 附 则"],
    ["with pages", "目录\n第一章 总则……………1\n第二章 附则……………12"],
    ["without line breaks", "目 录\n第一章 总则..........2第二章 附则..........14"],
    ["without a title", "第一章 总则 ........ 1\n第一节 范围 ........ 2\n第二章 附则 ........ 5"],
    ["of links", "## 目录\n\n- [第一章 总则](#one)\n- [第二章 附则](#two)"],
    ["with a line of other words", "目次\n第一章 总则\n第二节 其他\n第二章 附则"],
  ])("%s is neither passage nor section", (_, contents) => {
    expect(passagesOf(`${contents}\n\n${body}`)).toEqual(expected);
  });

  test("is none where its lines do not stand in the text again", () => {
    const text = "权责清单目录\n梳理权责事项三百二十项，逐项编制流程图和办事指南。";
    expect(passagesOf(text)[0]?.text).toContain("梳理");
  });
});

describe("a table", () => {
  const heads = "乡镇 | 编制 | 职数";
  const rows = Array.from({ length: 40 }, (_, row) => `第${row}镇人民政府 | ${row + 20} | 5`);

  test("is one passage with its caption, its unit and its note", () => {
    const table = `表1 各镇编制核定情况\n（单位：名）\n${heads}\n${rows.slice(0, 3).join("\n")}\n注：含工勤编制。`;
    expect(passagesOf(`各镇编制在去年重新核定，共增加了三十名。\n${table}`)[1]?.text).toBe(table);
  });

  test("that is long has caption and heads above each further part, which ends with a row", () => {
    const parts = passagesOf(`表1 编制核定（单位：名）\n${heads}\n${rows.join("\n")}`);
    expect(parts.length).toBeGreaterThan(1);
    for (const { section, text } of parts.slice(1)) {
      expect(section).toEqual([`表1 编制核定（单位：名） ${heads}`]);
      expect(text.split("\n").every((row) => rows.includes(row))).toBe(true);
    }
  });

  test("stands with the line that leads in to it, but not with a heading", () => {
    const table = "乡镇 | 编制\n南安镇 | 23";
    expect(passagesOf(`一、核定\n首批核定情况如下：\n${table}`)).toEqual([
      { section: ["一、核定"], text: `首批核定情况如下：\n${table}` },
    ]);
  });

  test("ends where another begins", () => {
    const [one, other] = [
      "乡镇 | 编制\n南安镇 | 23\n新城镇 | 18",
      "村 | 户数\n东村 | 310\n西村 | 220",
    ];
    expect(passagesOf(`${one}\n\n${other}`).map(({ text }) => text)).toEqual([one, other]);
    const apart = one.replaceAll("\n", "\n\n");
    expect(passagesOf(apart).map(({ text }) => text)).toEqual([apart]);
  });

  test.each([
    ["of Markdown", "| 乡镇 | 编制 |\n|---|---|\n| 南安镇 | 23 |"],
    ["with tabs", "乡镇\t编制\n南安镇\t23\n新城镇\t18"],
  ])("%s is one passage", (_, table) => {
    expect(passagesOf(table).map(({ text }) => text)).toEqual([table]);
  });
});
