/**
 * Questions that the bot offers, each of which the documents answer: as examples, and near to one that they do not
 * answer. They are made of the documents' measures; as examples those of prompts/ are taken where the documents answer
 * all of them. A button `ask:hequ-07` names the measure that its question is made of, `ask:hequ` the document, `ask:2`
 * the second example of prompts/; `ask:hequ-07.en` asks in English.
 */
import type { DocumentMeta } from "../../core/domain.ts";
import type { AskableMeasure, CaseLibrary, CaseSummary } from "../../core/library.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import type { Actions } from "../message.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { shortPlaceText } from "../views/names.ts";

export interface OfferedQuestion {
  readonly question: string;
  /** Of the button that asks it. */
  readonly data: string;
}

/** As many as one looks at before typing. */
const offeredCount = 3;
/** Trials take a few hundredths of a second each. */
const [mostDocumentsTried, triedOfDocument, triedNear] = [40, 3, 8];
/** Of the questions near to one: whoever asked of the wrong document finds another among them. */
const mostOfDocument = 2;
const enoughInEnglish = 2;

const exampleKeys = ["example-1", "example-2", "example-3"] as const satisfies PlainKey[];

/** What the prompts give as examples, whether or not the documents answer them. */
function writtenExamples(say: Say): readonly OfferedQuestion[] {
  return exampleKeys.map((key, index) => ({ question: say(key), data: `ask:${index + 1}` }));
}

type Tried = Pick<
  CaseLibrary,
  "cases" | "askableMeasures" | "askableNear" | "isAnswered" | "passage"
>;

/** By the list of cases, which each edition of the documents has of its own, and what the prompts say. */
const examples = new WeakMap<
  readonly CaseSummary[],
  Map<string, Promise<readonly OfferedQuestion[]>>
>();

/** At most three, about different places where there are so many; found once for an edition of the documents. */
export function examplesOf(library: Tried, say: Say): Promise<readonly OfferedQuestion[]> {
  const cases = library.cases();
  const ofEdition = examples.get(cases) ?? new Map<string, Promise<readonly OfferedQuestion[]>>();
  examples.set(cases, ofEdition);
  const key = exampleKeys.map((name) => say(name)).join("\n");
  const known = ofEdition.get(key);
  if (known !== undefined) return known;
  const found = findExamples(library, say);
  ofEdition.set(key, found);
  found.catch(() => ofEdition.delete(key));
  return found;
}

/** For the middle of a sentence; `none` where the documents answer nothing that could be offered. */
export async function exampleIn(library: Tried, say: Say): Promise<string> {
  const [first] = await examplesOf(library, say);
  return first?.question ?? "none";
}

async function findExamples(library: Tried, say: Say): Promise<readonly OfferedQuestion[]> {
  const written = writtenExamples(say);
  if (await areAnswered(library, written)) return written;
  const found: OfferedQuestion[] = [];
  const documents = acrossPlaces(library.cases()).slice(0, mostDocumentsTried);
  // A place as a whole says less of what can be asked: only where there is too little else.
  for (const questionsOn of [measureQuestions, overviewQuestions]) {
    for (const document of documents) {
      if (found.length >= offeredCount) return found;
      const isNew = found.every(({ data }) => !isAbout(data, document));
      const offered = isNew
        ? await firstAnswered(library, document, await questionsOn(library, document, say))
        : null;
      if (offered !== null) found.push(offered);
    }
  }
  return found;
}

function isAbout(data: string, { id }: DocumentMeta): boolean {
  const key = `ask:${linkKeyOf(id)}`;
  return data === key || data.startsWith(`${key}-`);
}

/** They were written for some documents: where one of them is not answered, these are others. */
async function areAnswered(library: Tried, offered: readonly OfferedQuestion[]): Promise<boolean> {
  for (const { question } of offered) if (!(await library.isAnswered(question, null))) return false;
  return true;
}

/** A question that the document answers; null where none was found. */
export async function offerAbout(
  library: Tried,
  document: DocumentMeta,
  say: Say,
): Promise<OfferedQuestion | null> {
  const offered = [
    ...(await measureQuestions(library, document, say)),
    ...overviewQuestions(library, document, say),
  ];
  return firstAnswered(library, document, offered);
}

async function firstAnswered(
  library: Tried,
  { id }: DocumentMeta,
  offered: readonly OfferedQuestion[],
): Promise<OfferedQuestion | null> {
  for (const each of offered) if (await library.isAnswered(each.question, id)) return each;
  return null;
}

async function measureQuestions(
  library: Tried,
  { id }: DocumentMeta,
  say: Say,
): Promise<readonly OfferedQuestion[]> {
  const measures = (await library.askableMeasures(id)).filter(isClear).slice(0, triedOfDocument);
  return [
    ...measures.flatMap((measure) => englishOfferOf(measure, say) ?? []),
    ...measures.map((measure) => offerOf(measure, say)),
  ];
}

/** Nobody would ask for a document as a whole that is about no place. */
function overviewQuestions(_: Tried, document: DocumentMeta, say: Say): readonly OfferedQuestion[] {
  const place = placeOf(document);
  if (place === "") return [];
  return [{ question: say("offer-overview", { place }), data: `ask:${linkKeyOf(document.id)}` }];
}

