/**
 * A folded question and the corpus's places in; misspelt names of these places out (汉宾区, 汉冰).
 * A name counts as misspelt if it sounds the same, or if its suffix is there, one character differs and the rest is
 * found in no other name. Words of the dictionary and names of other divisions are never misspellings.
 */
import type { HanText } from "./han-mentions.ts";
import { overlapChecker, type Mention } from "./mention.ts";
import type { Stem, StemIndex } from "./misspelt-stems.ts";
import { isDictionaryWord, isProperName, type Segmenter } from "./segmentation.ts";
import { readingsOf, soundsAlike, soundsSame } from "./sounds.ts";
import {
  invitesPlaceAfter,
  invitesPlaceBefore,
  officeFollows,
  suffixIsTaken,
} from "./surroundings.ts";

export function findMisspelt(
  han: HanText,
  found: readonly Mention[],
  stems: StemIndex,
  segment: Segmenter,
): Mention[] {
  const mentions: Mention[] = [];
  const taken = overlapChecker(found);
  const ends = new Set(found.map(({ end }) => end));
  for (let start = 0; start < han.text.length - 1; start += 1) {
    if (!/\p{Script=Han}/u.test(han.text.charAt(start))) continue;
    if (!standsBehindName(han.text, start, ends) && !invitesPlaceBefore(han, start)) continue;
    for (const stem of stems.near(han.text, start)) {
      const mention = misspeltAt(han, start, stem, segment);
      if (mention === null || taken.overlaps(start, mention.end)) continue;
      mentions.push(mention);
      taken.add(mention);
    }
  }
  return mentions;
}

/** Right behind it, or in a list with it: 河曲县和汉宾区. */
function standsBehindName(text: string, start: number, ends: ReadonlySet<number>): boolean {
  return ends.has(start) || (ends.has(start - 1) && "和与跟及".includes(text.charAt(start - 1)));
}

function misspeltAt(han: HanText, start: number, near: Stem, segment: Segmenter): Mention | null {
  const { text } = han;
  const { division, stem } = near;
  const end = start + stem.length;
  const written = text.slice(start, end);
  if (!/^\p{Script=Han}+$/u.test(written)) return null;
  if (isNameOfOther(written, han)) return null;
  const suffix = text.charAt(end);
  const hasOwnSuffix = suffix === division.name.at(-1);
  if (!soundsLike(written, near) && !(hasOwnSuffix && looksLike(written, near, han))) return null;
  // With nothing in common but the sound, only the suffix shows that a place is meant (合区).
  if (!hasOwnSuffix && !written.split("").some((each) => stem.includes(each))) return null;
  const mention = { start, candidates: [division], corrected: true };
  if (suffix !== "" && "县市区".includes(suffix)) {
    if (isDictionaryWord(written, segment) && !segment(written).every(isProperName)) return null;
    // 别的城市 is no misspelt 德城区: the suffix ends a word that begins before it.
    if (!hasOwnSuffix && han.segmentation.crosses(end)) return null;
    if (officeFollows(text, end)) return { ...mention, end };
    return suffixIsTaken(text, end + 1) ? null : { ...mention, end: end + 1 };
  }
  const isWord =
    isDictionaryWord(written, segment) ||
    han.segmentation.crosses(end) ||
    (numeral.test(written) && !numeral.test(stem));
  return isWord || !invitesPlaceAfter(text, end) ? null : { ...mention, end };
}

/** 两山 and 五好 count what everybody knows: they are no misspelt 连山. */
const numeral = /^[一二两三四五六七八九十几]/;

/** All characters that differ sound the same; a single one, alike. */
function soundsLike(written: string, { stem, readings }: Stem): boolean {
  const different = stem.split("").flatMap((right, at) => {
    const wrong = written.charAt(at);
    return wrong === right ? [] : [{ right: readings[at] ?? [], wrong: readingsOf(wrong) }];
  });
  const [only, ...more] = different;
  if (only === undefined) return false;
  if (different.every(({ right, wrong }) => soundsSame(right, wrong))) return true;
  return more.length === 0 && soundsAlike(only.right, only.wrong);
}

/** One character is another, and one that is right is in no other name: 浏阴市. */
function looksLike(written: string, { stem }: Stem, { index }: HanText): boolean {
  const right = stem.split("").filter((each, at) => written.charAt(at) === each);
  return right.length === stem.length - 1 && right.some((each) => index.occurrences(each) === 1);
}

/** 汉阴县 is a county of its own, and so is whatever bears the stem with another suffix. */
function isNameOfOther(written: string, { index }: HanText): boolean {
  return ["", "省", "县", "市", "区"].some((suffix) => index.get(written + suffix) !== null);
}
