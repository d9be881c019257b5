/**
 * A case in, what is said of it wherever it is listed out. Plain text; Telegram and the terminal say the same.
 */
import type { CaseSummary, DocumentMeta } from "../core/domain.ts";
import { placeName } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";

const maxRegionUtf16 = 20;

export function caseName({ document }: CaseSummary, say: Say): string {
  return placeName(document) || say("answer-unplaced");
}

/** 山西省忻州市 for a county, 甘肃省 for a city: what tells it from others of its name. */
export function regionOf({ place }: Pick<DocumentMeta, "place">): string {
  if (place === null) return "";
  const around = [place.province, place.city].filter((each) => each !== place.name);
  return [...new Set(around)].map((each) => shorten(each ?? "", maxRegionUtf16)).join("");
}

/** One section alone is none: it is the whole document. */
export function caseCounts({ sectionCount, measureCount }: CaseSummary, say: Say): string {
  const measures = say("measure-count", { count: measureCount });
  if (sectionCount < 2) return measures;
  return [say("section-count", { count: sectionCount }), measures].join(say("list-separator"));
}
