/**
 * Understands a question: the places and limits that it names, the documents that may answer, and its topic.
 * With several places, the words that only ask for a comparison are removed from the topic: no document has them.
 */
import type { Language, TextRange } from "../core/domain.ts";
import type { Limits } from "../core/limits.ts";
import { isMostlyEnglish, normalizeText } from "../language/normalize.ts";
import type { PlaceReading, PlaceRecognizer } from "../places/recognize.ts";
import { isBetweenPlaces } from "../places/relate.ts";
import { asksByForm } from "./asks-by-form.ts";
import { asideInPart, asideOf, asideOnPlace } from "./asides.ts";
import { askedPlaces } from "./asked-places.ts";
import type { DocumentDirectory } from "./document-directory.ts";
import { excludedPlaces } from "./excluded-places.ts";
import { limitedBy, scopeWithin } from "./limited.ts";
import { limitRanges, type ReadLimits, readLimits } from "./limits/read-limits.ts";
import { yearInChina } from "./limits/read-years.ts";
import { numberedDocuments, scopeOfNumbered, withoutNumbers } from "./numbered-documents.ts";
import type { UnderstoodQuestion } from "./query.ts";
import { type Scope, scopeOf, scopeWithout } from "./scope.ts";
import { readTalk } from "./talk.ts";

export interface Understanding {
  readonly directory: DocumentDirectory;
  readonly recognizer: PlaceRecognizer;
  /** The present in milliseconds, from which 近三年 is counted. */
  readonly now: () => number;
}

/** @param given limits that replace the question's own */
export async function understand(
  written: string,
  means: Understanding,
  given: Limits | "none" | null = null,
): Promise<Omit<UnderstoodQuestion, "concepts" | "fact" | "correctedTerms">> {
  const { documents } = means.directory;
  const numbered = numberedDocuments(written, documents);
  const question = withoutNumbers(written, numbered);
  const named = means.recognizer.read(question);
  const excluded = excludedPlaces(question, named);
  const asked = askedPlaces(question, withoutReadings(named, excluded.readings));
  const read = given === "none" ? null : limitsIn(question, asked, means);
  const placeReadings = asked.filter((reading) => reading !== read?.regionReading);
  const language: Language = isMostlyEnglish(question) ? "en" : "zh";
  const ofPlaces = scopeWithout(
    await scopeOf(placeReadings, means.directory),
    excluded.readings,
    means.directory,
  );
  const placed =
    numbered === null ? ofPlaces : scopeOfNumbered(ofPlaces, numbered, means.directory.documents);
  const limits = given === "none" ? null : (given ?? read?.limits ?? null);
  const limited = limits === null ? null : limitedBy(limits, placed, documents);
  const scope = limited === null ? placed : scopeWithin(placed, limited, documents);
  const { spentReadings, guessedReadings } = scope;
  const spending = {
    scope,
    ranges: [...excluded.ranges, ...(read === null ? [] : limitRanges(read))],
  };
  const asksFor = (spent: ReadonlySet<PlaceReading>) =>
    withoutExcepted(withoutTalk(topicOf(question, { ...spending, spent })));
  const rest = asksFor(spentReadings);
  // In "Which counties do you have?", "counties" is removed as a limit, so the whole question is tested as well.
  const aside =
    placeReadings.length === 0 && numbered === null
      ? (asideInPart(rest) ?? asideOf(question))
      : asideOnPlace(rest);
  const topic = aside === null ? rest : "";
  const told = new Set([...spentReadings].filter((reading) => !guessedReadings.has(reading)));
  const comparedTopic = topic === "" || guessedReadings.size === 0 ? topic : asksFor(told);
  return {
    question: written,
    language,
    placeReadings,
    topic,
    comparedTopic,
    aside,
    scope,
    limited,
  };
}

/** Without clauses that only greet, excuse or thank, unless there is nothing else. */
export function withoutTalk(topic: string): string {
  const clauses = topic.match(/[^,，;；。.!！?？\n]+[,，;；。.!！?？\n]*/gu) ?? [];
  if (clauses.length < 2) return topic;
  const asking = clauses.filter(
    (clause) => readTalk(clause) === null && asideOf(clause) === null && !introducesSelf(clause),
  );
  return asking.length === 0 ? topic : asking.join("").trim();
}

