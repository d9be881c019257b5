import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectDir } from "../../../src/core/config.ts";
import { createPlaceRecognizer, type PlaceReading } from "../../../src/places/recognize.ts";
import { gazetteer, segment } from "./support.ts";

const counties = gazetteer.divisions.filter((division) => division.level === "county");
const recognizer = createPlaceRecognizer([], gazetteer, segment);

/** Common nouns that are also names of districts: they need their city in front. */
const commonNouns = gazetteer.lists.generic;

function names(readings: readonly PlaceReading[], name: string, written: string): boolean {
  const [only] = readings;
  if (only === undefined || readings.length > 1 || only.written !== written) return false;
  if (only.kind === "ambiguous") return only.divisions.some((division) => division.name === name);
  return only.kind === "absent" && only.division?.name === name;
}

test("the national list holds every county once", () => {
  expect(counties.length).toBeGreaterThan(2800);
  const keys = counties.map(({ name, city, province }) => `${province} ${city} ${name}`);
  expect(new Set(keys).size).toBe(counties.length);
});

test.each([
  ["at the start", (name: string) => `${name}怎么安置超编人员?`],
  ["behind a word", (name: string) => `请问${name}是如何安置超编人员的?`],
])("every county is read by its full name %s", (_, ask) => {
  const missed = counties.filter(
    ({ name }) => !commonNouns.has(name) && !names(recognizer.read(ask(name)), name, name),
  );
  expect(missed.map((division) => division.name)).toEqual([]);
});

// What is missing are everyday words (公安, 合作, 新建), listed in prompts/places.yaml.
test.each([
  ["X怎么安置超编人员?", 0.93, (name: string) => `${name}怎么安置超编人员?`],
  ["编外人员在X是怎么清理的", 0.93, (name: string) => `编外人员在${name}是怎么清理的`],
  ["想了解X的机构改革", 0.93, (name: string) => `想了解${name}的机构改革`],
])("counties are read by their short names in %s: at least %d", (_, floor, ask) => {
  const read = counties.filter(({ shortName }) => {
    const readings = recognizer.read(ask(shortName));
    return readings.length === 1 && readings[0]?.written === shortName;
  });
  expect(read.length / counties.length).toBeGreaterThanOrEqual(floor);
});

test("any county can be the corpus", () => {
  const sample = counties.filter((_, position) => position % 97 === 0);
  for (const { name, province, city, code, level, shortName } of sample) {
    const place = { name, level, province, city, code, aliases: [] };
    const own = createPlaceRecognizer([place], gazetteer, segment);
    const [reading] = own.read(`${province}${city ?? ""}${name}怎么做`);
    expect(reading).toMatchObject({ kind: "corpus", place: { name }, corrected: false });
    expect(shortName.length).toBeGreaterThanOrEqual(2);
  }
});

test("with every county as the corpus, no word of the seeds is taken for a misspelt one", () => {
  const places = counties.map((county) => ({ ...county, code: county.code || null, aliases: [] }));
  const own = createPlaceRecognizer(places, gazetteer, segment);
  const folder = path.join(projectDir, "seeds");
  const sentences = readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => readFileSync(path.join(folder, file), "utf8").split(/[。!?！？\n]/u));
  sentences.push("市和区怎么分工", "省与市的关系", "县及镇的权责");
  expect(sentences.length).toBeGreaterThan(400);
  const misread = sentences
    .flatMap((sentence) => own.read(sentence))
    .filter((reading) => reading.kind === "corpus" && reading.corrected);
  expect(misread.map(({ written }) => written)).toEqual([]);
});
