/**
 * Makes a question of a text that a message points to and the message's own words: 上犹有没有? in reply to what somebody
 * said asks for the same in 上犹, 别的县呢 for the same without the places that the text names.
 */
import { isMostlyEnglish, normalizeText } from "../language/normalize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { placeNames } from "../places/relate.ts";
import { askedPlaces } from "./asked-places.ts";
import { asksByForm } from "./asks-by-form.ts";
import { excludedPlaces } from "./excluded-places.ts";
import { type PlaceWords, withLimits } from "./limit-follow-up.ts";
import type { ReadLimits } from "./limits/read-limits.ts";
import type { OwnWords } from "./own-words.ts";

/** `text` as it is, unless the own words change it. */
export function askedAbout(text: string, own: OwnWords, words: PlaceWords): string {
  const placed = withOwnPlaces(text, own, words);
  const limits = tellingLimits(own);
  const limited = limits === null ? placed : withLimits(placed, own.text, limits, words);
  return own.carries === "aspect" ? withAspect(limited, own.rest) : limited;
}

function withAspect(text: string, aspect: string): string {
  const said = text.replace(/[。.,，]\s*$/u, "");
  if (isMostlyEnglish(said)) return `${said}${/[?!]$/u.test(said) ? "" : "."} ${aspect}`;
  return `${said}${/[?？!！]$/u.test(said) ? "" : "，"}${aspect}`;
}

/** A county is what most documents are about: 别的县 and "any county" choose no documents. */
export function tellingLimits({ limits: read, text }: OwnWords): ReadLimits | null {
  if (read === null) return null;
  const { region, kinds, years } = read.limits;
  const isTelling =
    region !== null || years !== null || kinds.some((kind) => kind !== "county-level");
  return isTelling ? withoutChooser(read, text) : null;
}

/** 有没有县级市 and 别的县级市 limit to 县级市. */
function withoutChooser(read: ReadLimits, text: string): ReadLimits {
  if (read.kindRange === null) return read;
  const [start, end] = read.kindRange;
  const [chosen = ""] = chooser.exec(text.slice(start, end)) ?? [];
  return { ...read, kindRange: [start + chosen.length, end] };
}

const chooser =
  /^(?:有没有|有无|哪[些个几]个?|其[他它]的?|别的|各个?|(?:any|which|what|other|some)\b)\s*/iu;

function withOwnPlaces(text: string, own: OwnWords, words: PlaceWords): string {
  const read = words.read(text);
  const excluded = excludedPlaces(text, read).readings;
  const there = askedPlaces(
    text,
    read.filter((reading) => !excluded.includes(reading)),
  );
  const left = excludedPlaces(own.text, own.places).readings;
  const namedHere = own.places
    .filter((place) => !left.includes(place))
    .flatMap((place) => writtenIn(text, place));
  if (namedHere.length > 0) {
    const isCompared = there.length > 0 && compares.test(own.rest);
    const named = isCompared ? [...there.map(({ written }) => written), ...namedHere] : namedHere;
    const placed = withPlaces(text, listOf(named, text), there);
    return isCompared || there.length === 0 ? placed : withoutFigures(placed);
  }
  const asked = normalizeText(own.text);
  const isElsewhere = left.length > 0 || asksElsewhere.test(asked);
  const others = [...left, ...there];
  if (others.length === 0 || !(isElsewhere || asksAnywhere.test(asked))) return text;
  const without =
    there.length === 0
      ? text
      : withPlaces(text, isMostlyEnglish(text) ? "other places" : "", there);
  if (!/[\p{L}\p{N}]/u.test(without)) return text;
  if (!isElsewhere) return without;
  const names = [...new Set(others.flatMap(placeNames))];
  const told = there.length === 0 ? text : withoutFigures(without);
  return isMostlyEnglish(text)
    ? `Other than ${listOf(
        names.map((name) => words.inEnglish(name)),
        text,
      )}: ${told}`
    : `除${listOf(names, text)}以外，${told}`;
}

/** What one place tells of itself in figures is not asked of others. A question may choose by them: 55岁以上. */
function withoutFigures(text: string): string {
  return asksByForm(text) ? text : text.replaceAll(/\d+(?:[.,]\d+)*(?:%|％)?/gu, "…");
}

const region = "(?:[省市县区旗州]|县[市区]|市[县区]|区县|地[方区]|城市|省份|单位|人家?|兄弟)";
const asksElsewhere = new RegExp(
  [
    `(?:其[他它]|别|另外?)的?.{0,2}${region}`,
    "^(?:那|还有)?(?:其[他它]|别)的?(?:呢|吗|有)",
    "别[处家]|外[地省县市]|兄弟|周边|邻[县市]|类似|同样|同类|相似|一样",
    "(?:哪|谁|有没有|有无|有).*也",
    String.raw`\b(?:other|others|another|else|elsewhere|similar|too|also|the same|like (?:this|that|it))\b`,
  ].join("|"),
  "iu",
);
const asksAnywhere = new RegExp(
  [
    `(?:哪|有).{0,4}${region}`,
    "哪[里儿]|谁家|有谁|谁.{0,4}过|(?:有|求|找|给).{0,6}(?:先例|前例|案例|例子|实例|经验)",
    String.raw`\b(?:any|which|what|some)\b.{0,12}\b(?:count(?:y|ies)|cit(?:y|ies)|provinces?|districts?|places?|towns?|regions?)\b`,
    String.raw`\b(?:where|who (?:has|have|did|does|do|is|else|tried)|any(?:where|one|body)|some(?:where|one|body)|precedents?|examples?|cases)\b`,
  ].join("|"),
  "iu",
);
const compares =
  /[和跟与同].*(?:比|不同|一样|区别|差别|差异|异同)|相比|对比|比较|\b(?:compar\w+|differ\w*|versus|vs)\b/iu;

/** 上犹县 for Shangyou, where the text is in Chinese. */
function writtenIn(text: string, place: PlaceReading): readonly string[] {
  const isForeign = !isMostlyEnglish(text) && !/\p{Script=Han}/u.test(place.written);
  return isForeign ? placeNames(place) : [place.written];
}

function listOf(names: readonly string[], text: string): string {
  return names.join(isMostlyEnglish(text) ? " and " : "和");
}

/** Puts `place` where the text names the first of the places, and takes the others out. */
function withPlaces(text: string, place: string, there: readonly PlaceReading[]): string {
  const [first] = there;
  if (first === undefined) return `${place}${isMostlyEnglish(text) ? ": " : "："}${text}`;
  let changed = "";
  let from = 0;
  for (const { range } of there) {
    const gap = text.slice(from, range[0]);
    changed += from > 0 && separators.test(gap) ? "" : gap;
    if (range === first.range) changed += place;
    from = range[1];
  }
  return (changed + text.slice(from)).replace(/^[\s,，、:：的]+/u, "").trim();
}

const separators = /^\s*(?:[、,，和与及跟同]|and|,)\s*$/iu;
