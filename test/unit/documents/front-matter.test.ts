/** Front matter: where it ends, what its fields may hold, and what becomes of a wrong one. */
import { describe, expect, test } from "vitest";
import { parseFrontMatter } from "../../../src/documents/front-matter.ts";

const body = "河曲县是试点县之一。\n";

/** Joined with the given line end, so that no editor can change it. */
function fileWith(lines: readonly string[], newline = "\n"): string {
  return ["---", ...lines, "---", body].join(newline);
}

function parse(content: string) {
  const { frontMatter, bodyStartUtf16, flaws } = parseFrontMatter(content);
  return { frontMatter, body: content.slice(bodyStartUtf16), flaws: flaws.join("; ") };
}

describe("where it ends", () => {
  const lines = ["title: 河曲的改革", "place: 河曲县"];

  test.each([
    ["a file of Unix", fileWith(lines)],
    ["a file of Windows", fileWith(lines, "\r\n")],
    ["a file with a byte order mark", `\uFEFF${fileWith(lines)}`],
    ["blanks after the lines of hyphens", fileWith(lines).replaceAll("---\n", "--- \t\n")],
  ])("the body starts after it: %s", (_, content) => {
    const frontMatter = { title: "河曲的改革", place: "河曲县" };
    expect(parse(content)).toEqual({ frontMatter, body, flaws: "" });
  });

  test("hyphens within a line do not end it", () => {
    const frontMatter = { title: "甲---", place: "河曲县" };
    const content = fileWith(["title: 甲---", "place: 河曲县"]);
    expect(parse(content)).toEqual({ frontMatter, body, flaws: "" });
  });

  test("an empty one is allowed", () => {
    expect(parse(fileWith([]))).toEqual({ frontMatter: {}, body, flaws: "" });
  });

  test("the file may end with it", () => {
    const content = "---\ntitle: 甲\n---";
    expect(parse(content)).toEqual({ frontMatter: { title: "甲" }, body: "", flaws: "" });
  });
});

describe("a file without it is all body", () => {
  test.each([
    ["plain text", body, 0],
    ["a byte order mark is not of the body", `\uFEFF${body}`, 1],
    ["hyphens further down", `${body}---\ntitle: 甲\n---\n`, 0],
    ["a rule that is not closed", `---\n${body}`, 0],
    ["two rules with pages between them", `---\n${body.repeat(1000)}---\n${body}`, 0],
    ["an empty file", "", 0],
  ])("%s", (_, content, bodyStartUtf16) => {
    expect(parseFrontMatter(content)).toEqual({ frontMatter: null, bodyStartUtf16, flaws: [] });
  });
});

test("every field is read as text, whatever YAML would make of it", () => {
  const { frontMatter } = parse(
    fileWith([
      "title: 河曲",
      "place: 河曲县",
      "level: county",
      "city: 忻州市",
      "province: 山西省",
      "code: 012345",
      "aliases: [Hequ, 河曲]",
      "source: 忻州日报",
      "authors: [王国梁]",
      "date: 2022-05-31",
    ]),
  );
  expect(frontMatter).toEqual({
    title: "河曲",
    place: "河曲县",
    level: "county",
    city: "忻州市",
    province: "山西省",
    code: "012345",
    aliases: ["Hequ", "河曲"],
    source: "忻州日报",
    authors: ["王国梁"],
    date: "2022-05-31",
  });
});

test.each(["2022", "2022-05", "2022-05-31", "2024-02-29"])("a date may be %s", (date) => {
  expect(parse(fileWith([`date: ${date}`]))).toEqual({ frontMatter: { date }, body, flaws: "" });
});

