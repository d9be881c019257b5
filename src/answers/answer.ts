/**
 * Answers a question: retrieves passages, judges and selects them, marks sentences, and drops excerpts that are not
 * verbatim.
 */
import {
  type Answer,
  type Excerpt,
  type Language,
  type PassageSource,
  type UnderstandingNote,
} from "../core/domain.ts";
import type { Limits } from "../core/limits.ts";
import type { DocumentEntry } from "../index/passage-store.ts";
import { isMostlyEnglish } from "../language/normalize.ts";
import type { CorpusReading } from "../places/relate.ts";
import { type FollowUp, followUpOf, type OwnWords } from "../questions/follow-up.ts";
import type { PlaceWords } from "../questions/limit-follow-up.ts";
import type { Query } from "../questions/query.ts";
import type { Previous } from "../questions/rephrase-question.ts";
import { idsShownTo } from "../questions/subject.ts";
import type { Retrieval, Retriever } from "../search/retrieve.ts";
import { excerptsOf } from "./excerpts.ts";
import { joinArticles, joinNeighbours } from "./join-neighbours.ts";
import { judge, type Verdict } from "./judge.ts";
import { selectHits, selectOverview } from "./select.ts";
import { judgeOutcome, withoutRepeated } from "./shown-before.ts";
import type { Verifier } from "./verify.ts";

export interface Answering {
  readonly retriever: Retriever;
  readonly verifier: Verifier;
  /** Called with each passage that is dropped because its file does not have it as indexed. */
  readonly onUnverified: (source: PassageSource) => void;
  /** Replaces `selectHits` and shows single passages, for measuring the ranking and what selection adds. */
  readonly select?: typeof selectHits;
}

interface Asked {
  readonly text: string;
  /** Maximum number of excerpts. */
  readonly top: number;
  readonly previous: Previous | null;
  /** Used instead of the question's own limits. */
  readonly limits?: Limits | "none";
}

export async function composeAnswer(asked: Asked, means: Answering): Promise<Answer> {
  const startedMs = performance.now();
  const { retriever, verifier, select = selectHits } = means;
  const { store } = retriever;
  const { previous } = asked;
  const judged = await judgeAsked(asked, retriever);
  const { question, followUp, retrieval } = judged;
  const { query } = retrieval;
  const isMore = followUp?.isMore === true;
  const asksOutcome = followUp?.asksOutcome === true;
  const before = previous === null ? [] : idsShownTo(previous);
  const skipped = isMore || asksOutcome ? before : [];
  const shown = new Set((await store.passageNumbers(skipped)).values());
  const verdict = asksOutcome ? await judgeOutcome(judged, shown, store) : judged.verdict;
  const hits = question === "" ? [] : verdict.hits.filter(({ passage }) => !shown.has(passage));
  const { isOverview } = verdict;
  const selected = isOverview
    ? await selectOverview({ hits, count: asked.top }, store)
    : select({ query, hits, count: asked.top }, store);
  const isJoined = means.select === undefined && !isOverview;
  const { articles } = retrieval;
  const joined =
    articles !== null && isJoined
      ? await joinArticles(articles, { hits, count: asked.top }, store)
      : await joinNeighbours(selected, isJoined ? hits : [], store);
  // All of an overview bears on the question, and of an article too; of what is only related, nothing.
  const isWhole = isOverview || (articles !== null && query.fact === null);
  const isMarked = verdict.status === "answered" && !isWhole;
  const selectedExcerpts = await excerptsOf(joined, { retrieval, isMarked }, store);
  const areVerbatim = await Promise.all(
    selectedExcerpts.map(async (excerpt) => verifier.isVerbatim(excerpt)),
  );
  const found = selectedExcerpts.filter((excerpt, index) => {
    if (areVerbatim[index] !== true) means.onUnverified(excerpt);
    return areVerbatim[index] === true;
  });
  const mayRepeat = followUp?.isAppended === true || followUp?.own !== undefined;
  const excerpts = mayRepeat && !asksOutcome ? withoutRepeated(found, verdict, before) : found;
  const isRepeated = mayRepeat && excerpts.length === 0 && judged.verdict.hits.length > 0;
  return {
    question: question === "" ? asked.text : question,
    language: languageOf(asked.text, query),
    ...statusOf(verdict, excerpts),
    missing: excerpts.length > 0 ? verdict.missing : null,
    topic: query.topic.trim(),
    places: placesOf(verdict, query, store.documents),
    unknownPlaces: query.scope.unknownNames,
    notes: [
      ...followUpNotes(followUp, excerpts),
      ...(isRepeated ? [{ kind: "nothing-new" } as const] : []),
      ...limitNotes(query),
      ...placeNotes(query),
      ...termNotes(query),
    ],
    excerpts,
    isOverview: isOverview && excerpts.length > 0,
    tookMs: performance.now() - startedMs,
  };
}

interface JudgedAsked {
  /** The question as it was completed. */
  readonly question: string;
  readonly followUp: FollowUp | null;
  readonly retrieval: Retrieval;
  readonly verdict: Verdict;
}

