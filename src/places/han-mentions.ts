/**
 * Finds mentions of places in Chinese characters in a folded question, in order and without overlap.
 * A full name counts unless it cuts a word. A short name that may be another word counts only with cues around it,
 * with its province in front, or in a list of places.
 */
import type { Division, Gazetteer } from "./divisions.ts";
import { type Mention, overlapChecker, within } from "./mention.ts";
import type { NameIndex } from "./name-index.ts";
import { isProperName, type Segmentation } from "./segmentation.ts";
import {
  allowsPlaceAfter,
  allowsPlaceBefore,
  compoundFollows,
  invitesPlaceBefore,
  isConnective,
  officeBegins,
  officeFollows,
  phraseInvites,
  suffixIsTaken,
  surnamePrecedes,
} from "./surroundings.ts";

export interface HanText {
  readonly text: string;
  readonly segmentation: Segmentation;
  readonly index: NameIndex;
  readonly lists: Gazetteer["lists"];
}

/** "listed": a place only if it is next to a certain one in a list. */
type Verdict = { readonly certainty: "certain" | "listed"; readonly mention: Mention } | null;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Candidates of the mention right before: 山西 in 山西河曲. */
  readonly outers: readonly Division[];
  /** Whether one word such as 跟 joins it to the mention before: 上犹 in 河曲跟上犹. */
  readonly isJoined: boolean;
  /** Whether a comma parts it from what is said of another place. */
  readonly isBehindComma: boolean;
}

export function findHanMentions(han: HanText): Mention[] {
  const certain: Mention[] = [];
  const listed: Mention[] = [];
  let position = 0;
  while (position < han.text.length) {
    const found = findAt(han, position, certain.at(-1), listed);
    if (found === null) position += 1;
    else {
      certain.push(found);
      position = found.end;
    }
  }
  return withListed(han.text, certain, listed);
}

function findAt(
  han: HanText,
  start: number,
  previous: Mention | undefined,
  listed: Mention[],
): Mention | null {
  const longest = han.index.longestFrom(han.text.charAt(start));
  if (longest === 0) return null;
  const outers =
    previous !== undefined && touches(han.text, previous, start) ? previous.candidates : [];
  const isJoined = previous?.end === start - 1 && isConnective(han.text.charAt(start - 1));
  const isBehindComma =
    previous !== undefined && /[,;，；]\s*$/u.test(han.text.slice(previous.end, start));
  for (let length = longest; length >= 2; length -= 1) {
    const end = start + length;
    const name = han.text.slice(start, end);
    if (name.length < length) continue;
    const verdict = judge(han, { start, end, name, outers, isJoined, isBehindComma });
    if (verdict?.certainty === "certain") return verdict.mention;
    if (verdict !== null) listed.push(verdict.mention);
  }
  return null;
}

function judge(han: HanText, span: Span): Verdict {
  const meaning = han.index.get(span.name);
  if (meaning === null || joinsOffice(han, span)) return null;
  const named = meaning.full.length > 0 ? meaning.full : meaning.former;
  const corrected = meaning.full.length === 0;
  return (
    (named.length > 0 ? judgeFullName(han, span, { named, corrected }) : null) ??
    (meaning.short.length > 0 ? judgeShortName(han, span, meaning.short) : null)
  );
}

/** 编办会同县财政局: the verb 会同 and 县财政局. A county is named at the beginning, behind its province and behind a cue. */
function joinsOffice(han: HanText, { start, name, outers, isJoined, isBehindComma }: Span) {
  const stem = han.lists.joining.has(name) ? name : name.slice(0, -1);
  if (!han.lists.joining.has(stem) || !officeBegins(han.text, start + stem.length)) return false;
  if (outers.length > 0 || isJoined) return false;
  return isBehindComma || !invitesPlaceBefore(han, start);
}

function judgeFullName(
  han: HanText,
  span: Span,
  { named, corrected }: { readonly named: readonly Division[]; readonly corrected: boolean },
): Verdict {
  const { text, segmentation, lists } = han;
  const { start, end, name } = span;
  const inside = within(named, span.outers);
  if (inside.length === 0 && segmentation.crosses(start) && !phraseInvites(text, start))
    return null;
  const hasOneCharacterStem = name.length === 2;
  const isInvited = span.isJoined || invitesPlaceBefore(han, start);
  if (hasOneCharacterStem && inside.length === 0 && !isInvited) return null;
  const candidates = inside.length > 0 ? inside : named;
  const isOuter = innerNameFollows(han, end, candidates);
  if (officeFollows(text, end - 1) && !isOuter) {
    const nameEnd = hasOneCharacterStem ? end : end - 1;
    return { certainty: "certain", mention: { start, end: nameEnd, candidates, corrected } };
  }
  const isCut = segmentation.crosses(end) || suffixIsTaken(text, end);
  if (isCut && !isOuter) return null;
  if (hasOneCharacterStem && /^[里内情直]/.test(text.slice(end))) return null;
  const isCommonNoun = lists.generic.has(name) && inside.length === 0;
  return {
    certainty: isCommonNoun ? "listed" : "certain",
    mention: { start, end, candidates, corrected },
  };
}