/** Without what is known already: 评估 in 除了评估还做了什么. */
function withoutExcepted(topic: string): string {
  const rest = topic.replace(excepted, "").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : topic;
}

const excepted =
  /除(?:了|去|开|掉)?[^,，。?？!！]{1,20}?(?:之外|以外|外)?[,，]?\s*(?=还|另外|其[他它]|别的)|\b(?:besides|apart from|other than|aside from|in addition to) [^,?]{1,60}, (?=what|how|which|did|does)/u;

/** 我是隔壁县编办的: says who asks. */
function introducesSelf(clause: string): boolean {
  return introduction.test(clause) && !asksByForm(clause);
}

const introduction =
  /^\s*(?:我|我们)(?:这边|这里|单位)?(?:是[^,，。?？]{1,20}的|来自[^,，。?？]{1,20}|在[^,，。?？]{1,20}(?:工作|上班))[,，;；。.!！\s]*$|^\s*(?:i am|i'm|i work|we are|we're|my name is)\b[^,.?]{1,40}[,.!;\s]*$/iu;

function withoutReadings(
  readings: readonly PlaceReading[],
  others: readonly PlaceReading[],
): readonly PlaceReading[] {
  return readings.filter((reading) => !others.includes(reading));
}

export function limitsIn(
  text: string,
  places: readonly PlaceReading[],
  { now }: Pick<Understanding, "now">,
): ReadLimits | null {
  return readLimits(text, places, yearInChina(now()));
}

/**
 * The length of the longest message; the model reads less. Normalisation can turn one character into eighteen, and a
 * comparison reads the topic once for each place.
 */
const maxTopicUtf16 = 4096;

interface Spending {
  readonly spent: ReadonlySet<PlaceReading>;
  readonly scope: Scope;
  /** Of the limits and of the places that are left out. */
  readonly ranges: readonly TextRange[];
}

/** The normalised question without the places and limits that have chosen the documents. */
function topicOf(question: string, { spent, scope, ranges }: Spending): string {
  const { placeNames } = scope;
  const all = [...[...spent].map(({ range }) => range), ...ranges];
  let topic = "";
  let from = 0;
  for (const [start, end] of all.toSorted(([one], [other]) => one - other)) {
    const before = question.slice(from, start);
    if (!isBetweenPlaces(before)) topic += `${before} `;
    from = Math.max(from, end);
  }
  const normalized = normalizeText(topic + question.slice(from)).slice(0, maxTopicUtf16);
  return placeNames.length > 1 ? withoutComparing(normalized) : normalized;
}

const chinese = new RegExp(
  [
    "(?:请|帮我?)?(?:对比|比较|对照|比一?比)(?:一下|下)?(?![大小多少好高低表])",
    "(?:之间)?又?有?(?:什么|啥|哪些|何|多大)的?(?:不同|区别|差别|差异|异同|不一样)(?:之处|的地方)?",
    "的?(?:异同|不同之处|相同点和不同点|共同点)",
    "这?[两三四五六几](?:地|个?(?:地方|县市?|市县?|县区|地区))(?![级直委乡])(?:之间)?",
    "各自|分别|相比(?:之下|起来|较)?|比起来|放在一起(?:看|说)",
  ].join("|"),
  "gu",
);
const english =
  /\b(?:compar(?:e|es|ed|ing|isons?)(?: (?:to|with|of|between))?|contrast(?:s|ed|ing)?|differ(?:s|ed)?(?: (?:from|in))?|differences?(?: (?:between|in))?|similarit(?:y|ies)|versus|vs\.?|respective(?:ly)?|side by side|each|both)\b/gu;

/** Removes words that only ask for a comparison; returns the topic unchanged if nothing else would be left. */
export function withoutComparing(topic: string): string {
  const rest = topic.replace(chinese, "").replace(english, " ").replace(/ {2,}/gu, " ").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : topic;
}
