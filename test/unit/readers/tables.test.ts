/** Tables of spreadsheets and of separated values: each row with its heads, and cells as they are shown. */
import iconv from "iconv-lite";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../src/readers/csv/read-csv.ts";
import { writeNumber } from "../../../src/readers/xlsx/number-format.ts";
import { readXlsx } from "../../../src/readers/xlsx/read-xlsx.ts";
import { fixture } from "../../setup/document-fixtures.ts";

test("a workbook's rows stand with their heads, merged cells in each of theirs, without what is hidden", async () => {
  const { text } = await readXlsx("a.xlsx", fixture("stations.xlsx"));
  expect(text.split("\n\n")).toEqual([
    "## 青岭县乡镇站所设置情况表（单位：个、万元）",
    "片区：北片；乡镇：石门乡；站所数 改革前：8；站所数 改革后：4；完成日期：2023年11月5日；经费：1,234.50。",
    "片区：北片；乡镇：柳溪镇；站所数 改革前：9；站所数 改革后：5；完成日期：2023年12月20日；经费：980.00。",
    "片区：合计；站所数 改革前：17；站所数 改革后：9；经费：2,214.50。",
    "注：城关镇另行安排。",
    "## 人员",
    "乡镇：石门乡；下沉人员：35；占比：12.5%。",
    "乡镇：柳溪镇；下沉人员：41；占比：20.0%。",
  ]);
});

async function workbook(sheet: string, strings = "", prefix = ""): Promise<Uint8Array> {
  const zip = new JSZip();
  const named = (xml: string) => xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
  const book =
    '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="r1"/><sheet name="旧表" state="hidden" r:id="r2"/></sheets></workbook>';
  zip.file("xl/workbook.xml", named(book));
  zip.file(
    "xl/_rels/workbook.xml.rels",
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  zip.file("xl/sharedStrings.xml", named(`<sst>${strings}</sst>`));
  zip.file(
    "xl/worksheets/sheet1.xml",
    named(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  );
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const inline = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const heads = `<row r="1">${inline("A1", "单位")}${inline("B1", "编制")}</row>`;

describe("a workbook", () => {
  test.each(["", "x:"])("with names that begin with %j is read", async (prefix) => {
    const strings = "<si><r><t>城关</t></r><r><t>镇</t></r><rPh><t>ㄔㄥˊ</t></rPh></si>";
    const row = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><f>1+2</f><v>3</v></c></row>`;
    const { text } = await readXlsx("a.xlsx", await workbook(heads + row, strings, prefix));
    expect(text).toBe("单位：城关镇；编制：3。");
  });

  test("with a cell far away, or merged over all, ends", async () => {
    const far = `<row r="1048576">${inline("XFD1048576", "远")}${inline("A1048576", "近")}</row>`;
    const bytes = await workbook(
      `${heads}${far}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`,
    );
    expect((await readXlsx("a.xlsx", bytes)).text.length).toBeLessThan(10_000);
  });

  test("with entities that grow, or nested without end, is read or damaged", async () => {
    const bomb = await workbook(heads + `<row r="2">${inline("A2", "&a;".repeat(100))}</row>`);
    expect((await readXlsx("a.xlsx", bomb)).text.length).toBeLessThan(1000);
    const deep = await workbook("<row>".repeat(50_000));
    expect((await readXlsx("a.xlsx", deep)).text).toBe("");
  });
});

test.each<readonly [number, string | null, string]>([
  [1234.5, null, "1234.5"],
  [0.1 + 0.2, null, "0.3"],
  [123456789012, null, "123456789012"],
  [110101199001010000, "0", "110101199001010000"],
  [45291, "yyyy/m/d", "2023/12/31"],
  [45291.75, "yyyy-mm-dd hh:mm", "2023-12-31 18:00"],
  [45291, '[$-804]yyyy"年"m"月"d"日";@', "2023年12月31日"],
  [0.5, "h:mm AM/PM", "12:00 PM"],
  [45291, "aaaa", "星期日"],
  [0.1234, "0.00%", "12.34%"],
  [1234567.891, "#,##0.00", "1,234,567.89"],
  [-1234, "#,##0_);(#,##0)", "-1,234"],
  [12.5, '0.0"万元"', "12.5万元"],
  [12, "[Red]¥#,##0", "¥12"],
  [7, "000", "007"],
  [3, "@", "3"],
  [2.5, "0.##", "2.5"],
])("%d as %j is shown as %s", (number, format, shown) => {
  expect(writeNumber(number, format, Date.UTC(1899, 11, 30))).toBe(shown);
});

describe("separated values", () => {
  const read = (text: string, encoding = "utf8") =>
    readCsv("a.csv", iconv.encode(text, encoding)).text.split("\n\n");

  test.each([
    [",", "utf8"],
    [";", "utf8"],
    ["\t", "gbk"],
    [",", "gbk"],
  ])("by %j in %s have their heads, and their caption is the title", (sign, encoding) => {
    const rows = [["青岭县编制情况"], ["单位", "编制"], ["县医院", "120"], ["县一中", "98"]];
    const text = rows.map((row) => row.join(sign)).join("\r\n");
    expect(read(text, encoding)).toEqual([
      "# 青岭县编制情况",
      "单位：县医院；编制：120。",
      "单位：县一中；编制：98。",
    ]);
    expect(readCsv("a.csv", Buffer.from(text)).facts.title).toBe("青岭县编制情况");
  });

  test("in quotation marks may hold separators, marks and line ends", () => {
    expect(read('措施,说明\n"一支队伍,管执法","称""大综合""\n执法"\n')).toEqual([
      '措施：一支队伍,管执法；说明：称"大综合" 执法。',
    ]);
  });

  test("without heads stand as they are; a row of one cell is a remark", () => {
    expect(read("12,15\n16,18\n")).toEqual(["12 | 15\n16 | 18"]);
    expect(read("单位,编制\n一、县直单位,\n县医院,120\n注：不含借用。,\n")).toEqual([
      "一、县直单位",
      "单位：县医院；编制：120。",
      "注：不含借用。",
    ]);
  });

  test("whose quotation mark never ends are read to their end", () => {
    expect(read(`a,b\n"${"x".repeat(1000)}`)).toHaveLength(1);
  });
});
