/**
 * A question in; the places it names, and the topic it asks about, out.
 */
import type { Language } from "../core/domain.ts";
import type { Limits } from "../core/limits.ts";
import { isMostlyEnglish, normalizeText } from "../language/normalize.ts";
import type { PlaceReading, PlaceRecognizer } from "../places/recognize.ts";
import { isBetweenPlaces } from "../places/relate.ts";
import { asideOf, asideOnPlace } from "../questions/asides.ts";
import { limitRanges, type ReadLimits, readLimits } from "../questions/limits/read-limits.ts";
import { yearInChina } from "../questions/limits/read-years.ts";
import { askedPlaces } from "./asked-places.ts";
import { withoutComparing } from "./comparing-words.ts";
import type { DocumentDirectory } from "./document-directory.ts";
import { limitedBy, scopeWithin } from "./limited.ts";
import type { UnderstoodQuestion } from "./query.ts";
import { type Scope, scopeOf } from "./scope.ts";

export interface Understanding {
  readonly directory: DocumentDirectory;
  readonly recognizer: PlaceRecognizer;
  /** What 近三年 counts from. */
  readonly now: () => number;
}

/** @param given other limits than the question's own */
export function understand(
  question: string,
  means: Understanding,
  given: Limits | null = null,
): Omit<UnderstoodQuestion, "concepts"> {
  const { documents } = means.directory;
  const asked = askedPlaces(question, means.recognizer.read(question));
  const read = limitsIn(question, asked, means);
  const placeReadings = asked.filter((reading) => reading !== read?.regionReading);
  const language: Language = isMostlyEnglish(question) ? "en" : "zh";
  const placed = scopeOf(placeReadings, means.directory);
  const limits = given ?? read?.limits ?? null;
  const limited = limits === null ? null : limitedBy(limits, placed, documents);
  const scope = limited === null ? placed : scopeWithin(placed, limited, documents);
  const rest = topicOf(question, placeReadings, scope, read);
  // Of "Which counties do you have?" the limit leaves half.
  const aside =
    placeReadings.length === 0 ? (asideOf(rest) ?? asideOf(question)) : asideOnPlace(rest);
  const topic = aside === null ? rest : "";
  return { question, language, placeReadings, topic, aside, scope, limited };
}

export function limitsIn(
  text: string,
  places: readonly PlaceReading[],
  { now }: Pick<Understanding, "now">,
): ReadLimits | null {
  return readLimits(text, places, yearInChina(now()));
}

/**
 * As long as a whole message: the model reads a part of that. One character may become eighteen when it is normalised,
 * and what several places are asked about is read once for each.
 */
const maxTopicUtf16 = 4096;

/** The question without the places and the limits that the choice of documents has taken care of. */
function topicOf(
  question: string,
  readings: readonly PlaceReading[],
  { spentReadings, placeNames }: Scope,
  limits: ReadLimits | null,
): string {
  const places = readings.filter((reading) => spentReadings.has(reading));
  const spent = [
    ...places.map(({ range }) => range),
    ...(limits === null ? [] : limitRanges(limits)),
  ];
  let topic = "";
  let from = 0;
  for (const [start, end] of spent.toSorted(([one], [other]) => one - other)) {
    const before = question.slice(from, start);
    if (!isBetweenPlaces(before)) topic += `${before} `;
    from = end;
  }
  const normalized = normalizeText(topic + question.slice(from)).slice(0, maxTopicUtf16);
  return placeNames.length > 1 ? withoutComparing(normalized) : normalized;
}
