/**
 * Two Chinese characters in; whether they can be read alike, tones aside, out.
 * "Alike" also takes for one what many speakers do not tell apart: n and ng, l and n, z and zh, f and h.
 */
import { pinyin } from "pinyin-pro";

const readings = new Map<string, readonly string[]>();

export function soundsSame(one: string, other: string): boolean {
  return share(readingsOf(one), readingsOf(other));
}

export function soundsAlike(one: string, other: string): boolean {
  return share(readingsOf(one).map(blur), readingsOf(other).map(blur));
}

/** Without tones; each once. */
export function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known !== undefined) return known;
  const found = pinyin(character, { toneType: "none", type: "array", multiple: true, v: true });
  const unique = [...new Set(found)];
  readings.set(character, unique);
  return unique;
}

function blur(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/^n/, "l")
    .replace(/^h(?=u)/, "f")
    .replace(/^fu(?=.)/, "f")
    .replace(/([aei])ng$/, "$1n");
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((each) => others.includes(each));
}
