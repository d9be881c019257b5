/** Formats numbers as Word does, by the name of its number format. */

const digits = "〇一二三四五六七八九";
const formalDigits = "零壹贰叁肆伍陆柒捌玖";
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";
const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

type Format = (number: number) => string;

const chinese: Format = (number) => spell(number, digits, "十百千");
const formal: Format = (number) => spell(number, formalDigits, "拾佰仟").replace(/^拾/u, "壹拾");
const digitByDigit: Format = (number) =>
  Array.from(String(number), (digit) => digits[Number(digit)] ?? "").join("");
const shifted = (first: number, last: number): Format => {
  return (number) => (number <= last ? String.fromCodePoint(first + number - 1) : String(number));
};
const circled = shifted(0x2460, 20);
const oneOf = (characters: string): Format => {
  return (number) => characters[number - 1] ?? String(number);
};

/** Programs use different ones of the Chinese formats for 一、二、三. */
const formats: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalZero: (number) => String(number).padStart(2, "0"),
  decimalHalfWidth: String,
  decimalFullWidth: (number) =>
    String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  koreanDigital2: digitByDigit,
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: oneOf(stems),
  ideographZodiac: oneOf(branches),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: shifted(0x2474, 20),
  decimalEnclosedFullstop: shifted(0x2488, 20),
  ideographEnclosedCircle: shifted(0x3280, 10),
  upperLetter: (number) => letter(number),
  lowerLetter: (number) => letter(number).toLowerCase(),
  upperRoman: (number) => roman(number).toUpperCase(),
  lowerRoman: (number) => roman(number),
  none: () => "",
};

/** Real lists end before it, though a file may claim more; larger numbers are written in digits. */
const largest = 9999;

/** Null for an unknown format. */
export function formatNumber(number: number, format: string): string | null {
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (write === undefined) return null;
  return number >= 1 && number <= largest ? write(number) : String(number);
}

/** 12 is 十二, 105 is 一百〇五. */
function spell(number: number, names: string, units: string): string {
  let written = "";
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      skipped = written !== "";
      continue;
    }
    if (skipped) written += names[0] ?? "";
    skipped = false;
    const isTen = place === 1 && digit === 1 && written === "";
    written += (isTen ? "" : (names[digit] ?? "")) + (place === 0 ? "" : (units[place - 1] ?? ""));
  }
  return written;
}

/** Z is followed by AA and BB. */
function letter(number: number): string {
  const index = (number - 1) % 26;
  return String.fromCodePoint(65 + index).repeat(Math.ceil(number / 26));
}

function roman(number: number): string {
  let rest = number;
  let written = "";
  for (const [value, sign] of romans) {
    while (rest >= value) {
      written += sign;
      rest -= value;
    }
  }
  return written;
}
