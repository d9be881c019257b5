/** The values of numerals, in digits or Chinese characters. */

const units: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1e3],
  ["万", 1e4],
  ["亿", 1e8],
]);

export function factorOf(written: string): number {
  return Array.from(written).reduce((product, unit) => product * (units.get(unit) ?? 1), 1);
}

const digitCharacters = "零一二三四五六七八九";

function digitOf(character: string): number {
  if (character === "〇") return 0;
  return character === "两" ? 2 : digitCharacters.indexOf(character);
}

/**
 * @param written a numeral that `numbers.ts` has found, such as 1.2万, 三百五 or 二〇二三
 */
export function valueOf(written: string): number {
  if (/^[百千万]$/u.test(written)) return factorOf(written);
  const latin = /^[\d.,]+/.exec(written)?.[0];
  if (latin !== undefined)
    return Number(latin.replaceAll(",", "")) * factorOf(written.slice(latin.length));
  const [whole = "", fraction] = written.split("点");
  const rest = fraction === undefined ? 0 : Number(`0.${inPlaces(fraction)}`);
  return rest + (/[十百千万亿]/u.test(whole) ? sumOf(whole) : Number(inPlaces(whole)));
}

function inPlaces(written: string): string {
  return Array.from(written, digitOf).join("");
}

/** Of a numeral with units. A last digit without 零 counts in tenths of the unit before it: 三百五 is 350. */
function sumOf(written: string): number {
  let total = 0;
  let section = 0;
  let last: number | null = null;
  let unit = 1;
  for (const character of written) {
    const by = units.get(character);
    if (by === undefined) {
      if (character === "零") unit = 1;
      else last = digitOf(character);
    } else if (by < 1e4) {
      section += (last ?? 1) * by;
      [last, unit] = [null, by];
    } else {
      const before = section + (last ?? 0);
      total = by === 1e8 ? (total + before) * by : total + before * by;
      [section, last, unit] = [0, null, by];
    }
  }
  return total + section + (last ?? 0) * (unit > 10 ? unit / 10 : 1);
}
