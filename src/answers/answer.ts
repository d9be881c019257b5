/**
 * A question in, an Answer out: retrieved, judged, selected, marked, and checked to be verbatim.
 *
 * A document in, what is said of it wherever it is cited out: all but its text.
 */
import type {
  Answer,
  DocumentMeta,
  Excerpt,
  Language,
  PassageSource,
  SourceDocument,
  UnderstandingNote,
} from "../core/domain.ts";
import type { Limits } from "../core/limits.ts";
import { type Snapshot, textOfPassage } from "../index/snapshot.ts";
import { isMostlyEnglish } from "../language/normalize.ts";
import { type FollowUp, followUpOf, type Previous } from "../questions/follow-up.ts";
import type { PlaceWords } from "../questions/limit-follow-up.ts";
import type { Query } from "../questions/query.ts";
import { type Hit, maxFusedScore } from "../search/hit.ts";
import type { Retrieval, Retriever } from "../search/retrieve.ts";
import { highlightsOf } from "./highlight.ts";
import { judge, type Verdict } from "./judge.ts";
import { type Selected, selectHits } from "./select.ts";
import type { Verifier } from "./verify.ts";

export interface Answering {
  readonly retriever: Retriever;
  readonly verifier: Verifier;
  /** Told of a passage that is not in its file as indexed, and so is not shown. */
  readonly onUnverified: (source: PassageSource) => void;
  /** Another than the usual is for measuring what that adds. */
  readonly select?: typeof selectHits;
}

export interface Asked {
  readonly text: string;
  /** Excerpts are at most as many. */
  readonly top: number;
  readonly previous: Previous | null;
  /** Other limits than the question's own. */
  readonly limits?: Limits;
}

export async function answerQuestion(asked: Asked, means: Answering): Promise<Answer> {
  const startedMs = performance.now();
  const { retriever, verifier, select = selectHits } = means;
  const { previous } = asked;
  const followUp = followUpOf(asked.text, previous, placeWords(retriever));
  const question = followUp?.question ?? asked.text;
  const retrieval = await retriever.retrieve(question, asked.limits);
  const verdict = judge(retrieval, retriever.snapshot);
  const shownIds = new Set(followUp?.isMore === true ? previous?.shownIds : []);
  const isShown = ({ passage }: Hit) =>
    shownIds.has(retriever.snapshot.passages[passage]?.id ?? "");
  const hits = question === "" ? [] : verdict.hits.filter((hit) => !isShown(hit));
  const excerpts = select(retrieval, hits, asked.top, retriever.snapshot)
    .flatMap((selected) => excerptOf(selected, retrieval, retriever.snapshot) ?? [])
    .filter((excerpt) => {
      const verbatim = verifier.isVerbatim(excerpt);
      if (!verbatim) means.onUnverified(excerpt);
      return verbatim;
    });
  return {
    question: question === "" ? asked.text : question,
    language: languageOf(asked.text, retrieval.query),
    ...statusOf(verdict, excerpts),
    topic: retrieval.query.topic.trim(),
    places: placesOf(verdict, retrieval.query, retriever.snapshot),
    unknownPlaces: retrieval.query.scope.unknownNames,
    notes: [
      ...followUpNotes(followUp, excerpts),
      ...limitNotes(retrieval.query),
      ...placeNotes(retrieval.query),
    ],
    excerpts,
    tookMs: performance.now() - startedMs,
  };
}

/** Asked what there is, the places of all documents within the limits. */
function placesOf(
  { reason }: Verdict,
  { scope, limited }: Query,
  { documents }: Snapshot,
): readonly string[] {
  if (reason !== "collection") return scope.placeNames;
  const within = documents.filter((_, number) => limited?.documents.has(number) ?? true);
  return [...new Set(within.flatMap(({ place }) => place?.name ?? []))];
}

/** Whoever goes on in Chinese after an English question wants to be spoken to in Chinese. */
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

function excerptOf(
  { hit, copies }: Selected,
  retrieval: Retrieval,
  snapshot: Snapshot,
): Excerpt | null {
  const source = sourceOf(hit, snapshot);
  if (source === null) return null;
  return {
    ...source,
    text: textOfPassage(snapshot, hit.passage),
    highlights: highlightsOf(snapshot, hit.passage, retrieval),
    score: Math.min(1, Math.max(0, hit.fusedScore / maxFusedScore)),
    copies: copies.flatMap((copy) => sourceOf(copy, snapshot) ?? []),
  };
}

function sourceOf(hit: Hit, snapshot: Snapshot): PassageSource | null {
  const passage = snapshot.passages[hit.passage];
  const document = snapshot.documents[snapshot.documentOf[hit.passage] ?? -1];
  if (passage === undefined || document === undefined) return null;
  return { passage, document: metaOf(document) };
}

function followUpNotes(
  followUp: FollowUp | null,
  excerpts: readonly Excerpt[],
): UnderstandingNote[] {
  if (followUp === null) return [];
  if (followUp.isMore && excerpts.length === 0) return [{ kind: "no-more" }];
  return [{ kind: "follow-up", ...followUp }];
}

function limitNotes({ limited }: Query): UnderstandingNote[] {
  if (limited === null) return [];
  const { limits, documents, undeterminedCount } = limited;
  return [{ kind: "limited", limits, count: documents.size, undetermined: undeterminedCount }];
}

function placeNotes({ placeReadings }: Query): UnderstandingNote[] {
  return placeReadings.flatMap((reading): UnderstandingNote[] => {
    if (reading.kind === "corpus" && reading.corrected)
      return [
        { kind: "corrected-place", written: reading.written, understood: reading.place.name },
      ];
    if (reading.kind !== "ambiguous") return [];
    const candidates = reading.divisions
      .map(({ province, city, name }) => `${province}${city ?? ""}${name}`)
      .join("、");
    return [{ kind: "ambiguous-place", written: reading.written, candidates }];
  });
}

export function metaOf(document: SourceDocument): DocumentMeta {
  const { text: _text, bodyStartUtf16: _start, statesPlace: _stated, ...meta } = document;
  return meta;
}

function placeWords(retriever: Retriever): PlaceWords {
  const aliases = (name: string) =>
    retriever.snapshot.documents.find(({ place }) => place?.name === name)?.place?.aliases ?? [];
  return {
    read: (text) => retriever.readPlaces(text),
    readLimits: (text) => retriever.readLimits(text),
    inEnglish: (name) =>
      aliases(name).find((alias) => /^[A-Z][a-z]+(?: [A-Z][a-z]+)*$/.test(alias)) ?? name,
  };
}
