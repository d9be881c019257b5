/**
 * Questions that the bot offers, each of which the documents answer: as examples, and near to one that they do not
 * answer. They are made of the documents' measures; as examples those of prompts/ are taken where the documents answer
 * all of them. A button `ask:hequ-07` names the measure that its question is made of, `ask:hequ` the document, `ask:2`
 * the second example of prompts/.
 */
import type { AskableMeasure, CaseLibrary, CaseSummary, DocumentMeta } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import type { Actions } from "../message.ts";
import type { PlainKey, Say } from "../views/messages.ts";

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
  const measures = (await library.askableMeasures(id)).filter(isClear);
  return measures.slice(0, triedOfDocument).map((measure) => offerOf(measure, say));
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

/** Nearest first; empty where the documents answer nothing near. */
export async function offersNear(
  library: Tried,
  question: string,
  say: Say,
): Promise<readonly OfferedQuestion[]> {
  const found = new Map<string, OfferedQuestion & Pick<AskableMeasure, "document">>();
  const near = (await library.askableNear(question)).filter(isClear);
  for (const measure of near.slice(0, triedNear)) {
    const { document } = measure;
    const offered = offerOf(measure, say);
    const others = [...found.values()].filter((other) => other.document.id === document.id);
    if (found.has(offered.question) || others.length >= mostOfDocument) continue;
    if (!(await library.isAnswered(offered.question, document.id))) continue;
    found.set(offered.question, { ...offered, document });
    if (found.size >= offeredCount) break;
  }
  return [...found.values()];
}

/** @param argument what stands behind `ask:`; null for what is there no more */
export async function offeredQuestion(
  library: Tried,
  argument: string,
  say: Say,
): Promise<string | null> {
  if (/^\d{1,2}$/.test(argument))
    return writtenExamples(say).find(({ data }) => data === `ask:${argument}`)?.question ?? null;
  const ofDocument = library.cases().find(({ document }) => linkKeyOf(document.id) === argument);
  if (ofDocument !== undefined)
    return overviewQuestions(library, ofDocument.document, say)[0]?.question ?? null;
  const passage = await library.passage(argument);
  if (passage === null) return null;
  const measures = await library.askableMeasures(passage.document.id);
  const measure = measures.find(({ passageId }) => passageId === passage.passage.id);
  return measure === undefined ? null : offerOf(measure, say).question;
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

/** In Chinese, like the question. */
function placeOf({ place }: DocumentMeta): string {
  return place?.name ?? "";
}
