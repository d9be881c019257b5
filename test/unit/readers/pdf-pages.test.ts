/** What pages of a PDF show beside their text, and how their letterheads and tables are read. */
import { describe, expect, test } from "vitest";
import { tableHeads } from "../../../src/documents/tables.ts";
import { readPdf } from "../../../src/readers/pdf/read-pdf.ts";
import { makePdf, type PdfPage, type PdfText, typeset } from "../../setup/make-pdf.ts";

const paragraphs = [
  "青岭县将党政机构由三十五个精简为二十二个，事业单位由一百六十八个整合为五十七个，行政效能明显提升，群众办事更加方便。",
  "县里把超编人员安置到乡镇工作，保留原来的待遇不变，并由县委编办逐一核实，过渡期为五年，期满后按新的标准执行。",
];
const grey = [0.85, 0.85, 0.85] as const;

const linesIn = async (...pages: readonly PdfPage[]) =>
  (await readPdf("a.pdf", makePdf(pages))).text.split(/\n+/);
const titled = (...more: readonly PdfText[]): PdfPage => ({
  texts: [...typeset(paragraphs), ...more],
});

describe("a watermark", () => {
  const mark = { text: "内部资料", x: 160, size: 48, colour: grey };
  test.each<readonly [string, readonly PdfText[]]>([
    ["level, large and grey, between lines", [{ ...mark, y: 700 }]],
    ["beside the text", [{ ...mark, y: 300 }]],
    ["transparent black", [{ ...mark, y: 700, colour: [0, 0, 0], alpha: 0.15 }]],
    ["dark and large across lines", [{ ...mark, y: 705, colour: [0, 0, 0] }]],
    ["slanted", [{ ...mark, y: 600, angle: 45, colour: [0, 0, 0] }]],
    [
      "in a pattern of the text's size",
      [730, 690, 400, 300].map((y) => ({ ...mark, y, size: 14 })),
    ],
  ])("is no part of the text: %s", async (_, marks) => {
    expect(await linesIn(titled(...marks))).toEqual(paragraphs);
  });

  test("as small as the text, on each page at one place, goes too", async () => {
    const small = { ...mark, size: 16, x: 300, y: 500 };
    const [first = "", second = ""] = paragraphs;
    const pages = [first, second].map((text) => ({ texts: [...typeset([text]), small] }));
    expect(await linesIn(...pages)).toEqual([first, second]);
  });

  test("in a steep pattern does not turn the page", async () => {
    const pattern = Array.from({ length: 40 }, (_, at) => ({
      ...mark,
      size: 14,
      angle: 70,
      x: 60 + 60 * (at % 8),
      y: 100 + 120 * Math.floor(at / 8),
    }));
    expect(await linesIn(titled(...pattern))).toEqual(paragraphs);
  });

  test("is not the text of a document that is printed light, with a head on each page", async () => {
    const [first = "", second = ""] = paragraphs;
    const pages = [first, second].map((text) => ({
      texts: [...typeset([text], { top: 600 }), { text: "改革汇编", x: 80, y: 800 }].map(
        (each) => ({
          ...each,
          colour: grey,
        }),
      ),
    }));
    expect(await linesIn(...pages)).toEqual([first, second]);
  });

  test("is not a large sign beside its limits", async () => {
    const sum = { text: "∑", x: 100, y: 500, size: 30 };
    const limit = { text: "编制", x: 105, y: 505, size: 12 };
    expect((await linesIn(titled(sum, limit))).slice(2).join("")).toContain("∑");
  });

  test("is not what stands large, red or grey for itself", async () => {
    const title = { text: "青岭县改革纪实", x: 200, y: 790, size: 26 };
    const red = { text: "（征求意见稿）", x: 90, y: 500, colour: [1, 0, 0] as const };
    const note = { text: "数据截至年底。", x: 90, y: 440, colour: grey };
    const [first, ...others] = await linesIn(titled(title, red, note));
    expect([first, others.slice(2)]).toEqual(["# 青岭县改革纪实", [red.text, note.text]]);
  });
});

describe("a letterhead", () => {
  const red = [1, 0, 0] as const;
  const head = (...texts: readonly string[]) =>
    texts.map((text, at) => ({
      text,
      x: 300 - 18 * text.length,
      y: 780 - 50 * at,
      size: 36,
      colour: red,
    }));
  const title = { text: "关于撤并乡镇机构的通知", x: 177, y: 620, size: 22 };
  const number = { text: "青政办发〔2023〕18号", x: 215, y: 660 };
  const body = typeset(paragraphs, { top: 560 });

  test.each<readonly [string, readonly PdfText[]]>([
    ["red, above a number", [...head("青岭县人民政府办公室文件"), number]],
    ["of two senders", [...head("中共青岭县委", "青岭县人民政府"), number]],
    [
      "in black",
      [...head("青岭县人民政府").map((each) => ({ ...each, colour: [0, 0, 0] as const })), number],
    ],
    ["red, without a number", head("青岭县机构编制委员会")],
    ["of an order", [...head("青岭县人民政府令"), { ...number, text: "第12号" }]],
  ])("is not the title: %s", async (_, above) => {
    const { text, facts } = await readPdf(
      "a.pdf",
      makePdf([{ texts: [...above, title, ...body] }]),
    );
    expect(facts.title).toBe(title.text);
    expect(text.split(/\n+/)).toEqual([
      ...above.map((each) => each.text),
      `# ${title.text}`,
      ...paragraphs,
    ]);
  });

  test("is not a red title, nor a title above the number", async () => {
    const titleAt = (y: number) => ({ ...title, y });
    const first = await readPdf(
      "a.pdf",
      makePdf([{ texts: [...head("青岭县改革纪实"), ...body] }]),
    );
    expect(first.facts.title).toBe("青岭县改革纪实");
    const second = makePdf([{ texts: [titleAt(700), number, ...body] }]);
    expect((await readPdf("a.pdf", second)).facts.title).toBe(title.text);
  });
});