/** In 临沧市镇康县 and 山西太原 the inner name that follows shows that 市镇 and 西太 are not words there. */
function innerNameFollows(han: HanText, start: number, outers: readonly Division[]): boolean {
  const longest = han.index.longestFrom(han.text.charAt(start));
  for (let length = 2; length <= longest; length += 1) {
    const meaning = han.index.get(han.text.slice(start, start + length));
    if (meaning === null) continue;
    if (within([...meaning.full, ...meaning.short], outers).length > 0) return true;
  }
  return false;
}

function judgeShortName(han: HanText, span: Span, named: readonly Division[]): Verdict {
  const { start, end, name } = span;
  const inside = within(named, span.outers);
  if (innerNameFollows(han, end, named) && isOuterName(han, span))
    return { certainty: "certain", mention: mentionOf(span, inside.length > 0 ? inside : named) };
  if (compoundFollows(han, end)) return null;
  if (inside.length > 0) {
    if (han.segmentation.crosses(end) && !endsWithinOwnWord(han, span)) return null;
    const suffixed = wrongSuffix(han, span, inside);
    return { certainty: "certain", mention: suffixed ?? mentionOf(span, inside) };
  }
  if (han.segmentation.crosses(start) || surnamePrecedes(han, start)) return null;
  if (han.segmentation.crosses(end) && !endsWithinOwnWord(han, span)) return null;
  if (han.lists.ordinary.has(name)) return { certainty: "listed", mention: mentionOf(span, named) };
  const suffixed = wrongSuffix(han, span, named);
  if (suffixed !== null) return { certainty: "certain", mention: suffixed };
  if (isAlsoOtherWord(han, span) && !standsLikePlace(han, span)) return null;
  return { certainty: "certain", mention: mentionOf(span, named) };
}

/** 海南秀英区: an uncertain name counts if the name of one of its parts follows. */
function isOuterName(han: HanText, { start, name, outers }: Span): boolean {
  const isFree = !han.segmentation.crosses(start) || outers.length > 0;
  return isFree && !han.lists.ordinary.has(name);
}

/** 浏阳县 for 浏阳市: the wrong suffix belongs to the name, unless it begins another word (浏阳市场). */
function wrongSuffix(han: HanText, span: Span, named: readonly Division[]): Mention | null {
  const suffix = han.text.charAt(span.end);
  if (suffix === "" || !"县市区".includes(suffix)) return null;
  const full = han.index.get(span.name + suffix);
  if (full !== null && full.full.length + full.former.length > 0) return null;
  const candidates = named.filter((division) => division.level !== "province");
  if (candidates.length === 0) return null;
  const { start, end } = span;
  if (officeFollows(han.text, end)) return { start, end, candidates, corrected: true };
  if (han.segmentation.crosses(end + 1) || suffixIsTaken(han.text, end + 1)) return null;
  return { start, end: end + 1, candidates, corrected: true };
}

function isAlsoOtherWord(han: HanText, span: Span): boolean {
  const { start, end, name } = span;
  const word = han.segmentation.at(start);
  const isOneWord = word !== null && word.start === start && word.end === end;
  return han.lists.hedged.has(name) || !(isOneWord || endsWithinOwnWord(han, span));
}

function standsLikePlace(han: HanText, { start, end, isJoined }: Span): boolean {
  return (
    officeFollows(han.text, end) ||
    ((isJoined || allowsPlaceBefore(han, start)) && allowsPlaceAfter(han.text, end))
  );
}

/** jieba tags it as a proper name, as it does 滨县. */
const newArea = "新区";

/** Suffixes of zones with their own administration, such as 海南自贸港. */
const zone = /(?:园区|开发区|高新区|经开区|自贸区|自贸港|保税区|示范区)$/;

/**
 * Whether the name may end within the word across `end`, because that word is the name with 人 or a suffix (江阴人,
 * 浏阳县) or its last part (滨县 in 汉滨县). 新区 is excluded, because 雄安新区 does not name 安新县.
 */
function endsWithinOwnWord(han: HanText, { start, end }: Span): boolean {
  const word = han.segmentation.at(end);
  // jieba has 苏州工业园区 as one word.
  if (word?.start === start && zone.test(word.word)) return true;
  if (word?.end !== end + 1 || !/[人省市县区旗盟州]/.test(han.text.charAt(end))) return false;
  return (
    word.start === start || (word.start > start && isProperName(word) && word.word !== newArea)
  );
}

function mentionOf({ start, end }: Span, candidates: readonly Division[]): Mention {
  return { start, end, candidates, corrected: false };
}

function touches(text: string, previous: Mention, start: number): boolean {
  return /^[\s·]*的?$/.test(text.slice(previous.end, start)) && start >= previous.end;
}

function withListed(
  text: string,
  certain: readonly Mention[],
  listed: readonly Mention[],
): Mention[] {
  const mentions = [...certain];
  const taken = overlapChecker(certain);
  for (const each of listed) {
    const { start, end } = each;
    if (taken.overlaps(start, end)) continue;
    // No name contains 、, so a mention on its other side ends or begins there.
    const isBesidePlace =
      (text.charAt(start - 1) === "、" && taken.overlaps(start - 2, start - 1)) ||
      (text.charAt(end) === "、" && taken.overlaps(end + 1, end + 2));
    if (!isBesidePlace || !allowsPlaceAfter(text, end)) continue;
    mentions.push(each);
    taken.add(each);
  }
  return mentions.toSorted((one, other) => one.start - other.start);
}
