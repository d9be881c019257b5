/** The glossary as it is kept between starts: the same as the one that is read, and never in its way. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadGlossary, parseGlossary } from "../../../src/language/glossary.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const source = readFileSync(
  path.resolve(import.meta.dirname, "../../../prompts/glossary.yaml"),
  "utf8",
);
const question = "多余的人怎么安置,吃空饷查不查";

test("a kept glossary is the one that was read", () => {
  const cacheDir = temporaryFolder();
  const read = parseGlossary("glossary.yaml", source);
  for (const kept of [1, 2].map(() => loadGlossary("glossary.yaml", source, cacheDir))) {
    expect(kept.words).toEqual(read.words);
    expect(kept.entryCount).toBe(read.entryCount);
    const written = (glossary: typeof read) =>
      glossary.match(question).map((match) => [match.written, match.entries.map(({ id }) => id)]);
    expect(written(kept)).toEqual(written(read));
    expect(written(kept).length).toBeGreaterThan(0);
  }
  expect(readdirSync(cacheDir)).toHaveLength(1);
});

test("an edited glossary is read anew, and a damaged one too", () => {
  const cacheDir = temporaryFolder();
  loadGlossary("glossary.yaml", source, cacheDir);
  const edited = `${source}\n- id: a-new-entry\n  terms: [甲乙丙丁]\n`;
  expect(loadGlossary("glossary.yaml", edited, cacheDir).words).toContain("甲乙丙丁");
  for (const name of readdirSync(cacheDir)) writeFileSync(path.join(cacheDir, name), "[{");
  expect(loadGlossary("glossary.yaml", edited, cacheDir).words).toContain("甲乙丙丁");
});