test("signature and date at the right are lines of their own, and what stands below goes on from none", async () => {
  const signature = [
    { text: "青岭县人民政府办公室", x: 352, y: 500 },
    { text: "2023年11月2日", x: 396, y: 472 },
    { text: "抄送：县委各部门，县人大常委会办公室。", x: 80, y: 444 },
  ];
  expect((await linesIn(titled(...signature))).slice(2)).toEqual(signature.map(({ text }) => text));
});

describe("a table with lines", () => {
  const grid = (xs: readonly number[], ys: readonly number[]) => [
    ...ys.map((y) => [xs[0] ?? 0, y, xs.at(-1) ?? 0, y] as const),
    ...xs.map((x) => [x, ys[0] ?? 0, x, ys.at(-1) ?? 0] as const),
  ];
  const at = (x: number, y: number, text: string) => ({ text, x, y, size: 10 });
  const xs = [80, 120, 220, 300];

  test("has wrapped cells whole, and merged ones in each row", async () => {
    const lines = [
      [80, 500, 300, 500],
      [80, 470, 300, 470],
      [120, 440, 300, 440],
      [80, 410, 300, 410],
      ...xs.map((x) => [x, 500, x, 410] as const),
    ] as const;
    const texts = [
      at(85, 482, "类别"),
      at(125, 482, "单位"),
      at(225, 482, "编制"),
      at(85, 436, "事业"),
      at(125, 458, "县人民医院和疾控中"),
      at(125, 446, "心"),
      at(225, 452, "42"),
      at(125, 422, "县一中"),
      at(225, 422, "88"),
    ];
    const read = await linesIn({ texts: [...typeset(paragraphs), ...texts], lines });
    expect(read.slice(2)).toEqual([
      "类别 | 单位 | 编制",
      "事业 | 县人民医院和疾控中心 | 42",
      "事业 | 县一中 | 88",
    ]);
  });

  test("goes on over a page's end without its head, with the row whole that was cut", async () => {
    const first = {
      texts: [
        ...typeset(paragraphs),
        at(85, 182, "序"),
        at(125, 182, "单位"),
        at(225, 182, "编制"),
        at(85, 160, "1"),
        at(125, 160, "县文化和旅"),
        at(225, 160, "12"),
      ],
      lines: grid(xs, [200, 175, 150]),
    };
    const second = {
      texts: [
        at(85, 780, "序"),
        at(125, 780, "单位"),
        at(225, 780, "编制"),
        at(125, 755, "游局"),
        at(85, 730, "2"),
        at(125, 730, "县数据局"),
        at(225, 730, "8"),
        { text: "以上编制年底前核定。", x: 112, y: 600 },
      ],
      lines: grid(xs, [795, 770, 745, 720]),
    };
    expect((await linesIn(first, second)).slice(2)).toEqual([
      "序 | 单位 | 编制",
      "1 | 县文化和旅游局 | 12",
      "2 | 县数据局 | 8",
      "以上编制年底前核定。",
    ]);
  });

  test("whose heads are merged over columns has both above each row, over a page's end too", async () => {
    const heads = (top: number) => ({
      texts: [
        at(85, top - 25, "乡镇"),
        at(185, top - 13, "站所数"),
        at(125, top - 33, "2022年"),
        at(225, top - 33, "2023年"),
      ],
      lines: [
        [80, top, 300, top],
        [120, top - 20, 300, top - 20],
        [80, top - 40, 300, top - 40],
        [80, top - 60, 300, top - 60],
        [80, top, 80, top - 60],
        [120, top, 120, top - 60],
        [220, top - 20, 220, top - 60],
        [300, top, 300, top - 60],
      ] as const,
    });
    const row = (y: number, ...cells: readonly [string, string, string]) =>
      cells.map((text, column) => at([85, 125, 225][column] ?? 0, y, text));
    const page = (top: number, ...more: readonly PdfText[]) => ({
      ...heads(top),
      texts: [...heads(top).texts, ...more],
    });
    const first = page(200, ...row(148, "石门乡", "8", "4"), ...typeset(paragraphs));
    const second = page(795, ...row(743, "柳溪镇", "12", "5"));
    const text = (await linesIn(first, second)).slice(2).join("\n");
    expect(text).toBe(
      "乡镇 | 站所数 | 站所数\n乡镇 | 2022年 | 2023年\n石门乡 | 8 | 4\n柳溪镇 | 12 | 5",
    );
    expect(tableHeads(text)).toBe("乡镇 | 站所数 2022年 | 站所数 2023年");
  });

  test("has the cells of a form once, whose rows have other columns each", async () => {
    const texts = [
      at(85, 182, "来文单位"),
      at(165, 182, "县委编办"),
      at(85, 162, "标题"),
      at(125, 162, "关于撤并机构的请示"),
      at(85, 142, "来文日期"),
      at(205, 142, "四月"),
    ];
    const lines = [
      ...[195, 175, 155, 135].map((y) => [80, y, 300, y] as const),
      ...[80, 300].map((x) => [x, 195, x, 135] as const),
      [160, 195, 160, 175],
      [120, 175, 120, 155],
      [200, 155, 200, 135],
    ] as const;
    const read = await linesIn({ texts: [...typeset(paragraphs), ...texts], lines });
    expect(read.slice(2)).toEqual([
      "来文单位 | 县委编办",
      "标题 | 关于撤并机构的请示",
      "来文日期 | 四月",
    ]);
  });

  test("has a row for each figure where no lines are drawn between rows", async () => {
    const cells = [
      at(85, 182, "1"),
      at(125, 182, "县文化和旅游局"),
      at(225, 182, "12"),
      at(85, 166, "2"),
      at(125, 166, "县数据局"),
      at(225, 166, "8"),
    ];
    const page = { texts: [...typeset(paragraphs), ...cells], lines: grid(xs, [200, 150]) };
    expect((await linesIn(page)).slice(2)).toEqual(["1 | 县文化和旅游局 | 12", "2 | 县数据局 | 8"]);
  });

  test("has a long text over its whole width as paragraphs", async () => {
    const long = [
      ...paragraphs,
      ...paragraphs.map((text) => `再说一遍：${text}`),
      ...paragraphs.map((text) => `又说一遍：${text}`),
    ];
    const form = [
      at(75, 790, "来文单位"),
      at(305, 790, "县委编办"),
      at(75, 772, "密级"),
      at(305, 772, "普通"),
    ];
    const lines = [...grid([70, 300, 530], [805, 785, 765]), ...grid([70, 530], [765, 200])];
    const read = await linesIn({ texts: [...form, ...typeset(long)], lines });
    expect(read).toEqual(["来文单位 | 县委编办", "密级 | 普通", ...long]);
  });

  test("is none where one frame stands around a text", async () => {
    const framed = { ...titled(), lines: grid([70, 530], [770, 500]) };
    expect(await linesIn(framed)).toEqual(paragraphs);
  });
});

