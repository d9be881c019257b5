/**
 * Puts right what the recognition writes otherwise than official texts do. Only forms that Chinese text does not have
 * are changed; what may be right stays.
 */

const han = "[\\p{Script=Han}”’》）〕%％]";
const wide = new Map([
  [",", "，"],
  [";", "；"],
  [":", "："],
  ["?", "？"],
  ["!", "！"],
  [".", "。"],
  ["．", "。"],
]);
/** An ASCII mark behind Chinese text; a point only where no number or Latin word goes on. */
const narrowMark = new RegExp(`(?<=${han})(?:[,;:?!]|[.\\uff0e](?![\\w]))`, "gu");
const bracketed = /[(（]([^()（）]*\p{Script=Han}[^()（）]*)[)）]/gu;
/**
 * The brackets of a document's number, 〔2023〕18号, whose form GB/T 9704 prescribes. Where the line ends behind them,
 * the word in front, which ends the name of a series of documents, has to tell.
 */
const numberBracket =
  /(?<=\p{Script=Han}\s*)[[({〔［（【「]\s*(?:19|20)\d{2}\s*[\])}〕］）】」](?=\s*第?\d{1,5}\s*号|(?<=[发字函办规令通电复批文].{6,8})\s*第?\d{0,5}$)/gu;
/** A full stop that was taken for a dot in the middle. */
const endingDot = new RegExp(`(?<=${han})[·・•]$`, "u");

/** Each character stays one character, so that their places hold. */
export function correctText(read: string): string {
  return read
    .replaceAll("丶", "、")
    .replace(numberBracket, (bracketedYear) => `〔${bracketedYear.slice(1, -1)}〕`)
    .replace(narrowMark, (mark) => wide.get(mark) ?? mark)
    .replace(bracketed, "（$1）")
    .replace(endingDot, "。");
}
