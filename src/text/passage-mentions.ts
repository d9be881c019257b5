/**
 * What somebody wrote in, the passage ids in it out. Whether there are such passages is the library's to say.
 */

const bareName = /^(?:[A-Za-z][A-Za-z0-9_-]*[-_]\d{2,}|x-[0-9a-f]{20})$/u;
const markedName = /^(?:#[\p{L}\p{N}_]*_\d{2,}|\[[^[\]\n]*[-_]\d{2,}\])$/u;

/** In Chinese an id may touch the words around it; ids of other scripts are tried with all letters. */
const mentions = [
  /\[[^[\]\n]{1,200}\]/gu,
  /#[\p{L}\p{N}_]{1,200}/gu,
  /(?<![A-Za-z0-9_-])[A-Za-z0-9][A-Za-z0-9_-]{0,200}[-_]\d{2,}(?!\d)/gu,
  /[\p{L}\p{N}_-]{1,200}[-_]\d{2,}(?!\d)/gu,
] as const;

/**
 * Whether a whole text can be meant as a passage's name only: `hequ-07`, `#hequ_07`, `[hequ-07]`.
 * A date is not one, and a bare name is of Latin letters: anything else may be a question.
 */
export function looksLikePassageName(text: string): boolean {
  const name = text.normalize("NFKC").trim();
  return bareName.test(name) || markedName.test(name);
}

/** All that could be a passage's name, in the order in which it stands in the text. */
export function passageNamesIn(text: string): readonly string[] {
  const normalized = text.normalize("NFKC");
  const found = mentions.flatMap((pattern) => [...normalized.matchAll(pattern)]);
  const names = found.toSorted((a, b) => a.index - b.index).map(([name]) => name);
  return [...new Set(names)];
}
