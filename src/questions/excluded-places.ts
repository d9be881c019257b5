/**
 * Reads the places that a question leaves out: 除河曲外, 河曲以外的地方, "places other than Hequ".
 */
import type { TextRange } from "../core/domain.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { firstList } from "../places/relate.ts";
import { regionOfReading } from "./limits/read-limits.ts";

export interface ExcludedPlaces {
  readonly readings: readonly PlaceReading[];
  /** The words that leave them out, the names included; in order. */
  readonly ranges: readonly TextRange[];
}

const except =
  /(?:除(?:了|去|开|掉)?|(?:撇|抛|刨)(?:开|去|除)|不算|不含|不包[括含]|排除|去掉|(?<=^|[\s,，。;；!！]|我|请|都|只|就)(?:别|不|先不|不想|不用)(?:要|看|用|给|提|管|说|谈|讲|问)(?:我)?(?:看|说)?)$/u;
/** 除了河曲县委 leaves out no place. */
const nameEnds =
  /^(?:这(?:个|边|里)|那(?:个|边|里))?(?:等地?|几个?(?:地方|县))?(?=$|[\s,，。?？!！]|之?外|以外|还|也|都|[谁哪]|任何|随便|其[他它]|吧|别|另|呢|了|有|的$|的(?=[,，。?？!！\s了])|的(?:地方|做法|经验|例子|案例|情况|资料))/u;
/** 抛开河曲不谈. */
const setAside = /^不(?:谈|说|算|论|提|看|计)(?:了|的话)?/u;
const outside =
  /^(?:这(?:个|边|里)|那(?:个|边|里))?(?:(?:以|之)外|外(?=[\s,，的]))(?:的?(?:其[他它]|别)的?(?:地方|地区|城市|省份?|县[市区]?|市县?|区县?)|的)?/u;
const exceptInEnglish =
  /(?:\b(?:other )?(?:places|counties|cities|districts) |\b(?:every|any)(?:thing|where|one|body) (?:else )?)?\b(?:other than|except(?: for)?|apart from|besides|aside from|excluding|leaving out|not counting|(?<=\b(?:every|any)(?:thing|where|one|body) (?:else )?|\ball )but) (?:in )?(?:the )?$/iu;
/** 不止河曲吧, "drop Hequ", "surely not only Hequ"; but "not only Hequ but Hanbin" speaks of both. */
const notOnly =
  /(?:不是?(?:止|只|光|单|仅)仅?(?:是|有)?|\bnot (?:only|just) (?:in )?(?:the )?|^(?:please )?(?:drop|skip|ignore|leave out|forget(?: about)?) )$/iu;
const nothingElse =
  /^(?:一?个?[县市区]|一[个处])?(?:吧|吗|呢|了|,? (?:right|surely|though))?[\s.。?？!！]*$/iu;

export function excludedPlaces(
  question: string,
  readings: readonly PlaceReading[],
): ExcludedPlaces {
  const excluded: PlaceReading[] = [];
  const ranges: TextRange[] = [];
  let rest = readings;
  while (rest.length > 0) {
    const [start, end] = leftOutTogether(question, rest);
    const range = rangeLeftOut(question, [start, end]);
    const list = rest.filter((reading) => reading.range[1] <= end);
    if (range !== null) {
      ranges.push(range);
      excluded.push(...list);
    }
    rest = rest.slice(list.length);
  }
  return { readings: excluded, ranges };
}

/**
 * The first list of places, up to what is asked behind a comma: 除了河曲，山西还有哪些县, 除了河曲，汉滨有没有. Other places are
 * asked about where the list is closed, or where what follows it says so.
 */
function leftOutTogether(question: string, readings: readonly PlaceReading[]): TextRange {
  const [start, end] = firstList(question, readings) ?? [0, question.length];
  const rest = question.slice(end);
  if (outside.test(rest)) return [start, end];
  const isAfterComma = ({ range: [from] }: PlaceReading) =>
    from > start && from < end && /[,，]\s*$/u.test(question.slice(start, from));
  const region = readings.findIndex((each) => isAfterComma(each) && regionOfReading(each) !== null);
  const index =
    region >= 0 || asksOfOthers.test(rest) || isInEnglish(question, start)
      ? region
      : readings.findLastIndex(isAfterComma);
  return [start, readings[index - 1]?.range[1] ?? end];
}

/** Behind a list of places that are all left out: a comma, 其他地方, 哪些县. */
const asksOfOthers =
  /^(?:等(?:地|县|市|区)?)?\s*(?:$|[,，。?？!！])|^(?:等地)?(?:还|也|都)?(?:有)?(?:没有)?(?:哪[些个几里儿]|谁|其[他它]|别[的处]|另|什么(?:地方|[县市区]))/u;

/** Its lists have commas: "other than Hequ, Hanbin and Liuyang". */
function isInEnglish(question: string, start: number): boolean {
  return exceptInEnglish.test(question.slice(Math.max(0, start - longestCueUtf16), start));
}

/** The list of places with the words around it; null where it is not left out. */
function rangeLeftOut(question: string, [start, end]: TextRange): TextRange | null {
  const before = question.slice(Math.max(0, start - longestCueUtf16), start);
  const after = question.slice(end);
  const behind = outside.exec(after)?.[0].length ?? 0;
  const only = nothingElse.test(after) ? notOnly.exec(before) : null;
  if (only !== null) return [start - only[0].length, end];
  const inFront = except.exec(before)?.[0] ?? exceptInEnglish.exec(before)?.[0] ?? "";
  if (inFront === "") return behind === 0 ? null : [start, end + behind];
  const aside = setAside.exec(after)?.[0].length ?? 0;
  const isLeftOut = exceptInEnglish.test(before) || aside > 0 || nameEnds.test(after);
  return isLeftOut ? [start - inFront.length, end + Math.max(behind, aside)] : null;
}

/** UTF-16 units of the longest words in front, such as "other counties not counting in the ". */
const longestCueUtf16 = 40;
