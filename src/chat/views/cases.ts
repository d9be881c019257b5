/** Plain text about a case in a list, and about what a list is limited to. The chats and the terminal say the same. */
import type { DocumentMeta } from "../../core/domain.ts";
import type { CaseSummary } from "../../core/library.ts";
import type { CaseFilter } from "../../core/limits.ts";
import { caseStanding, isFiltered } from "../../questions/limits/within-limits.ts";
import { limitsText } from "./limits.ts";
import type { Say } from "./messages.ts";
import { openListText, shortPlaceText } from "./names.ts";
import { shorten } from "./text.ts";

const maxRegionUtf16 = 20;
const maxWordsUtf16 = 40;

/** 山西省忻州市 for a county, 甘肃省 for a city: tells places of one name apart. In English: Xinzhou City, Shanxi. */
export function regionLine({ place }: Pick<DocumentMeta, "place">, say: Say): string {
  if (place === null) return "";
  const around = [place.province, place.city].filter((each) => each !== place.name);
  const names = [...new Set(around)]
    .map((each) => shorten(each ?? "", maxRegionUtf16))
    .filter((name) => name !== "");
  if (say.language === "zh") return names.join("");
  return openListText(
    names.toReversed().map((name) => shortPlaceText(name, say)),
    say,
  );
}

/** A single section is the whole document and is not counted. */
export function caseCounts({ sectionCount, measureCount }: CaseSummary, say: Say): string {
  const measures = say("measure-count", { count: measureCount });
  if (sectionCount < 2) return measures;
  return openListText([say("section-count", { count: sectionCount }), measures], say);
}

/** 山西省 · 县 · 2022年及以后 · “超编” */
export function filterText({ limits, words }: CaseFilter, say: Say): string {
  const sought = words.length === 0 ? "" : `“${shorten(words.join(" "), maxWordsUtf16)}”`;
  return [limitsText(limits, say), sought].filter((part) => part !== "").join(" · ");
}

/** The title of a list, with the number of its cases and of all cases. */
export function casesTitle(
  { length: total }: readonly CaseSummary[],
  { length: count }: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): string {
  if (!isFiltered(filter)) return say("cases-title", { count });
  return say("cases-limited", { filter: filterText(filter, say), count, total });
}

/** How many cases may or may not be within the limits; empty for none. */
export function undeterminedLine(
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): string {
  const unknown = cases.filter(({ document }) => caseStanding(document, filter) === "undetermined");
  return unknown.length === 0 ? "" : say("cases-undetermined", { count: unknown.length });
}

/** Why a list is empty. */
export function noneWithinLines(
  cases: readonly CaseSummary[],
  filter: CaseFilter,
  say: Say,
): readonly string[] {
  const hint = filter.words.length === 0 ? "" : say("cases-words-hint");
  const none = say("cases-none-within", { filter: filterText(filter, say) });
  return [none, undeterminedLine(cases, filter, say), hint].filter((line) => line !== "");
}