async function judgeAsked(
  { text, previous, limits }: Asked,
  retriever: Retriever,
): Promise<JudgedAsked> {
  const judged = async (question: string) => {
    const retrieval = await retriever.retrieve(question, limits);
    return { retrieval, verdict: await judge(retrieval, retriever.store) };
  };
  const followUp = followUpOf(text, previous, placeWords(retriever));
  const question = followUp?.question ?? text;
  const own = followUp?.own ?? null;
  if (own !== null && own.words.length > 0) {
    const alone = await judged(own.question);
    const { status, isOverview } = alone.verdict;
    if (status === "answered" && !isOverview) return { question, followUp, ...alone };
  }
  const whole = await judged(question);
  if (own === null) return { question, followUp, ...whole };
  if (isUnheardOf(own, whole.retrieval))
    return { question: text, followUp: null, ...(await judged(text)) };
  // The passages were found by what was asked before; they do not answer what is asked about it now.
  const { verdict } = whole;
  const related: Verdict = { ...verdict, status: "related", reason: "no-evidence" };
  return { question, followUp, ...whole, verdict: verdict.status === "none" ? verdict : related };
}

/** Whether no document has what a short message asks for: 天气怎么样 does not go on with anything. */
function isUnheardOf({ words }: OwnWords, { passageConcepts }: Retrieval): boolean {
  // 几个办 and 人从哪来的 have no word of a topic.
  const named = words.filter((word) => word.length > 1);
  const own = passageConcepts.filter(({ concept: { written } }) =>
    named.some((word) => written.includes(word) || word.includes(written)),
  );
  return (
    own.length > 0 && own.every(({ isSaid, concept }) => !isSaid && concept.wordings.length === 1)
  );
}

/** For a question about the collection: the places of all documents within the limits. */
function placesOf(
  { reason }: Verdict,
  { scope, limited }: Query,
  documents: readonly DocumentEntry[],
): readonly string[] {
  if (reason !== "collection") return scope.placeNames;
  const within = documents.filter((_, number) => limited?.documents.has(number) ?? true);
  return [...new Set(within.flatMap(({ meta }) => meta.place?.name ?? []))];
}

/** A Chinese follow-up to an English question is answered in Chinese. */
function languageOf(asked: string, { language }: Query): Language {
  return /\p{Script=Han}/u.test(asked) && !isMostlyEnglish(asked) ? "zh" : language;
}

function statusOf(
  verdict: Verdict,
  excerpts: readonly Excerpt[],
): Pick<Answer, "status" | "reason"> {
  if (excerpts.length > 0 || verdict.status === "none")
    return { status: verdict.status, reason: verdict.reason };
  return { status: "none", reason: verdict.reason ?? "no-evidence" };
}

function followUpNotes(
  followUp: FollowUp | null,
  excerpts: readonly Excerpt[],
): UnderstandingNote[] {
  if (followUp === null) return [];
  const { question, isMore } = followUp;
  if (isMore && excerpts.length === 0) return [{ kind: "no-more" }];
  if (question === "") return [{ kind: "no-subject" }];
  return [{ kind: "follow-up", question, isMore }];
}

function limitNotes({ limited }: Query): UnderstandingNote[] {
  if (limited === null) return [];
  const { limits, documents, undeterminedCount } = limited;
  return [{ kind: "limited", limits, count: documents.size, undetermined: undeterminedCount }];
}

function placeNotes({ placeReadings }: Query): UnderstandingNote[] {
  return placeReadings.flatMap((reading): UnderstandingNote[] => {
    if (reading.kind === "corpus" && reading.corrected)
      return [{ kind: "corrected-place", written: reading.written, understood: nameOf(reading) }];
    if (reading.kind !== "ambiguous") return [];
    const candidates = reading.divisions
      .map(({ province, city, name }) => `${province}${city ?? ""}${name}`)
      .join("、");
    return [{ kind: "ambiguous-place", written: reading.written, candidates }];
  });
}

function termNotes({ correctedTerms }: Query): UnderstandingNote[] {
  return correctedTerms.map((term) => ({ kind: "corrected-term", ...term }));
}

/** With its province, if that is what was wrong. */
function nameOf({ place, wrongRegion }: CorpusReading): string {
  return wrongRegion ? `${place.province ?? ""}${place.city ?? ""}${place.name}` : place.name;
}

export function placeWords(
  retriever: Pick<Retriever, "readPlaces" | "readLimits" | "contentWords"> & {
    readonly store: Pick<Retriever["store"], "documents">;
  },
): PlaceWords {
  const aliases = (name: string) =>
    retriever.store.documents.find(({ meta }) => meta.place?.name === name)?.meta.place?.aliases ??
    [];
  return {
    read: (text) => retriever.readPlaces(text),
    readLimits: (text) => retriever.readLimits(text),
    contentWords: (text) => retriever.contentWords(text),
    inEnglish: (name) =>
      aliases(name).find((alias) => /^[A-Z][a-z]+(?: [A-Z][a-z]+)*$/.test(alias)) ?? name,
  };
}