describe("a wrong field is passed over and named, with what it holds and what is accepted", () => {
  test.each([
    ["level: town", '"level" is "town"', "province, prefecture or county"],
    ["code: 14093", '"code" is "14093"', "six digits"],
    ["date: 2022年5月", '"date" is "2022年5月"', '"2022-05-31"'],
    ["date: 2022-13-45", '"date" is "2022-13-45"', '"2022-05-31"'],
    ["date: 2023-02-29", '"date" is "2023-02-29"', '"2022-05-31"'],
    ["date: 2022-00", '"date" is "2022-00"', '"2022-05-31"'],
    ["aliases: Hequ", '"aliases" is "Hequ"', "a list of names"],
    ["authors: 王国梁", '"authors" is "王国梁"', "a list of names"],
    ["aliases: [河曲, '']", '"aliases" is ""', "not empty"],
    ["title:", '"title" is ""', "not empty"],
    ["place: [河曲县]", '"place" is Array', "a text"],
    ["titel: 河曲", '"titel" is not known', "title, place, level"],
    ["__proto__: 河曲", '"__proto__" is not known', "title, place, level"],
    [`city: ["${"长".repeat(9000)}"]`, '"city" is Array', "a text"],
  ])("%s", (line, received, accepted) => {
    const { frontMatter, flaws, ...rest } = parse(fileWith(["source: 忻州日报", line]));
    expect(flaws).toContain(`front matter field ${received}`);
    expect(flaws).toContain(accepted);
    expect(flaws.length).toBeLessThan(300);
    expect({ frontMatter, ...rest }).toEqual({ frontMatter: { source: "忻州日报" }, body });
  });

  test("on one line, whatever stands in it", () => {
    const { flaws } = parse(fileWith(['date: "甲\\n乙\\u202e"', '"a\\nb": 1', 'c: "2"']));
    expect(flaws).toMatch(/"甲\\n乙\\u\{202e\}".*"a\\nb", "c" is not known/);
    expect(flaws).not.toMatch(/[\n\u202e]/u);
  });

  test("of many, the first few by name", () => {
    const { flaws } = parse(fileWith(Array.from({ length: 30 }, (_, index) => `field${index}: 1`)));
    expect(flaws).toContain('"field4" and 25 more is not known');
  });
});

describe("what is not YAML is named with its line, and read as far as it can be", () => {
  test.each([
    ["a colon in a title", ["title: 河曲: 赋能", "place: 河曲县"], /line 2 is not YAML/],
    ["a quote that is open", ['title: "河曲', "place: 河曲县"], /line 3 is not YAML/],
    ["a field twice", ["place: 河曲县", "place: 上犹县"], /line 3 is not YAML: duplicated/],
    ["a colon of full width", ["place: 河曲县", "title:河曲"], /line \d is not YAML/],
  ])("%s", (_, lines, reason) => {
    const { frontMatter, flaws, ...rest } = parse(fileWith(lines));
    expect(flaws).toMatch(reason);
    expect({ frontMatter, ...rest }).toEqual({ frontMatter: { place: "河曲县" }, body });
  });

  test("a list goes with its field", () => {
    const lines = ["title: 甲: 乙", "authors:", "- 王国梁", "  # 一人", "place: 河曲县"];
    const frontMatter = { authors: ["王国梁"], place: "河曲县" };
    expect(parse(fileWith(lines))).toMatchObject({ frontMatter, body });
  });

  test("colons of full width alone give nothing, and are said to be wrong", () => {
    const { flaws, ...rest } = parse(fileWith(["title\uff1a河曲", "place\uff1a河曲县"]));
    expect(flaws).toContain("ASCII colon");
    expect(rest).toEqual({ frontMatter: {}, body });
  });
});

describe("text is never lost for want of a line of ---", () => {
  test("the fields on top are read, and all else is body", () => {
    const { flaws, ...rest } = parse(`---\ntitle: 甲\nplace: 河曲县\n${body}`);
    expect(flaws).toBe("its front matter has no closing line of ---");
    expect(rest).toEqual({ frontMatter: { title: "甲", place: "河曲县" }, body });
  });

  test("a rule further down does not close it", () => {
    const content = `---\ntitle: 甲\n${body}\n---\n${body}`;
    const { flaws, ...rest } = parse(content);
    expect(flaws).toBe("its front matter has no closing line of ---");
    expect(rest).toEqual({ frontMatter: { title: "甲" }, body: `${body}\n---\n${body}` });
  });

  test.each(["只是一句话", "- 甲\n- 乙", "甲: 乙: 丙"])("%s between two rules is text", (line) => {
    const content = fileWith([line]);
    const { flaws, ...rest } = parse(content);
    expect(flaws).toMatch(/^what its lines of --- enclose is not front matter/);
    expect(rest).toEqual({ frontMatter: null, body: content });
  });
});
