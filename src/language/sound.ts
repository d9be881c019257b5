/**
 * Compares Chinese characters by how they are read, without tones. Two readings are alike if they differ only in what
 * many speakers do not distinguish: n and ng, l and n, z and zh, f and h.
 */
import { pinyin } from "pinyin-pro";

const readings = new Map<string, readonly string[]>();

/** Distinct readings without tones, most usual first. */
export function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known !== undefined) return known;
  const found = pinyin(character, { toneType: "none", type: "array", multiple: true, v: true });
  const unique = [...new Set(found)];
  readings.set(character, unique);
  return unique;
}

/** Whether two characters, given by their readings, have one in common. */
export function soundsSame(one: readonly string[], other: readonly string[]): boolean {
  return one.some((each) => other.includes(each));
}

export function soundsAlike(one: readonly string[], other: readonly string[]): boolean {
  return soundsSame(one.map(blurReading), other.map(blurReading));
}

/** Equal for readings that are alike. */
export function blurReading(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/^n/, "l")
    .replace(/^h(?=u)/, "f")
    .replace(/^fu(?=.)/, "f")
    .replace(/([aei])ng$/, "$1n");
}
