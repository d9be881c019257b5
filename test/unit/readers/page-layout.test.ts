/** Lines where a page has them, and the paragraphs that are made of them. */
import { describe, expect, test } from "vitest";
import { linesOfPage } from "../../../src/readers/pages/lines.ts";
import type { Page, Piece } from "../../../src/readers/pages/page.ts";
import { joinParagraphs } from "../../../src/readers/pages/paragraphs.ts";
import { withoutRunningHeads } from "../../../src/readers/pages/running-heads.ts";

const size = 10;
const pageHeight = 800;

/** As wide as its characters, half of that for Latin ones. */
function at(left: number, baseline: number, text: string): Piece {
  const width = Array.from(text, (each) => (each < "\u2e80" ? size / 2 : size)).reduce(
    (a, b) => a + b,
    0,
  );
  return { text, left, right: left + width, baseline, size };
}

function page(number: number, ...pieces: readonly Piece[]): Page {
  return { number, height: pageHeight, pieces };
}

const textOf = (pages: readonly Page[]) =>
  joinParagraphs(withoutRunningHeads(pages.map(linesOfPage))).map(({ text }) => text);

const full = "改革后全县党政机构精简为二十二个事业单位";

describe("lines of a paragraph", () => {
  test("are one where the page's width broke them, over a page's end too", () => {
    const one = page(
      1,
      at(120, 300, full.slice(2)),
      at(100, 320, full),
      at(100, 340, "整合。"),
      at(120, 360, full.slice(2)),
    );
    const two = page(2, at(100, 300, full), at(100, 320, "完成。"));
    expect(textOf([one, two])).toEqual([
      `${full.slice(2)}${full}整合。`,
      `${full.slice(2)}${full}完成。`,
    ]);
  });

  test("are apart where one ends before the margin, or the next is set in or lower", () => {
    const lines = [
      at(100, 300, full),
      at(100, 320, "短行"),
      at(100, 340, full),
      at(100, 400, full),
      at(120, 420, full.slice(2)),
    ];
    expect(textOf([page(1, ...lines)])).toEqual([`${full}短行`, full, full, full.slice(2)]);
  });

  test("go on with 三是 at a line's beginning where paragraphs are set in", () => {
    const point = (last: string) => `${full.slice(0, 17)}${last}`;
    const lines = [
      at(120, 300, full.slice(2)),
      at(100, 320, point("完成。")),
      at(100, 340, "三是整合。"),
      at(120, 360, "甲"),
    ];
    expect(textOf([page(1, ...lines)])).toEqual([
      `${full.slice(2)}${point("完成。")}三是整合。`,
      "甲",
    ]);
  });

  test("of English words keep them apart, and have a broken one whole", () => {
    const lines = [
      at(100, 300, "The county merged its insti-"),
      at(100, 320, "tutions, and then it reduced"),
      at(100, 340, "staff."),
    ];
    expect(textOf([page(1, ...lines)])).toEqual([
      "The county merged its institutions, and then it reduced staff.",
    ]);
  });

  test("have figures without the typesetter's space, and are not printed twice", () => {
    const bold = at(100, 300, "全县编制");
    expect(
      textOf([
        page(
          1,
          bold,
          { ...bold, left: 100.2, right: 140.2 },
          at(143, 300, "174"),
          at(161, 300, "名"),
        ),
      ]),
    ).toEqual(["全县编制174名"]);
  });
});

test("rows with several cells are a table, a single one is not", () => {
  const rows = [
    at(100, 300, "单位"),
    at(200, 300, "编制"),
    at(100, 320, "医院"),
    at(200, 320, "42"),
    at(100, 400, "姓名"),
    at(200, 400, "日期"),
    at(100, 440, full),
  ];
  expect(textOf([page(1, ...rows)])).toEqual(["单位 | 编制", "医院 | 42", "姓名 日期", full]);
});

test("a wrapped cell is whole, under its column's edge or middle", () => {
  const rows = [
    at(100, 300, "单位"),
    at(200, 300, "职责"),
    at(330, 300, "编制"),
    at(100, 320, "数据局"),
    at(200, 320, "统筹数据资源和数"),
    at(330, 320, "12"),
    at(215, 332, "字政府建设"),
    at(100, 350, "医保局"),
    at(200, 350, "管理医保基金"),
    at(330, 350, "8"),
    at(100, 420, full),
  ];
  expect(textOf([page(1, ...rows)])).toEqual([
    "单位 | 职责 | 编制",
    "数据局 | 统筹数据资源和数字政府建设 | 12",
    "医保局 | 管理医保基金 | 8",
    full,
  ]);
});

test("two columns are read one after the other, between lines that cross them", () => {
  const rows = Array.from({ length: 8 }, (_, row) => [
    at(100, 300 + 20 * row, full),
    at(320, 300 + 20 * row, full),
  ]).flat();
  const title = at(200, 200, "青岭县推行大部制改革让小县轻装前行");
  const lines = linesOfPage(page(1, title, ...rows)).map(({ column }) => column);
  expect(lines).toEqual([
    "whole",
    ...Array.from({ length: 8 }, () => "left"),
    ...Array.from({ length: 8 }, () => "right"),
  ]);
});

test("a wide table is not taken for columns", () => {
  const rows = Array.from({ length: 8 }, (_, row) => [
    at(100, 300 + 20 * row, row === 0 ? full : "医院"),
    at(320, 300 + 20 * row, "42"),
  ]).flat();
  expect(linesOfPage(page(1, ...rows)).every(({ column }) => column === "whole")).toBe(true);
});

describe("at the head and foot of pages", () => {
  const pageWith = (number: number, head: string, foot: string) =>
    page(number, at(100, 50, head), at(100, 400, `${full}${number}。`), at(200, 770, foot));

  test("what stands on many is left out, and page numbers on any", () => {
    const pages = [1, 2, 3].map((number) => pageWith(number, "青岭县文件汇编", `— ${number} —`));
    expect(textOf(pages)).toEqual([1, 2, 3].map((number) => `${full}${number}。`));
    expect(textOf([pageWith(1, "标题", "第1页 共9页")])).toEqual(["标题", `${full}1。`]);
  });

  test("what stands on one only is text", () => {
    expect(textOf([pageWith(1, "甲", "乙"), pageWith(2, "丙", "丁")])).toHaveLength(6);
  });
});

test("a title's lines about one centre are one though no line of the text is full", () => {
  const large = (left: number, baseline: number, text: string): Piece => ({
    ...at(left, baseline, text),
    right: left + text.length * 1.6 * size,
    size: 1.6 * size,
  });
  const lines = [
    large(300 - 4 * 1.6 * size, 100, "青岭县人民政府室"),
    large(300 - 7 * 1.6 * size, 128, "关于推进编制管理改革的实施意见"),
    at(120, 170, "为深化改革，提出意见。"),
    at(120, 190, "一、优化布局"),
    at(120, 210, "将三十一家企业整合为六家。"),
  ];
  expect(textOf([page(1, ...lines)])[0]).toBe("# 青岭县人民政府室关于推进编制管理改革的实施意见");
});

test("a sentence is no heading, however large", () => {
  const large: Piece = { ...at(100, 300, "建成政务云。"), size: 1.6 * size };
  const lines = [large, at(100, 340, full), at(100, 360, full), at(100, 380, full)];
  expect(textOf([page(1, ...lines)])[0]).toBe("建成政务云。");
});
