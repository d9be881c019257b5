/** What stands at the head of a text besides the text: no passage and no section. */
import { describe, expect, test } from "vitest";
import { isCreditLine } from "../../../src/documents/infer-metadata.ts";
import { withoutHeadLines } from "../../../src/documents/head-lines.ts";
import { splitDocument } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

const body = [
  "青岭县整合党政机构，事业单位由一百七十个减到三十八个，改革后财政供养人员减少八百余名。",
  "瘦身：机构做减法",
  "县里把三个部门合并，领导职数由二十一名减少到十一名，内设机构由三十个压到十二个。",
].join("\n\n");
const expected = [
  [[], body.split("\n\n")[0]],
  [["瘦身：机构做减法"], body.split("\n\n")[2]],
];

describe("are in no passage and no section", () => {
  test.each([
    ["the title", "青岭：小县改出大效能", "青岭：小县改出大效能"],
    ["the title as a heading", "青岭：小县改出大效能", "# 青岭：小县改出大效能"],
    [
      "a title over three lines",
      "青岭县人民政府关于印发《青岭县编制周转池管理办法》的通知",
      "青岭县人民政府关于印发\n《青岭县编制周转池\n管理办法》的通知",
    ],
    ["a title with spaces", "青岭县改革的做法", "青岭县改革的 做法"],
    ["a reporter", "青岭的做法", "青岭的做法\n\n本报记者 韩若川 通讯员 杜小满"],
    ["a letterhead", "青岭的做法", "青岭县人民政府文件\n\n青政发〔2023〕8号\n\n青岭的做法"],
    [
      "a page's head",
      "青岭的做法",
      "首页 > 政务公开\n来源：青岭日报\n青岭的做法\n更新时间：2023-11-20",
    ],
    ["a reporter behind a sign", "青岭的做法", "青岭的做法\n\n■ 本报记者 韩若川"],
    ["facts without colons", "青岭的做法", "• 索引号000014/2022-45\n• 有效性有效\n青岭的做法"],
    ["who wrote it, and when", "青岭的做法", "青岭的做法\n青岭县卫生健康局\n（2023年9月12日）"],
    [
      "a bulletin's head",
      "青岭的做法",
      "县委改革办简报\n第6期\n青岭县委改革办　2023年4月11日\n青岭的做法",
    ],
    ["a title that is there twice", "青岭的做法", "青岭的做法\n来源：青岭日报\n\n青岭的做法"],
    ["a title with other dashes", "青岭—改革的做法", "青岭－改革的做法"],
    ["a source", "青岭的做法", "青岭的做法\n\n来源：青岭日报"],
    ["an account", "青岭的做法", "青岭的做法\n原创 韩若川 青岭编办 2023-11-20 10:00 山西"],
    [
      "source, date and author in lines of their own",
      "青岭的做法",
      "青岭的做法\n来源：青岭日报\n2023年11月20日\n作者：韩若川",
    ],
    [
      "a letterhead with its number",
      "青岭县关于撤并机构的通知",
      "青岭县人民政府文件\n青政发〔2023〕18号\n# 青岭县关于撤并机构的通知",
    ],
    [
      "one that recognition misread",
      "青岭县关于撤并机构的通知",
      "青岑县人民攻府文人\n青政发(2023]18号\n青岭县关于撤并机构的通知",
    ],
    ["date and source", "青岭的做法", "青岭的做法\n2023年11月20日  来源:青岭日报"],
  ])("%s", (_, title, head) => {
    const document = aSourceDocument(`${head}\n\n${body}`, { title });
    const passages = splitDocument(document);
    expect(passages.map((passage) => [passage.section, textOf(document, passage)])).toEqual(
      expected,
    );
  });
});

test("comments are in no passage and no section, and what is quoted beside them is verbatim", () => {
  const text = `# 青岭的做法\n\n<!-- 导出:2023\n# 导出 -->\n\n## 一、做法\n\n县里整合<!-- 注 -->了机构，\
把三个部门合并为一个，领导职数减少十名。\n`;
  const document = aSourceDocument(text, { title: "青岭的做法" });
  expect(splitDocument(document).map(({ section }) => section)).toEqual([["一、做法"]]);
  expect(splitDocument(document).map((passage) => textOf(document, passage))).toEqual([
    "县里整合<!-- 注 -->了机构，把三个部门合并为一个，领导职数减少十名。",
  ]);
  const alone = aSourceDocument("<!-- 县里整合了机构。 -->");
  expect(splitDocument(alone)).toHaveLength(1);
});

test("a title within a text, and a text that is its title, stay", () => {
  const within = `${"县里整合了机构。\n".repeat(30)}青岭的做法\n${body}`;
  expect(withoutHeadLines(within, 0, "青岭的做法")).toBe(within);
  expect(withoutHeadLines("青岭的做法\n", 0, "青岭的做法")).toBe("青岭的做法\n");
});

test.each([
  "记者在现场看到，群众办事方便了。",
  "来源于基层的经验",
  "2023年11月30日 青岭县人民代表大会常务委员会第七次会议通过",
  "青政发〔2023〕18号",
  "一、主要做法",
])("%s names nobody who wrote the text", (line) => {
  expect(isCreditLine(line)).toBe(false);
});
