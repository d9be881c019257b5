/**
 * Completes a short message from the conversation before it: 上犹呢? after 河曲县如何安置超编人员? asks the same
 * question about 上犹.
 */
import type { Subject } from "../core/domain.ts";
import { blankRanges, isMostlyEnglish } from "../language/normalize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { firstList, placeNames } from "../places/relate.ts";
import { asideOf } from "./asides.ts";
import {
  asksForMore,
  asksOfPlaces,
  asksTheSame,
  closing,
  comparesThem,
  correctionIn,
  comparesWith,
  elsewhereIn,
  isAsking,
  leansOnTopic,
  onlyAsks,
  opening,
  withoutEndMarks,
} from "./follow-up-forms.ts";
import { isListed } from "./own-words.ts";
import { excludedPlaces } from "./excluded-places.ts";
import { askedOfOthers, comparedWith, corrected } from "./follow-up-places.ts";
import { onlyLimits, type PlaceWords, withLimits } from "./limit-follow-up.ts";
import {
  about,
  appended,
  bare,
  baseOf,
  isShort,
  type Leaning,
  placeOf,
  type Previous,
  withPlace,
} from "./rephrase-question.ts";
import { asksForOutcome } from "./outcome.ts";
import { placesOfSubject } from "./subject.ts";
import { withoutTalk } from "./understand.ts";

export interface FollowUp {
  /** Empty where there is no previous question that the message could go on with. */
  readonly question: string;
  /** The same question again, for passages that were not shown yet. */
  readonly isMore: boolean;
  /** Whether the message stands behind the previous question as it is: 成效呢. */
  readonly isAppended?: boolean;
  /** Whether it asks what came of what was shown, which its document tells behind it. */
  readonly asksOutcome?: boolean;
  /** Set where nothing but the message's brevity says that it goes on with the previous question. */
  readonly own?: OwnWords;
}

/** What a message asks beside the previous question. If no document has any of the words, it does not go on with it. */
export interface OwnWords {
  /** May be empty. */
  readonly words: readonly string[];
  /** The message as a question about the places alone. */
  readonly question: string;
}

const namelessPlace =
  /那里|那边|那儿|该[县市区省]|这个?[县市区]|那个?[县市区]|当地|\bthat (?:county|city|district|place)\b/iu;
/** May also mean people, so the place is put before the message and does not replace the pronoun. */
const pronoun =
  /他们|它们?(?!的?是)|(?<!\b(?:is|are|was|were) )\bthere\b(?! (?:is|are|was|were)\b)|\b(?:they|them|their)\b/iu;

/** Whether its form says how it goes on with a question, whatever that was about: 继续, 别处, "compare them". */
export function goesOnByForm(text: string): boolean {
  const said = withoutEndMarks(text.trim());
  return asksForMore(said) || elsewhereIn(said, []) !== null || comparesThem(said);
}

/** What somebody who asks for more of the subject may write, in its language. */
export function moreOf({ question }: Pick<Subject, "question">): string {
  return isMostlyEnglish(question) ? "more" : "还有吗";
}

/** Null for a question that is complete by itself. */
export function followUpOf(
  text: string,
  previous: Previous | null,
  words: PlaceWords,
): FollowUp | null {
  // 好的，上犹呢: but 不对，是汉滨 says what was wrong.
  const isCorrection = correctionIn(withoutEndMarks(text.trim())) !== null;
  const said = withoutEndMarks(isCorrection ? text.trim() : withoutTalk(text.trim()));
  if (asksForMore(said)) return { question: previous?.question ?? "", isMore: true };
  if (previous === null) return needsPrevious(said, words) ? { question: "", isMore: false } : null;
  const leaning = {
    previous: {
      ...previous,
      question: withoutExcluded(withoutTalk(previous.question), words),
    },
    words,
  };
  if (asksForOutcome(said)) return askedForOutcome(text.trim(), leaning);
  const named = withoutExcluded(said, words);
  // The word in front may hide a name, as in 那汉滨呢.
  const placed =
    words.read(named).length === 0 && words.read(bare(named)).length > 0 ? bare(named) : named;
  const other = askedOtherwise(placed, leaning);
  if (other !== null) return { question: other, isMore: false };
  if (asideOf(said) !== null) return null;
  const readings = words.read(placed);
  const question =
    askedWithin(said, leaning) ??
    (readings.length > 0
      ? askedElsewhere(placed, readings, leaning)
      : askedOn(said, text.trim(), leaning));
  // Whoever writes all of it again asks a question of its own.
  if (question === text.trim()) return null;
  if (question !== null) {
    const isAppended = previous.topic !== "" && question === appended(text.trim(), leaning);
    return { question, isMore: false, isAppended };
  }
  return readings.length > 0 ? null : askedOnTopic(said, text.trim(), leaning);
}