test("a note in small type beside a title is a line of its own", async () => {
  const title = { text: "县级机构设置情况表", x: 150, y: 790, size: 26 };
  const note = { text: "单位：个", x: 470, y: 792, size: 12 };
  expect(await linesIn(titled(title, note))).toEqual([`# ${title.text}`, note.text, ...paragraphs]);
});

test("a table of contents is left out, with its page numbers", async () => {
  const contents = ["目 录", "第一章 总则……………………2", "第二章 机构……………………3"].map((text, line) => ({
    text,
    x: 112,
    y: 742 - 28 * line,
  }));
  const text = typeset(["第一章 总则", ...paragraphs]);
  expect(await linesIn({ texts: contents }, { texts: text })).toEqual([
    "第一章 总则",
    ...paragraphs,
  ]);
});

test("a page whose text is turned as a whole is read", async () => {
  const texts = typeset(paragraphs).map(({ text, x, y }) => ({
    text,
    x: 842 - y,
    y: x,
    angle: 90,
  }));
  expect(await linesIn({ texts, width: 842, height: 595 })).toEqual(paragraphs);
});

describe("a font that does not say its characters", () => {
  const readPage = (...texts: readonly PdfText[]) => readPdf("a.pdf", makePdf([{ texts }]));
  const toRecognise = { text: "", picturePages: [1] };
  const disguised = (length: number, first: number, y: number) => ({
    text: "",
    x: 80,
    y,
    codes: Array.from({ length }, (_, at) => first + (at % 60)),
  });
  test.each([
    ["of accented letters", 0x80],
    ["of ASCII", 0x21],
  ])("is left to recognition: codes %s", async (_, first) => {
    const texts = [700, 670, 640].map((y) => disguised(25, first, y));
    expect(await readPage(...texts)).toMatchObject(toRecognise);
  });

  test("is left to recognition also where only headings have it", async () => {
    const page = await readPage(disguised(12, 0x80, 790), ...typeset(paragraphs));
    expect(page).toMatchObject(toRecognise);
  });

  test("is none that draws English", async () => {
    const page = await readPage(...typeset(["The county merged its offices. ".repeat(8)]));
    expect(page.picturePages).toEqual([]);
  });
});
