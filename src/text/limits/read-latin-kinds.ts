/**
 * Folded text in; the kinds of places that its English chooses among out: which counties, counties in Shanxi.
 * A single county is no choice, and neither are counties that only something is done to.
 */
import type { TextRange } from "../../domain.ts";
import { areLong, kindsOf, latinKinds } from "./kind-words.ts";
import type { KindReading, RegionMention } from "./read-kinds.ts";

const kindsForm = new RegExp(latinKinds, "giu");
const longestBeforeUtf16 = 16;
const longestAfterUtf16 = 16;
const longestGapUtf16 = 40;

export function readLatinKinds(text: string, regions: readonly RegionMention[]): KindReading[] {
  return [...text.matchAll(kindsForm)].flatMap(({ 0: written, index }) => {
    const own: TextRange = [index, index + written.length];
    const within = regions.find(({ range }) => belongsTo(text, own, range)) ?? null;
    const before = text.slice(Math.max(0, own[0] - longestBeforeUtf16), own[0]);
    const after = text.slice(own[1], own[1] + longestAfterUtf16);
    if (!(isLevel.test(written) ? !nounFollows.test(after) : isChosen(written, before, within)))
      return [];
    const [start, end] = within?.range ?? own;
    return [
      { kinds: kindsOf(written), within, range: [Math.min(start, own[0]), Math.max(end, own[1])] },
    ];
  });
}

const isLevel = /^at /iu;
/** "at county level departments" */
const nounFollows = /^ (?:department|bod|agenc|office|unit|government|organ)/iu;
const plural = /s$/iu;
const chooser = /\b(?:which|what|other|all|any)\s+$/iu;
const subject =
  /(?:^|[,.;:?!]\s*|\b(?:in|among|across|for|by|do|did|does|have|has|are|were|can|should|how)\s+)$/iu;

function isChosen(written: string, before: string, within: RegionMention | null): boolean {
  if (!plural.test(written)) return false;
  return within !== null || chooser.test(before) || (areLong(written) && subject.test(before));
}

/** "counties in Shanxi", "Shanxi's counties" */
function belongsTo(text: string, kinds: TextRange, region: TextRange): boolean {
  return (
    isGap(text, [kinds[1], region[0]], /^\s+(?:in|of|from|within|across|under)\s+(?:the\s+)?$/iu) ||
    isGap(text, [region[1], kinds[0]], /^(?:['’]s)?\s+$/u)
  );
}

function isGap(text: string, [from, to]: TextRange, form: RegExp): boolean {
  return to >= from && to - from <= longestGapUtf16 && form.test(text.slice(from, to));
}