/** In the documents about the places that were shown, whatever place was asked about, and in words that these have. */
function askedForOutcome(text: string, { previous, words }: Leaning): FollowUp {
  const { openedId, places, shownPlaces = [], topic } = previous;
  const isShown = openedId !== undefined || shownPlaces.some((name) => places.includes(name));
  const named = isShown || shownPlaces.length === 0 ? places : shownPlaces.slice(0, 1);
  const asked = about(placeOf(named, outcomeInDocuments, words), outcomeInDocuments);
  return {
    question:
      topic === ""
        ? about(placeOf(named, text, words), text)
        : appended(text, { previous: { ...previous, places: named }, words }),
    isMore: false,
    isAppended: true,
    asksOutcome: true,
    own: { words: ["成效"], question: asked },
  };
}

const outcomeInDocuments = "成效如何？";

/** 汉滨有没有 of 除了上犹，汉滨有没有: what is asked of a place is asked of no other. */
function withoutExcluded(said: string, words: PlaceWords): string {
  const readings = words.read(said);
  const { ranges, readings: excluded } = excludedPlaces(said, readings);
  const asked = readings.filter((each) => !excluded.includes(each));
  if (ranges.length === 0 || asked.every(({ kind }) => kind === "region")) return said;
  return blankRanges(said, ranges).replace(/^\s*(?:了|的)?[\s,，]+/u, "");
}

/** 换一个, 和浏阳比呢 and 为什么 say nothing by themselves. */
function needsPrevious(said: string, words: PlaceWords): boolean {
  if (asideOf(said) !== null) return false;
  const readings = words.read(said);
  const list = firstList(said, readings);
  const isCompared = new Set(readings.flatMap(placeNames)).size === 1;
  if (list !== null) return isCompared && comparesWith(said, list);
  return onlyAsks(said) || asksForOutcome(said) || elsewhereIn(said, []) !== null;
}

/** What says itself how it goes on: 和浏阳比呢, 我是说浏阳, 别的县呢. */
function askedOtherwise(said: string, leaning: Leaning): string | null {
  return comparedWith(said, leaning) ?? corrected(said, leaning) ?? askedOfOthers(said, leaning);
}

/** 2022年以后呢 and 县级市呢 consist of limits only. */
function askedWithin(said: string, { previous, words }: Leaning): string | null {
  if (previous.topic === "") return null;
  const limit = bare(said);
  const limits = onlyLimits(limit, words, asksTheSame);
  return limits === null ? null : withLimits(baseOf(previous, words), limit, limits, words);
}

/** 上犹呢 consists of a place only; 上犹怎么考核乡镇呢 is a question of its own. */
function askedElsewhere(
  said: string,
  readings: readonly PlaceReading[],
  { previous, words }: Leaning,
): string | null {
  const [start = 0, end = 0] = firstList(said, readings) ?? [];
  const rest = bare(said.slice(0, start) + said.slice(end)).replace(/\s+/g, " ");
  if (previous.topic === "" || !asksTheSame(rest)) return null;
  return withPlace(previous.question, said.slice(start, end), words);
}

function askedOn(said: string, text: string, leaning: Leaning): string | null {
  const { previous, words } = leaning;
  const isElliptic = opening.test(said) || closing.test(said);
  const isAbout = previous.places.length > 0;
  if (opening.test(said) && isAbout && asksOfItsOwn(bare(said), words))
    return about(placeOf(previous.places, text, words), bare(said));
  if (isElliptic && isShort(bare(said))) {
    if (previous.topic !== "") return appended(text, leaning);
    return isAbout ? about(placeOf(previous.places, text, words), bare(said)) : null;
  }
  if (!isAbout) return null;
  const place = placeOf(previous.places, text, words);
  if (namelessPlace.test(said)) return text.replace(namelessPlace, place);
  if (pronoun.test(said) && !asksOfPlaces(said, words)) return about(place, text);
  // What says too little to be whole is looked at below, with what was asked before.
  return previous.isPointedTo && !leansOnTopic(said, words) ? about(place, text) : null;
}

/** 那编制减了多少 is about the same place and not about what was asked before; 那效果怎么样 is. */
function asksOfItsOwn(rest: string, words: PlaceWords): boolean {
  if (rest.length > maxOwnUtf16 || !isAsking(rest) || asksOfPlaces(rest, words)) return false;
  return words.contentWords(rest).some((word) => word.length > 1 && !isListed(word));
}

/** A longer question says itself what it is about. */
const maxOwnUtf16 = 60;

/** 效果怎么样 and 怎么考核的 have too few words to be whole: of what is what was asked before. */
function askedOnTopic(said: string, text: string, { previous, words }: Leaning): FollowUp | null {
  const places = placesOfSubject(previous);
  const { topic } = previous;
  if ((topic === "" && places.length === 0) || !leansOnTopic(said, words)) return null;
  const ofPlaces = places.length === 0 ? text : about(placeOf(places, text, words), text);
  return {
    question:
      topic === "" ? ofPlaces : appended(text, { previous: { ...previous, places }, words }),
    isMore: false,
    own: { words: onlyAsks(said) ? [] : words.contentWords(said), question: ofPlaces },
  };
}
