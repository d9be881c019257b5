/** Front matter: where it ends, what its fields may hold, and what is said of a wrong one. */
import { describe, expect, test } from "vitest";
import { parseFrontMatter } from "../../../src/corpus/front-matter.ts";

const body = "河曲县是试点县之一。\n";

/** Joined with the given line end, so that no editor can change it. */
function fileWith(lines: readonly string[], newline = "\n"): string {
  return ["---", ...lines, "---", body].join(newline);
}

describe("where it ends", () => {
  const lines = ["title: 河曲的改革", "place: 河曲县"];

  test.each([
    ["a file of Unix", fileWith(lines)],
    ["a file of Windows", fileWith(lines, "\r\n")],
    ["a file with a byte order mark", `\uFEFF${fileWith(lines)}`],
    ["blanks after the lines of hyphens", fileWith(lines).replaceAll("---\n", "--- \t\n")],
  ])("the body starts after it: %s", (_, content) => {
    const { frontMatter, bodyStartUtf16 } = parseFrontMatter("a.md", content);
    expect(frontMatter).toEqual({ title: "河曲的改革", place: "河曲县" });
    expect(content.slice(bodyStartUtf16)).toBe(body);
  });

  test("hyphens within a line do not end it", () => {
    const content = fileWith(["title: 甲---", "place: 河曲县"]);
    const { frontMatter, bodyStartUtf16 } = parseFrontMatter("a.md", content);
    expect(frontMatter).toEqual({ title: "甲---", place: "河曲县" });
    expect(content.slice(bodyStartUtf16)).toBe(body);
  });

  test("an empty one is allowed", () => {
    expect(parseFrontMatter("a.md", fileWith([])).frontMatter).toEqual({});
  });

  test("the file may end with it", () => {
    const content = "---\ntitle: 甲\n---";
    expect(parseFrontMatter("a.md", content)).toEqual({
      frontMatter: { title: "甲" },
      bodyStartUtf16: content.length,
    });
  });
});

describe("a file without it is all body", () => {
  test.each([
    ["plain text", body, 0],
    ["a byte order mark is not of the body", `\uFEFF${body}`, 1],
    ["hyphens further down", `${body}---\ntitle: 甲\n---\n`, 0],
    ["hyphens that are not closed", `---\ntitle: 甲\n${body}`, 0],
    ["an empty file", "", 0],
  ])("%s", (_, content, bodyStartUtf16) => {
    expect(parseFrontMatter("a.txt", content)).toEqual({ frontMatter: null, bodyStartUtf16 });
  });
});

test("every field is read as text, whatever YAML would make of it", () => {
  const { frontMatter } = parseFrontMatter(
    "a.md",
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

test.each(["2022", "2022-05", "2022-05-31"])("a date may be %s", (date) => {
  expect(parseFrontMatter("a.md", fileWith([`date: ${date}`])).frontMatter).toEqual({ date });
});

describe("a wrong field is named with what it holds and what is accepted", () => {
  test.each([
    ["level: town", "level", '"town"', "province, prefecture or county"],
    ["code: 14093", "code", '"14093"', "six digits"],
    ["date: 2022年5月", "date", '"2022年5月"', '"2022-05-31"'],
    ["aliases: Hequ", "aliases", '"Hequ"', "a list of names"],
    ["authors: 王国梁", "authors", '"王国梁"', "a list of names"],
    ["aliases: [河曲, '']", "aliases.1", '""', "not empty"],
    ["title:", "title", '""', "not empty"],
    ["place: [河曲县]", "place", "Array", "a text"],
    ["titel: 河曲", "titel", '"titel"', "one of title, place"],
    ["只是一句话", "front matter", '"只是一句话"', "one of title, place"],
  ])("%s", (line, field, received, accepted) => {
    const parse = () => parseFrontMatter("a.md", fileWith([line]));
    expect(parse).toThrow(
      expect.objectContaining({ code: "corpus.invalid", details: { file: "a.md", field } }),
    );
    expect(parse).toThrow(`a.md: front matter field "${field}" is ${received}; expected`);
    expect(parse).toThrow(accepted);
  });
});

test("what is not YAML is said to be so", () => {
  const parse = () => parseFrontMatter("a.md", fileWith(['title: "河曲', "place: [河曲县"]));
  expect(parse).toThrow(/^a\.md: the front matter between the --- lines is not YAML: .*plain text/);
});
