/**
 * A question in, an Answer out: retrieved, judged, selected, marked, and checked to be verbatim.
 */
import type { Answer, Excerpt, PassageSource, UnderstandingNote } from "../domain.ts";
import { type Hit, maxFusedScore } from "../retrieve/hit.ts";
import type { Query } from "../retrieve/query.ts";
import type { Retrieval, Retriever } from "../retrieve/retrieve.ts";
import { type Snapshot, textOfPassage } from "../store/open.ts";
import { metaOf } from "./document-meta.ts";
import { highlightsOf } from "./highlight.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Selected } from "./near-copies.ts";
import { selectHits } from "./select.ts";
import type { Verifier } from "./verify.ts";

export interface Answering {
  readonly retriever: Retriever;
  readonly verifier: Verifier;
  /** Told of a passage that is not in its file as indexed, and so is not shown. */
  readonly onUnverified: (excerpt: Excerpt) => void;
  /** Another than the usual is for measuring what that adds. */
  readonly select?: typeof selectHits;
}

/** Excerpts are at most `top`. */
export async function answerQuestion(
  question: string,
  top: number,
  means: Answering,
): Promise<Answer> {
  const startedMs = performance.now();
  const { retriever, verifier, select = selectHits } = means;
  const retrieval = await retriever.retrieve(question);
  const verdict = judge(retrieval, retriever.snapshot);
  const excerpts = select(retrieval, verdict.hits, top, retriever.snapshot)
    .flatMap((selected) => excerptOf(selected, retrieval, retriever.snapshot) ?? [])
    .filter((excerpt) => {
      const verbatim = verifier.isVerbatim(excerpt);
      if (!verbatim) means.onUnverified(excerpt);
      return verbatim;
    });
  return {
    question,
    language: retrieval.query.language,
    ...statusOf(verdict, excerpts),
    topic: retrieval.query.topic.trim(),
    places: retrieval.query.scope.placeNames,
    unknownPlaces: retrieval.query.scope.unknownNames,
    notes: notesOf(retrieval.query),
    excerpts,
    tookMs: performance.now() - startedMs,
  };
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

function notesOf({ placeReadings }: Query): UnderstandingNote[] {
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
