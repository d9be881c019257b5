/**
 * Finds the kinds of place that a text chooses among, and their region: 哪些县, 山西的县, 县级市怎么…, which counties,
 * counties in Shanxi. Conservative: a kind inside another word (县委, 县乡机构改革), a kind as the object of an action
 * (把权力下放到县) and a single English county choose nothing.
 */
import type { TextRange } from "../../core/domain.ts";
import type { PlaceKind, Region } from "../../core/limits.ts";
import { areLong, hanKinds, kindsOf, latinKinds } from "./kind-words.ts";

/** A province or prefecture, and the range of its name. */
export interface RegionMention {
  readonly region: Region;
  readonly range: TextRange;
}

export interface KindReading {
  readonly kinds: readonly PlaceKind[];
  /** The region in 山西的县; null if there is none. */
  readonly within: RegionMention | null;
  /** Includes the region. */
  readonly range: TextRange;
}

/** `text` is folded. Null if it makes no choice, or more than one. */
export function readKinds(text: string, regions: readonly RegionMention[]): KindReading | null {
  const [only, ...others] = [...readHanKinds(text, regions), ...readLatinKinds(text, regions)];
  return only === undefined || others.length > 0 ? null : only;
}

/** A match of `hanKinds` with its context. */
interface Stretch {
  readonly written: string;
  readonly hasProvince: boolean;
  /** The determiner, such as 哪些, 其他 or 各; empty if there is none. */
  readonly chooser: string;
  /** The text between the region and the chooser; null if no region precedes. */
  readonly gap: string | null;
  readonly before: string;
  readonly after: string;
}

/** The patterns need no more context. */
const longestChooserUtf16 = 4;
const longestBeforeUtf16 = 8;
const longestGapUtf16 = 40;
const longestAfterUtf16 = 8;

function readHanKinds(text: string, regions: readonly RegionMention[]): KindReading[] {
  return [...text.matchAll(kindsForm)].flatMap(({ 0: written, index }) => {
    const chooser =
      hanChooser.exec(text.slice(Math.max(0, index - longestChooserUtf16), index))?.[0] ?? "";
    const start = index - chooser.length;
    const end = index + written.length;
    const within = regions.find(({ range }) => gapBetween(text, range[1], start) !== null) ?? null;
    const kinds = kindsOf(written);
    const isChosen = chooses({
      written,
      hasProvince: kinds.includes("province"),
      chooser,
      gap: within === null ? null : gapBetween(text, within.range[1], start),
      before: text.slice(Math.max(0, start - longestBeforeUtf16), start),
      after: text.slice(end, end + longestAfterUtf16),
    });
    return isChosen ? [{ kinds, within, range: [within?.range[0] ?? start, end] }] : [];
  });
}

const kindsForm = new RegExp(hanKinds, "gu");
const hanChooser = /(?:哪些|哪几个|哪一?个|其[他它]的?|别的|各个?|每个|所有的?|全部的?|有没有)$/u;
const gapForm =
  /^[省市]?(?:境内|辖区内|辖内|范围内|内|里|下面|下辖|所辖|下属|管辖|辖)?(?:的|有)?$/u;

/** The connecting text in 山西的县 or 忻州下面的县; years in between are already blank (山西2022年以后的县). */
function gapBetween(text: string, from: number, to: number): string | null {
  if (to < from || to - from > longestGapUtf16) return null;
  const gap = text.slice(from, to).replace(/\s/gu, "");
  return gapForm.test(gap) ? gap : null;
}

/** 县委, 县直部门, 县区: the word continues, or the list continues with something that is not a kind. */
const wordGoesOn =
  /^(?:[级政直域乡城长属内外市县区旗镇村志局州块位帜舰际辖、和与及或(（/]|委(?!托)|办(?![了过好])|编(?!制)|处(?![理置])|划(?![转出定分])|下(?![放沉移])|以及|里(?!面)|机关|部门|领导|财政|人[大民武]|公安|法院|检察|纪[委检]|监[委察]|教育|卫[生健]|医|农|林业|水利|交通|民政|司法|干部|管理)/u;
/** 哪些区别, 哪些省钱的办法: the kind is part of another word. */
const isOtherWord = /^(?:区(?:[别间隔]|分(?![别步批类级设头]))|省[钱事力心时略])/u;
/** What can follow the places in a sentence about them. */
const sentenceGoesOn =
  /^(?:$|[\s,，。.?？!！;；:：)）]|怎|如何|咋|是|有|都|在|把|对|将|能|可以|会|要|的|哪|为什么|为何|也|分别|一般|应|需|曾|已|用|给|让|由|就|还|做|搞|推|实施|开展|探索|建立|设立|组建|安置|压缩|精简|优化|改革|合并|撤|核减|采取|通过)/u;
const inTheirMidst = /^(?:里面?|当?中|之中)/u;
const clauseStart = /(?:^|[\s,，。.?？!！;；:：]|在|请问|想问|关于|那么?|全国|我国)$/u;
/** 把权力下放到哪些县, 和其他县相比: the kind is an object, and the question is about another place. */
const isObject = /[到向给对往把将与和跟为由让使比学]$/u;
/** 试点包括哪些县 asks for names, which stand in documents of every level; 你们收录了哪些县 for those of this level. */
const namesThem = /(?:包[括含]|涵盖|涉及|覆盖|确定|公布|选[定出]|列[入出为]|(?<!收录)了)$/u;
/** What can follow the kind in 做过大部制的县级市有哪些. */
const endsThere = /^(?:$|[\s,，。.?？!！;；]|有哪些|是哪)/u;

function chooses({ written, hasProvince, chooser, gap, before, after }: Stretch): boolean {
  if (isOtherWord.test(`${written.slice(-1)}${after}`)) return false;
  const isLong = areLong(written);
  const behind = isLong ? after.replace(inTheirMidst, "") : after;
  const isInRegion = gap !== null;
  if (wordGoesOn.test(behind) || (!isInRegion && isObject.test(before))) return false;
  if (/^哪(?:些|几)/u.test(chooser)) return isInRegion || !namesThem.test(before);
  // 其他省 includes the places in these provinces, so it does not limit the answer to provinces.
  if (/^[其别]/u.test(chooser)) return !hasProvince;
  if (/^[哪有]/u.test(chooser)) return isLong;
  const isSubject = isInRegion || clauseStart.test(before);
  if (chooser !== "") return isSubject;
  if (isInRegion) return isLong || (gap !== "" && sentenceGoesOn.test(behind));
  if (!isLong) return false;
  return isSubject ? sentenceGoesOn.test(behind) : before.endsWith("的") && endsThere.test(behind);
}

const latinKindsForm = new RegExp(latinKinds, "giu");
const longestLatinBeforeUtf16 = 16;
const longestLatinAfterUtf16 = 16;
const longestLatinGapUtf16 = 40;

function readLatinKinds(text: string, regions: readonly RegionMention[]): KindReading[] {
  return [...text.matchAll(latinKindsForm)].flatMap(({ 0: written, index }) => {
    const own: TextRange = [index, index + written.length];
    const within = regions.find(({ range }) => belongsTo(text, own, range)) ?? null;
    const before = text.slice(Math.max(0, own[0] - longestLatinBeforeUtf16), own[0]);
    const after = text.slice(own[1], own[1] + longestLatinAfterUtf16);
    if (
      !(isLevel.test(written)
        ? !nounFollows.test(after)
        : isChosenInEnglish(written, before, within))
    )
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

function isChosenInEnglish(written: string, before: string, within: RegionMention | null): boolean {
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
  return to >= from && to - from <= longestLatinGapUtf16 && form.test(text.slice(from, to));
}
