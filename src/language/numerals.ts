/** The values of written numerals: 1.2万, 三百五, 二〇二三, 3亿5000万, 壹佰万. */

const units: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["拾", 10],
  ["百", 100],
  ["佰", 100],
  ["千", 1e3],
  ["仟", 1e3],
  ["万", 1e4],
  ["亿", 1e8],
]);

/** Of units alone, multiplied: 1e7 for 千万; 1 for nothing. */
export function factorOf(written: string): number {
  return Array.from(written).reduce((product, unit) => product * (units.get(unit) ?? 1), 1);
}

const digitCharacters = "零一二三四五六七八九";
const noughts = "〇○0";
const financialCharacters = "零壹贰叁肆伍陆柒捌玖";

function digitOf(character: string): number {
  if (noughts.includes(character)) return 0;
  if (character === "两") return 2;
  return Math.max(digitCharacters.indexOf(character), financialCharacters.indexOf(character));
}

/**
 * @param written a numeral as `findNumbers` finds it, such as 1.2万, 三百五 or 二〇二三
 */
export function valueOf(written: string): number {
  if (/^[百千万亿]+$/u.test(written)) return factorOf(written);
  if (/^\d/.test(written)) return sumOfParts(written);
  const [whole = "", fraction] = written.split("点");
  const rest = fraction === undefined ? 0 : Number(`0.${inPlaces(fraction)}`);
  return rest + (/[十百千万亿拾佰仟]/u.test(whole) ? sumOf(whole) : Number(inPlaces(whole)));
}

/** 1.2万 is 12000, 3亿5000万 is 350000000, 2万5 is 25000. */
function sumOfParts(written: string): number {
  let last = 1;
  return [...written.replaceAll(",", "").matchAll(/([\d.]+)([百千万亿]*)/gu)].reduce(
    (sum, { 1: figure = "", 2: scale = "" }) => {
      const isTenth = scale === "" && last > 1 && figure.length === 1;
      const by = isTenth ? last / 10 : factorOf(scale);
      last = by;
      return sum + Number(figure) * by;
    },
    0,
  );
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
      if (character === "零" || character === "〇") unit = 1;
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
