/**
 * Finds the documents about no place that mention a name, without reading all of them for each question.
 */
import type { SourceDocument } from "../core/domain.ts";

/** Lists that were asked for lately: there are some 3,000 counties, and people write what they like. */
const rememberedCount = 1000;

/** Gives the numbers of the documents that have one of the names, in order. */
export type FindMentions = (names: readonly string[]) => readonly number[];

export function createMentionFinder(documents: readonly SourceDocument[]): FindMentions {
  const unplaced = documents.flatMap(({ place }, number) => (place === null ? [number] : []));
  const search = createTextSearch(unplaced.map((number) => documents[number]?.text ?? ""));
  const remembered = new Map<string, readonly number[]>();
  return (names) => {
    // What has 河曲县 has 河曲.
    const needles = names.filter((name) => !names.some((other) => isPartOf(other, name)));
    const key = needles.join("\n");
    const found =
      remembered.get(key) ??
      [...new Set(needles.flatMap((name) => search.having(name)))]
        .toSorted((one, other) => one - other)
        .map((index) => unplaced[index] ?? 0);
    remembered.delete(key);
    remembered.set(key, found);
    const [oldest] = remembered.keys();
    if (remembered.size > rememberedCount && oldest !== undefined) remembered.delete(oldest);
    return found;
  };
}

function isPartOf(part: string, whole: string): boolean {
  return part !== whole && whole.includes(part);
}

/**
 * Finds the texts that have a string: what `includes` tells of each, in a quarter of the time. A string that runs from
 * one text into the next is in neither.
 */
export interface TextSearch {
  /** Positions in the list of texts, in order. None for a string that is empty or has a zero character. */
  having(string: string): number[];
}

const encoding = "utf16le";
const unitBytes = 2;

export function createTextSearch(texts: readonly string[]): TextSearch {
  // One unit more for each: no text has a zero, so that none goes on in the next.
  const startOf = new Float64Array(texts.length + 1);
  for (const [index, text] of texts.entries())
    startOf[index + 1] = (startOf[index] ?? 0) + (text.length + 1) * unitBytes;
  const bytes = Buffer.alloc(startOf[texts.length] ?? 0);
  for (const [index, text] of texts.entries()) bytes.write(text, startOf[index] ?? 0, encoding);
  return {
    having(string) {
      if (string === "" || string.includes("\0")) return [];
      const found: number[] = [];
      // Bytes are looked for four times as fast as a string in this encoding; some are the halves of two units.
      const wanted = Buffer.from(string, encoding);
      let text = 0;
      let at = bytes.indexOf(wanted);
      while (at !== -1) {
        while ((startOf[text + 1] ?? Infinity) <= at) text++;
        const isWhole = at % unitBytes === 0;
        if (isWhole) found.push(text);
        at = bytes.indexOf(wanted, isWhole ? startOf[text + 1] : at + 1);
      }
      return found;
    },
  };
}
