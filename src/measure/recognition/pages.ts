/** The pages that recognition is measured with: twenty of ten kinds, of the documents in seeds/ and of invented letters. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectDir } from "../../core/config.ts";
import { parseFrontMatter } from "../../documents/front-matter.ts";
import type { Block, PageText } from "./draw-page.ts";
import {
  blackAndWhite,
  compressed,
  onItsSide,
  pale,
  photographed,
  skewed,
  type Spoil,
} from "./spoil-page.ts";

export interface MeasuredPage {
  readonly kind: string;
  readonly page: PageText;
  readonly spoil: Spoil | null;
  /** What must be read without a mistake; null for no such thing. */
  readonly documentNumber: string | null;
}

const wide = new Map([
  [",", "，"],
  [";", "；"],
  [":", "："],
  ["(", "（"],
  [")", "）"],
]);

/** Paragraphs of a document of seeds/, with the marks that print has. */
function paragraphsOf(file: string, from: number, maxUtf16: number): Block[] {
  const content = readFileSync(path.join(projectDir, "seeds", file), "utf8");
  const body = content.slice(parseFrontMatter(content).bodyStartUtf16);
  const paragraphs = body
    .split("\n")
    .map((line) =>
      line
        .replace(/^[#\s]+|\s+$/gu, "")
        .replace(/[,;:()](?!\d)/g, (mark) => wide.get(mark) ?? mark),
    )
    .filter((line) => line !== "");
  const blocks: Block[] = [];
  let length = 0;
  for (const text of paragraphs.slice(from)) {
    if (length + text.length > maxUtf16) break;
    length += text.length;
    blocks.push({ text });
  }
  return blocks;
}

interface Letter {
  readonly office: string;
  readonly number: string;
  readonly title: string;
  readonly to: string;
  readonly paragraphs: readonly string[];
  readonly date: string;
}

function letter({ office, number, title, to, paragraphs, date }: Letter): MeasuredPage {
  return {
    kind: "red-header letter",
    page: {
      size: 16,
      dpi: 200,
      blocks: [
        { text: `${office}文件`, size: 32, align: "centre", colour: "#d8201c" },
        { text: number, align: "centre" },
        { text: title, size: 22, align: "centre" },
        { text: to },
        ...paragraphs.map((text) => ({ text })),
        { text: office, align: "right" },
        { text: date, align: "right" },
      ],
    },
    spoil: null,
    documentNumber: number,
  };
}

const letters = [
  letter({
    office: "青岭县人民政府",
    number: "青政发〔2023〕18号",
    title: "关于调整乡镇机构设置的通知",
    to: "各乡镇人民政府，县直各单位：",
    paragraphs: [
      "根据省委、省政府关于乡镇机构改革的部署，经县委、县政府研究，现就调整乡镇机构设置的有关事项通知如下。",
      "一、统一设置党政综合办公室、党建工作办公室、经济发展办公室等6个党政机构，核定行政编制286名。",
      "二、整合原农技站、水利站、林业站，设立农业综合服务中心，核定事业编制143名，其中从县直部门下沉87名。",
      "三、各乡镇应当于2023年9月30日前完成人员转隶，逾期未完成的，由县委编办通报。",
    ],
    date: "2023年8月14日",
  }),
  letter({
    office: "中共柳河县委机构编制委员会办公室",
    number: "柳编办字〔2024〕7号",
    title: "关于建立事业编制周转池的批复",
    to: "县教育局、县卫生健康局：",
    paragraphs: [
      "你们《关于申请使用周转编制的请示》（柳教字〔2024〕31号）收悉。经研究，批复如下：",
      "同意从县级事业编制周转池中安排周转编制65名，其中中小学42名、乡镇卫生院23名，使用期限为3年，期满后由县委编办收回。",
      "周转编制实行实名制管理，不得挪作他用。每年12月底前，应当将使用情况报县委编办备案。",
    ],
    date: "2024年3月5日",
  }),
];

const tables: readonly Block[][] = [
  [
    { text: "青岭县各乡镇编制调整情况表", size: 18, align: "centre" },
    {
      rows: [
        ["乡镇名称", "行政编制", "事业编制", "下沉编制"],
        ["城关镇", "42", "68", "21"],
        ["白石镇", "35", "51", "17"],
        ["石桥镇", "33", "49", "16"],
        ["大坪乡", "28", "36", "12"],
        ["青木乡", "26", "33", "9"],
        ["双河乡", "27", "34", "11"],
        ["合计", "191", "271", "86"],
      ],
    },
    { text: "注：下沉编制是指从县直部门调整到乡镇的事业编制，截至2023年12月31日。" },
  ],
  [
    { text: "改革任务分工表", size: 18, align: "centre" },
    {
      rows: [
        ["任务", "牵头单位", "完成时限"],
        ["整合执法队伍", "县司法局", "2024年6月"],
        ["下放审批权限", "县行政审批局", "2024年9月"],
        ["建立编制周转池", "县委编办", "2024年10月"],
        ["规范村级事务", "县民政局", "2024年12月"],
        ["评估改革成效", "县委改革办", "2025年3月"],
      ],
    },
    { text: "各牵头单位每月25日前将进展情况报县委改革办，重大事项及时报告。" },
  ],
];

/** Text pages of 500 to 700 characters at 14 points. */
function textPage(
  kind: string,
  blocks: readonly Block[],
  spoil: Spoil | null,
  page?: Partial<PageText>,
): MeasuredPage {
  return { kind, page: { size: 14, dpi: 200, blocks, ...page }, spoil, documentNumber: null };
}

export function measuredPages(): readonly MeasuredPage[] {
  const paragraphs = paragraphsOf;
  return [
    textPage("clean print", paragraphs("hequ.md", 0, 700), null),
    textPage("clean print", paragraphs("liuyang.md", 2, 700), null),
    textPage("clean print", paragraphs("zhangye.md", 3, 700), null),
    textPage("clean print", paragraphs("hanbin.md", 0, 500), null, { size: 16, dpi: 150 }),
    textPage("small print", paragraphs("shangyou.md", 0, 1400), null, { size: 9 }),
    textPage("small print", paragraphs("zhangye.md", 0, 1200), null, { size: 10, dpi: 150 }),
    textPage("two columns", paragraphs("liuyang.md", 0, 900), null, { size: 11, columnCount: 2 }),
    textPage("two columns", paragraphs("hequ.md", 0, 1100), null, { size: 10.5, columnCount: 2 }),
    ...tables.map((blocks) => textPage("table", blocks, null)),
    ...letters,
    textPage("skewed", paragraphs("shangyou.md", 2, 600), skewed(1.5)),
    textPage("skewed", paragraphs("hanbin.md", 0, 700), skewed(-3)),
    textPage(
      "photo",
      paragraphs("zhangye.md", 6, 600),
      photographed({ sigma: 1.2, noise: 12, degrees: 1 }),
    ),
    textPage(
      "photo",
      paragraphs("hequ.md", 3, 600),
      photographed({ sigma: 1.8, noise: 8, degrees: -2 }),
    ),
    textPage("compressed", paragraphs("liuyang.md", 6, 600), compressed(20), { dpi: 130 }),
    textPage("black and white", paragraphs("zhangye.md", 4, 600), blackAndWhite, { dpi: 120 }),
    textPage("pale", paragraphs("hanbin.md", 1, 600), pale),
    textPage("on its side", paragraphs("zhangye.md", 9, 600), onItsSide),
  ];
}
