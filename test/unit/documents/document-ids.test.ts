/** Ids of documents: their files' names where those are fit for it, and distinct whatever they are. */
import { describe, expect, test } from "vitest";
import { nameDocuments } from "../../../src/documents/document-ids.ts";

function idsOf(...files: readonly string[]): string[] {
  return [...nameDocuments(files).values()].map(({ id }) => id);
}

describe("an id is the file's name without its ending", () => {
  test.each([
    ["hequ.md", "hequ"],
    ["河曲改革 2022.TXT", "河曲改革 2022"],
    ["《通知》(一).md", "《通知》(一)"],
    ["a.b.md", "a.b"],
    ["constructor.md", "constructor"],
    ["山西/忻州/改革.md", "山西-忻州-改革"],
    ["caf\u0065\u0301.md", "café"],
  ])("%s", (file, id) => {
    expect(idsOf(file)).toEqual([id]);
  });
});

describe("what would break a message or a mention is not in it", () => {
  test.each([
    ["[2023] 12号.md", "(2023) 12号"],
    ["［2023］12号.md", "(2023)12号"],
    ["#一 甲.md", "一 甲"],
    ["甲\n乙\t丙.md", "甲 乙 丙"],
    ["甲\u202e乙\u200b\u0007丙\u2028丁.md", "甲乙丙 丁"],
    ["\u202e.md", expect.stringMatching(/^document-[0-9a-f]{8}$/) as string],
    [`${"y".repeat(200)}.md`, expect.stringMatching(/^y{50}-[0-9a-f]{8}$/) as string],
    [`${"𠮷".repeat(60)}.md`, expect.stringMatching(/^(?:𠮷){50}-[0-9a-f]{8}$/u) as string],
  ])("%j", (file, id) => {
    expect(idsOf(file)).toEqual([id]);
  });

  test("and long names that begin alike have different ones", () => {
    const [first, second] = idsOf(`${"长".repeat(150)}一.md`, `${"长".repeat(150)}二.md`);
    expect(first).not.toBe(second);
  });
});

describe("of two files with one id the first keeps it", () => {
  test.each([
    ["by their endings", ["a.md", "a.txt"], ["a", "a-txt"]],
    ["by their case", ["HEQU.md", "hequ.md"], ["HEQU", "hequ-md"]],
    ["by their width", ["hequ.md", "ｈｅｑｕ.md"], ["hequ", "ｈｅｑｕ-md"]],
    ["by their hashtags", ["a b.md", "a-b.md"], ["a b", "a-b-md"]],
    ["by their folders", ["a-b.md", "a/b.txt"], ["a-b", "a-b-txt"]],
  ])("%s", (_, files, ids) => {
    const named = nameDocuments(files);
    expect([...named.values()].map(({ id }) => id)).toEqual(ids);
    expect([...named.values()].map(({ sameAs }) => sameAs)).toEqual([null, files[0]]);
  });

  test("and where that is taken as well, a hash tells it", () => {
    const [, second, third] = idsOf("HEQU.md", "Hequ.md", "hequ.md");
    expect(second).toBe("Hequ-md");
    expect(third).toMatch(/^hequ-[0-9a-f]{8}$/);
    expect(idsOf("a-txt.md", "a.md", "a.txt")[2]).toMatch(/^a-[0-9a-f]{8}$/);
  });
});
