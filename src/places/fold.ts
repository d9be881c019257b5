/**
 * Text in; the same text in simplified script, half width and without accents out, unit for unit:
 * a range in what comes out is a range in what went in. Place names are compared in this form only.
 */
import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });
const folded = new Map<string, string>();

export function fold(text: string): string {
  let result = "";
  // By UTF-16 unit, not by character: offsets count in units, and no place name needs a surrogate.
  for (let unit = 0; unit < text.length; unit += 1) result += foldUnit(text.charAt(unit));
  return result;
}

function foldUnit(unit: string): string {
  const known = folded.get(unit);
  if (known !== undefined) return known;
  const changed = [narrow, unaccented, toSimplified].reduce(
    (current, step) => oneUnit(step(current), current),
    unit,
  );
  // What a step gives may be another's to change: 薴 is written 苧 for 苎.
  const result = changed === unit ? unit : foldUnit(changed);
  folded.set(unit, result);
  return result;
}

/** 吕梁 is written Lüliang: the one accent that is part of the letter stays. */
function unaccented(unit: string): string {
  const [letter = unit, ...marks] = unit.normalize("NFD");
  if (!/[A-Za-z]/.test(letter)) return unit;
  return /u/i.test(letter) && marks.includes("\u0308") ? "ü" : letter;
}

function narrow(unit: string): string {
  return unit.normalize("NFKC");
}

function oneUnit(changed: string, before: string): string {
  return changed.length === 1 ? changed : before;
}