/** One document of each place, and those about none; such as stand far apart in the list first. */
function acrossPlaces(cases: readonly CaseSummary[]): readonly DocumentMeta[] {
  const ofPlace = new Map<string, DocumentMeta>();
  for (const { document } of cases) {
    const name = placeOf(document) || document.id;
    if (!ofPlace.has(name)) ofPlace.set(name, document);
  }
  const documents = [...ofPlace.values()];
  const step = Math.max(1, Math.floor(documents.length / offeredCount));
  const rankOf = (index: number) => (index % step) * documents.length + index;
  return documents
    .map((document, index) => ({ document, rank: rankOf(index) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ document }) => document);
}

/**
 * Nearest first; empty where the documents answer nothing near. For who reads English, those in English, then the
 * examples: what one can read is better than what is nearer.
 */
export async function offersNear(
  library: Tried,
  question: string,
  say: Say,
): Promise<readonly OfferedQuestion[]> {
  const near = (await library.askableNear(question)).filter(isClear).slice(0, triedNear);
  const inChinese = () => answeredOf(library, near, (measure) => offerOf(measure, say));
  if (say.language === "zh") return inChinese();
  const english = await answeredOf(library, near, (measure) => englishOfferOf(measure, say));
  if (english.length >= enoughInEnglish) return english;
  const readable = (await examplesOf(library, say)).filter((each) => countInChinese([each]) === 0);
  const others = readable.length > 0 ? readable.map(askedInEnglish) : await inChinese();
  return [...english, ...others].slice(0, offeredCount);
}

async function answeredOf(
  library: Tried,
  measures: readonly AskableMeasure[],
  offer: (measure: AskableMeasure) => OfferedQuestion | null,
): Promise<readonly OfferedQuestion[]> {
  const found = new Map<string, OfferedQuestion>();
  const countOf = new Map<string, number>();
  for (const measure of measures) {
    const { id } = measure.document;
    const offered = offer(measure);
    const count = countOf.get(id) ?? 0;
    if (offered === null || found.has(offered.question) || count >= mostOfDocument) continue;
    if (!(await library.isAnswered(offered.question, id))) continue;
    found.set(offered.question, offered);
    countOf.set(id, count + 1);
    if (found.size >= offeredCount) break;
  }
  return [...found.values()];
}

function askedInEnglish({ question, data }: OfferedQuestion): OfferedQuestion {
  return { question, data: isInEnglish(data) ? data : `${data}.en` };
}

/** @param argument what stands behind `ask:`; null for what is there no more */
export async function offeredQuestion(
  library: Tried,
  argument: string,
  say: Say,
): Promise<string | null> {
  const name = argument.replace(englishMark, "");
  if (/^\d{1,2}$/.test(name))
    return writtenExamples(say).find(({ data }) => data === `ask:${name}`)?.question ?? null;
  const ofDocument = library.cases().find(({ document }) => linkKeyOf(document.id) === argument);
  if (ofDocument !== undefined)
    return overviewQuestions(library, ofDocument.document, say)[0]?.question ?? null;
  const passage = await library.passage(name);
  if (passage === null) return null;
  const measures = await library.askableMeasures(passage.document.id);
  const measure = measures.find(({ passageId }) => passageId === passage.passage.id);
  if (measure === undefined) return null;
  const english = isInEnglish(argument) ? englishOfferOf(measure, say) : null;
  return (english ?? offerOf(measure, say)).question;
}

const englishMark = /\.en$/u;

/** @param argument what stands behind `ask:` */
export function isInEnglish(argument: string): boolean {
  return englishMark.test(argument);
}

/** How many of the questions are in Chinese, for the words above them. */
export function countInChinese(offered: readonly OfferedQuestion[]): number {
  return offered.filter(({ question }) => /\p{Script=Han}/u.test(question)).length;
}

/** One below the other: they are as long as a line. */
export function offerRows(offered: readonly OfferedQuestion[]): Actions {
  return offered.map(({ question, data }) => [{ label: question, data }]);
}

/** Shorter ones say enough only beside a place: 压实责任. */
const minUnplacedUtf16 = 6;

function isClear({ document, action }: AskableMeasure): boolean {
  return placeOf(document) !== "" || action.length >= minUnplacedUtf16;
}

function offerOf({ passageId, document, action }: AskableMeasure, say: Say): OfferedQuestion {
  const place = placeOf(document);
  const question =
    place === ""
      ? say("offer-action-unplaced", { action })
      : say("offer-action", { place, action });
  return { question, data: `ask:${linkKeyOf(passageId)}` };
}

/** For who reads English; null where it is not certain what the measure is called there. */
function englishOfferOf(
  { passageId, document, action }: AskableMeasure,
  say: Say,
): OfferedQuestion | null {
  const topic = say.language === "en" ? say.english.objectOf(action) : null;
  const place = placeOf(document);
  if (topic === null || place === "") return null;
  const question = say("offer-topic", { place: shortPlaceText(place, say), topic });
  return { question, data: `ask:${linkKeyOf(passageId)}.en` };
}

/** In Chinese, like the question. */
function placeOf({ place }: DocumentMeta): string {
  return place?.name ?? "";
}
