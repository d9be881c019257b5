/** Phrases for the same thing: where a text uses them, and what is said of a wrong entry. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadGlossary, parseGlossary } from "../../../src/language/glossary.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const source = `# what is said, and meant
- id: surplus-staff
  terms: [超编人员, 超职数配备]
  everyday: [多出来的人]
  english: [surplus staff, redundancy]
- id: staff
  terms: [人员]
  english: [staff]
- id: township
  terms: [乡镇]
  english: [township, county-level city]
`;
const glossary = parseGlossary("glossary.yaml", source);
const idsIn = (text: string) =>
  glossary.match(text).map(({ written, entries }) => [written, ...entries.map(({ id }) => id)]);

describe("a text's phrases", () => {
  test.each([
    ["official", "如何安置超编人员", [["超编人员", "surplus-staff"]]],
    ["everyday", "多出来的人去哪了", [["多出来的人", "surplus-staff"]]],
    ["English, longest first", "place surplus staff", [["surplus staff", "surplus-staff"]]],
    [
      "English, in plural",
      "two redundancies in townships",
      [
        ["redundancies", "surplus-staff"],
        ["townships", "township"],
      ],
    ],
    [
      "English, with or without a hyphen",
      "a county level city",
      [["county level city", "township"]],
    ],
    [
      "English, in another form than the glossary's",
      "redundancies of staffed offices",
      [
        ["redundancies", "surplus-staff"],
        ["staffed", "staff"],
      ],
    ],
    [
      "several, in order",
      "乡镇的人员",
      [
        ["乡镇", "township"],
        ["人员", "staff"],
      ],
    ],
    ["not within an English word", "the flagstaff", []],
    ["none", "天气怎么样", []],
    ["none of nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(idsIn(text)).toEqual(expected);
  });

  test("are given with where they stand", () => {
    const text = "县里多出来的人怎么办";
    const [match] = glossary.match(text);
    expect(text.slice(match?.start, match?.end)).toBe("多出来的人");
    expect(match?.entries[0]?.terms).toEqual(["超编人员", "超职数配备"]);
  });
});

test("the tokenizer gets the official terms", () => {
  expect(glossary.words).toEqual(["乡镇", "人员", "超编人员", "超职数配备"].toSorted());
  expect(glossary.entryCount).toBe(3);
});

test("an empty file is an empty glossary", () => {
  expect(parseGlossary("glossary.yaml", "").match("乡镇")).toEqual([]);
});

describe("a wrong entry is named with its file and line", () => {
  test.each([
    ["an id in capitals", "- id: Surplus\n  terms: [甲]", 1, "lower-case words joined by hyphens"],
    [
      "no terms",
      "- id: a\n  terms: [甲]\n- id: b\n  english: [b]",
      3,
      "expected one of id, terms, everyday, english",
    ],
    ["an empty list of terms", "# note\n- id: a\n  terms: []", 2, "at least one term"],
    ["a term that is a number", "- id: a\n  terms: [12]", 1, "a text"],
    ["an empty term", "- id: a\n  terms: [甲, '']", 1, "not empty"],
    ["terms that are no list", "- id: a\n  terms: 甲", 1, "a list of texts"],
    [
      "a field that there is not",
      "- id: a\n  terms: [甲]\n  engish: [a]",
      1,
      "expected one of id, terms, everyday, english",
    ],
    ["no list at all", "id: a", 1, "a list of entries"],
    ["what is not YAML", "- id: a\n  terms: [甲\n- id: b\n", 3, "not YAML"],
  ])("%s", (_, text, line, accepted) => {
    const parse = () => parseGlossary("glossary.yaml", text);
    expect(parse).toThrow(
      expect.objectContaining({
        code: "prompts.invalid",
        details: { file: "glossary.yaml", line },
      }),
    );
    expect(parse).toThrow(`glossary.yaml, line ${line}: `);
    expect(parse).toThrow(accepted);
  });
});

describe("the project's own", () => {
  const file = path.resolve(import.meta.dirname, "../../../prompts/glossary.yaml");
  const own = parseGlossary("prompts/glossary.yaml", readFileSync(file, "utf8"));

  test("is read, with every entry", () => {
    expect(own.entryCount).toBe(readFileSync(file, "utf8").match(/^- id:/gm)?.length);
  });

  test("puts English into the documents' words", () => {
    const terms = own.match("how many staffing quotas").flatMap(({ entries }) => entries[0]?.terms);
    expect(terms).toContain("编制");
  });
});

/** The glossary that is kept between starts equals the one that is read, and is never used for another. */
const wholeSource = readFileSync(
  path.resolve(import.meta.dirname, "../../../prompts/glossary.yaml"),
  "utf8",
);
const question = "多余的人怎么安置,吃空饷查不查";

test("a kept glossary is the one that was read", () => {
  const cacheDir = temporaryFolder();
  const read = parseGlossary("glossary.yaml", wholeSource);
  for (const kept of [1, 2].map(() => loadGlossary("glossary.yaml", wholeSource, cacheDir))) {
    expect(kept.words).toEqual(read.words);
    expect(kept.entryCount).toBe(read.entryCount);
    const written = (other: typeof read) =>
      other.match(question).map((match) => [match.written, match.entries.map(({ id }) => id)]);
    expect(written(kept)).toEqual(written(read));
    expect(written(kept).length).toBeGreaterThan(0);
  }
  expect(readdirSync(cacheDir)).toHaveLength(1);
});

test("an edited glossary is read anew, and a damaged one too", () => {
  const cacheDir = temporaryFolder();
  loadGlossary("glossary.yaml", wholeSource, cacheDir);
  const edited = `${wholeSource}\n- id: a-new-entry\n  terms: [甲乙丙丁]\n`;
  expect(loadGlossary("glossary.yaml", edited, cacheDir).words).toContain("甲乙丙丁");
  for (const name of readdirSync(cacheDir)) writeFileSync(path.join(cacheDir, name), "[{");
  expect(loadGlossary("glossary.yaml", edited, cacheDir).words).toContain("甲乙丙丁");
});
