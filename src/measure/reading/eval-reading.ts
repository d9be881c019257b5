/**
 * `npm run eval:reading`: prints how many of the fields that made pages state are read right, and names the misses.
 * Exits with 1 where fewer than `leastShare` of titles, dates, places or issuers are.
 */
import { alignColumns } from "../../core/align-columns.ts";
import { createTokenizer } from "../../language/tokenize.ts";
import { loadGazetteer } from "../../places/divisions.ts";
import { createPlaceFinder } from "../../places/place-finder.ts";
import { measureReading, type ReadField } from "./measure-reading.ts";

/** Range 0 to 1: below it too many documents have to be corrected by hand. */
const leastShare = 0.95;
const mainFields: readonly ReadField[] = ["title", "date", "place", "issuer"];

const tokenizer = createTokenizer([]);
const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));
const figures = await measureReading(places);
const rows = figures.map(({ field, asked, right }) => [
  field,
  String(asked),
  String(right),
  (right / asked).toFixed(3),
]);
process.stdout.write(`${alignColumns([["field", "n", "right", "share"], ...rows])}\n`);
for (const { field, misses } of figures)
  for (const miss of misses) process.stdout.write(`${field}: ${miss}\n`);
const tooFew = figures.some(
  ({ field, asked, right }) => mainFields.includes(field) && right < leastShare * asked,
);
if (tooFew) process.exitCode = 1;
