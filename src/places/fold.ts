/**
 * Folds text to simplified script, half width and no accents. Place names are compared only in this form.
 * Invariant: each UTF-16 unit is folded to one unit, so offsets stay valid.
 */
import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" });
const folded = new Map<string, string>();

export function fold(text: string): string {
  let result = "";
  // By UTF-16 unit and not by character, because offsets count units; no place name has surrogates.
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
  // Repeated until nothing changes: 薴 becomes 苧, then 苎.
  const result = changed === unit ? unit : foldUnit(changed);
  folded.set(unit, result);
  return result;
}

/** Keeps the dots of ü, which make it another letter: 吕梁 is written Lüliang. */
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
