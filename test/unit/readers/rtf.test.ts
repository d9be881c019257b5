/** Rich Text Format as Word, WPS and WordPad write it: bytes of an encoding, stand-ins, hidden text, numbers, tables. */
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readRtf } from "../../../src/readers/rtf/read-rtf.ts";

const bytesOf = (rtf: string) => Buffer.from(rtf, "latin1");

async function read(content: string, head = "\\ansi\\ansicpg936\\deff0"): Promise<string> {
  return (await readRtf("a.rtf", bytesOf(`{\\rtf1${head}${content}}`))).text;
}

/** `\'b8\'c4` for 改 */
function hex(text: string, encoding = "gbk"): string {
  return [...iconv.encode(text, encoding)]
    .map((byte) => `\\'${byte.toString(16).padStart(2, "0")}`)
    .join("");
}

const fonts =
  "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f13\\fnil\\fcharset134 " +
  `${hex("宋体")}{\\*\\falt SimSun};}{\\f14\\fnil\\fcharset136 PMingLiU;}{\\f15\\fnil\\fcharset2 Symbol;}}`;

describe("text", () => {
  test("is in the file's encoding where its font is Western", async () => {
    expect(await read(`${fonts}\\f0 ${hex("深化改革")}2023${hex("年")}\\par`)).toBe(
      "深化改革2023年",
    );
  });

  test("may have a letter for the second byte of a character", async () => {
    // 俠 is 82 62.
    expect(await read(`${fonts}\\f13 \\'82b\\'bb\\'fa\\par`)).toBe("俠机");
  });

  test("is in its font's encoding", async () => {
    expect(await read(`${fonts}\\f14 ${hex("機構編制", "big5")}\\f13 ${hex("改革")}\\par`)).toBe(
      "機構編制改革",
    );
  });

  test("in the East Asian font of a run, and Western marks in the Western one", async () => {
    const rtf = `${fonts}{\\loch\\af0\\hich\\af0\\dbch\\f13 ${hex("收回")}}{\\dbch\\af13\\loch\\f0 \\'9312\\'94}\\par`;
    expect(await read(rtf)).toBe("收回“12”");
  });

  test.each([
    ["one byte", "\\uc1 \\u32534?\\u21046?", "编制"],
    ["two bytes in hexadecimal", `\\uc2 \\u32534${hex("编")}\\u21046${hex("制")}`, "编制"],
    ["none", "\\uc0 \\u32534\\u21046", "编制"],
    [
      "a negative number",
      "\\uc1 \\u-28909?",
      "輓".replace("輓", String.fromCharCode(65536 - 28909)),
    ],
    ["a group of its own", "{\\uc2 \\u32534\\'b1\\'e0}\\uc1 \\u21046?", "编制"],
  ])("by its number, with %s for readers that know no numbers", async (_, rtf, expected) => {
    expect(await read(`${rtf}\\par`)).toBe(expected);
  });
});

test("what is hidden, deleted, commented or beside the text is left out", async () => {
  const rtf = [
    "{\\info{\\title secret}{\\author secret}}{\\header secret\\par}{\\stylesheet{\\s1 heading 1;}}",
    "shown{\\v  secret}{\\deleted  secret}\\v  secret\\v0  still{\\*\\unknown secret}",
    "{\\*\\annotation secret}{\\pict 89504e47}{\\object{\\*\\objdata 0105}{\\result  result}}",
    "{\\v secret\\par}",
    "\\bin6 {{{{{{ end\\par",
  ];
  expect(await read(rtf.join(""))).toBe("shown still result end");
});

test("figures above and below the line are signs", async () => {
  const rtf = " 10{\\super 3}m\\super 2\\nosupersub , CO\\sub 2\\sub0 , \\super 3\\plain  4\\par";
  expect(await read(rtf)).toBe("10³m², CO₂, ³ 4");
});

test("a field stands with its result", async () => {
  const link = `{\\field{\\*\\fldinst{ HYPERLINK "http://example.org" }}{\\fldrslt{${hex("县政府")}}}}`;
  expect(await read(`see ${link}.\\par`)).toBe("see 县政府.");
});

test("numbers stand in front of their paragraphs, and headings are headings", async () => {
  const rtf = [
    fonts,
    "{\\stylesheet{\\s0 Normal;}{\\s3\\outlinelevel1 heading 2;}{\\s9 toc 1;}}",
    `\\pard\\s9 ${hex("目录")}\\par\\pard\\s3 ${hex("概况")}\\par`,
    `{\\listtext\\pard\\plain\\f13 ${hex("一、")}\\tab}\\pard\\ls1 ${hex("总体要求")}\\par`,
    `{\\pntext\\pard\\plain 2.\\tab}${hex("做法")}\\par`,
    `{\\pntext\\f15 \\'b7\\tab}${hex("要点")}\\par`,
    "{\\pntext 4.\\tab}\\par",
    `{\\pntext\\u61623?\\tab}${hex("其次")}\\par`,
  ];
  expect((await read(rtf.join(""))).split("\n\n")).toEqual([
    "### 概况",
    "一、总体要求",
    "2. 做法",
    "• 要点",
    "• 其次",
  ]);
});

test("that numbers stand in a list's definition alone is told", async () => {
  const list = "\\pard\\ls1\\ilvl0 one\\par";
  const warningsOf = async (rtf: string) =>
    (await readRtf("a.rtf", bytesOf(`{\\rtf1 ${rtf}}`))).warnings;
  expect(await warningsOf(list)).toEqual(["lost-numbering"]);
  expect(await warningsOf(`{\\listtext 1.\\tab}${list}`)).toEqual([]);
});

test("a table's rows stand one below the other, between its paragraphs", async () => {
  const row = (...cells: readonly string[]) =>
    `\\trowd${cells.map((_, index) => `\\cellx${1000 * (index + 1)}`).join("")}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell`).join(" ")}\\row`;
  const rtf = `before\\par ${row("unit", "posts")}${row("clinic", "3\\par more")}\\pard after\\par`;
  expect(await read(rtf)).toBe("before\n\nunit | posts\nclinic | 3 more\n\nafter");
});

test("notes and text boxes are texts of their own", async () => {
  const rtf =
    "one{\\super\\chftn{\\footnote\\pard the note\\par}} two{\\shp{\\*\\shpinst{\\shptxt\\pard in a box\\par}{\\sp{\\sn x}{\\sv 7}}}{\\shprslt secret}}\\par three\\par";
  expect((await read(rtf)).split("\n\n")).toEqual([
    "one[1] two",
    "in a box",
    "three",
    "1. the note",
  ]);
});

test.each([
  ["breaks off", bytesOf("{\\rtf1 one\\par two")],
  ["is nested too deep", bytesOf(`{\\rtf1 ${"{".repeat(20_000)}`)],
])("a file that %s is damaged", async (_, bytes) => {
  await expect(readRtf("a.rtf", bytes)).rejects.toThrow(/within a group|too deep/);
});

test("what follows the end of the text is no part of it", async () => {
  const { text } = await readRtf("a.rtf", bytesOf("{\\rtf1 one\\par}} two {\0"));
  expect(text).toBe("one");
});
