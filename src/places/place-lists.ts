/**
 * Loads `prompts/places.yaml`: what is known of place names beyond the national list.
 * Only the schema is checked here; `createGazetteer` checks the names in the mappings, but not the word lists.
 */
import { readFileSync } from "node:fs";
import { load as parseYaml } from "js-yaml";
import * as v from "valibot";
import { AppError, messageOf } from "../core/errors.ts";

const words = v.pipe(
  v.string(),
  v.transform((text): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word))),
);
const names = v.record(v.string(), v.string());

const placeListsSchema = v.strictObject({
  /** Former full name to present full name, with the city in parentheses where needed. */
  former: names,
  /** Full name to the full name of the province or city that contains it. */
  zones: names,
  ordinary: words,
  hedged: words,
  generic: words,
  contested: words,
  /** Full name to the syllables of its short name. */
  readings: names,
  /** English name to full name. */
  exonyms: names,
  english: words,
  englishSyllables: words,
});

export type PlaceLists = v.InferOutput<typeof placeListsSchema>;

const listsFile = new URL("../../prompts/places.yaml", import.meta.url);

/** @throws AppError `prompts.invalid` */
export function loadPlaceLists(): PlaceLists {
  try {
    return v.parse(placeListsSchema, parseYaml(readFileSync(listsFile, "utf8")));
  } catch (error) {
    throw new AppError(
      "prompts.invalid",
      `prompts/places.yaml cannot be used: ${messageOf(error)}`,
      { file: "prompts/places.yaml" },
      error,
    );
  }
}
