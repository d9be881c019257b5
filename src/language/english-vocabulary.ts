/**
 * Tells English words from other words in Latin letters, with a list of about 275,000 words in all inflected forms.
 * The list is read on first use and searched as one text: as an array it would take 20 MB.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

let list: string | null = null;

/** @param word in lower case */
export function isEnglishWord(word: string): boolean {
  if (months.has(word)) return true;
  list ??= readList();
  let [low, high] = [0, list.length];
  while (low < high) {
    const start = list.lastIndexOf("\n", Math.floor((low + high) / 2)) + 1;
    const end = list.indexOf("\n", start);
    const found = list.slice(start, end);
    if (found === word) return true;
    if (found < word) low = end + 1;
    else high = start - 1;
  }
  return false;
}

/** The list has no names; those of the months stand in many questions. */
const months: ReadonlySet<string> = new Set(
  Array.from({ length: 12 }, (_, month) =>
    new Date(2023, month).toLocaleDateString("en", { month: "long" }).toLowerCase(),
  ),
);

/** One word a line, in alphabetical order, with a line break behind each. */
function readList(): string {
  const file = createRequire(import.meta.url).resolve("an-array-of-english-words");
  const words = JSON.parse(readFileSync(file, "utf8")) as readonly string[];
  return `${words.join("\n")}\n`;
}
