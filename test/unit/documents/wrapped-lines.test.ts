/** Lines that a page's width has broken, and lines that their writer has. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import { joinWrappedLines } from "../../../src/documents/wrapped-lines.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

const paragraphs = [
  "第一条 为了加强公务用车管理，有效保障公务活动，促进党风廉政建设，根据有关规定，结合本州实际，制定本细则。",
  "第二条 山区县可以配备价格25万元以内、排气量3.0升以下的越野车，每县不超过6辆；其他县不得配备越野车，确有需要的报州机关事务局批准。",
  "第三条 节假日期间一律封存停驶，钥匙交由单位办公室统一保管。",
  "第四条 长途出差到州外的，须经单位主要负责人签字，当天往返200公里以上的配备两名驾驶员，并在出发前一日向车队报备行车路线和时间。",
];

/** As a converter leaves it: so many characters a line, the first of a paragraph set in. */
function wrapped(text: string, width: number, indent: string): string {
  const lines = (indent + text).match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
  return lines.join("\n");
}

function passagesOf(text: string): string[] {
  const document = aSourceDocument(text);
  return splitDocument(document).map((passage) => textOf(document, passage).replace(/\s/gu, ""));
}

describe("wrapped lines", () => {
  test.each([
    [30, "\u3000\u3000"],
    [38, "    "],
    [34, ""],
  ])("of %i characters are read as the paragraphs they were, set in by %j", (width, indent) => {
    const text = paragraphs.map((each) => wrapped(each, width, indent)).join("\n");
    expect(passagesOf(text)).toEqual(paragraphs.map((each) => each.replace(/\s/gu, "")));
  });

  test("may have a blank line after each", () => {
    const text = paragraphs.map((each) => wrapped(each, 34, "")).join("\n");
    expect(passagesOf(text.replaceAll("\n", "\n\n"))).toEqual(
      paragraphs.map((each) => each.replace(/\s/gu, "")),
    );
  });

  test("are joined in the name of a section too", () => {
    const heading = "三、加强公务用车使用的日常管理和监督检查";
    const points = paragraphs.slice(0, 2).map((each, at) => `（${"一二".charAt(at)}）${each}`);
    const text = [heading, ...points].map((each) => wrapped(each, 16, "")).join("\n");
    const document = aSourceDocument(text);
    const sections = splitDocument(document).map(({ section }) => section);
    expect(sections).toEqual([[heading], [heading]]);
  });

  test("keep a heading, a blank line and the signature apart", () => {
    const [first = "", second = ""] = paragraphs;
    const text = `第一章 总则\n${wrapped(first, 30, "")}\n\n${wrapped(second, 30, "")}\n州人民政府\n`;
    const lines = joinWrappedLines(text)
      .split("\n")
      .map((line) => line.trim());
    expect(lines.filter((line) => line !== "")).toHaveLength(4);
  });
});

describe("other lines stay as they are", () => {
  test.each([
    ["paragraphs", paragraphs.join("\n")],
    [
      "headings",
      Array.from({ length: 9 }, (_, at) => `关于第${at}项工作任务安排的有关说明`).join("\n"),
    ],
    [
      "a list without sentences",
      Array.from({ length: 9 }, (_, at) => `${at}号街道办事处下辖的第一社区居民委员会`).join("\n"),
    ],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(joinWrappedLines(text)).toBe(text);
  });
});

test("the text keeps its length, and all but line breaks and the blanks beside them", () => {
  const line = fc.constantFrom(
    "字".repeat(30),
    "字".repeat(29) + "。",
    "字字。",
    "",
    "  字",
    "一、字",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const text = lines.join(end);
      const joined = joinWrappedLines(text);
      expect(joined).toHaveLength(text.length);
      expect(joined.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
    }),
  );
});
