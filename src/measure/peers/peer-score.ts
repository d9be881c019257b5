/**
 * Scores what a search found for the labelled questions, and defines the order for the processes that measure a search.
 * As in `npm run eval`, a passage is right when it belongs to the gold's document and contains the gold's words.
 */
import type { Config } from "../../core/config.ts";
import type { SeedFolders } from "../../documents/seed-folders.ts";
import { type Snapshot, textOfPassage } from "../../index/snapshot.ts";
import { median, quantile } from "../bench/figures.ts";
import { hitAt, isRelevant, mean, ndcg, type RankedPassage, rankOf } from "../evaluate/metrics.ts";
import type { LabelledQuestion } from "../evaluate/questions.ts";
import type { PeerName } from "./kinds.ts";
import type { PeerFigures, PeerMeasurement } from "./measure.ts";

export interface PeerScore {
  /** The questions that the documents answer. */
  readonly rows: readonly LabelledQuestion[];
  figuresOf(measured: PeerMeasurement): PeerFigures;
}

export function createPeerScore(
  snapshot: Snapshot,
  labelled: readonly LabelledQuestion[],
): PeerScore {
  const numberOf = new Map<string, number>(
    snapshot.documents.map(({ id }, number) => [id, number]),
  );
  const passageAt = (passage: number): RankedPassage => ({
    document: snapshot.documents[snapshot.documentOf[passage] ?? -1]?.id ?? "",
    text: textOfPassage(snapshot, passage),
  });
  const relevantCount = (row: LabelledQuestion) =>
    passagesOf(row, snapshot, numberOf).filter((passage) => isRelevant(row, passageAt(passage)))
      .length;
  const asked = labelled
    .map((row) => ({ row, relevantCount: relevantCount(row) }))
    .filter((each) => each.relevantCount > 0);
  return {
    rows: asked.map(({ row }) => row),
    figuresOf({ found, endToEndMs, searchMs, openMs, addedBytes, saved }) {
      const outcomes = asked.map(({ row, relevantCount: count }, index) => {
        const passages = (found[index] ?? []).map(passageAt);
        const gains = passages.map((passage) => isRelevant(row, passage));
        return { row, rank: rankOf(row, passages), ndcg: ndcg(gains, count) };
      });
      const ranks = outcomes.map(({ rank }) => rank);
      const chinese = outcomes.filter(({ row }) => row.lang === "zh").map(({ rank }) => rank);
      return {
        hitAt1: hitAt(1, ranks),
        hitAt1Chinese: hitAt(1, chinese),
        hitAt3: hitAt(3, ranks),
        ndcgAt10: mean(outcomes.map((outcome) => outcome.ndcg)),
        endToEndMedianMs: median(endToEndMs),
        endToEndP99Ms: quantile(endToEndMs, 0.99),
        searchMedianMs: median(searchMs),
        searchP99Ms: quantile(searchMs, 0.99),
        openMs,
        addedBytes,
        saved,
      };
    },
  };
}

/** Returns the numbers of all passages of the gold's documents. */
function passagesOf(
  { gold }: LabelledQuestion,
  { firstPassage }: Snapshot,
  numberOf: ReadonlyMap<string, number>,
): number[] {
  const documents = new Set(gold.flatMap(({ doc }) => numberOf.get(doc) ?? []));
  return [...documents].flatMap((document) => {
    const first = firstPassage[document] ?? 0;
    const end = firstPassage[document + 1] ?? first;
    return Array.from({ length: end - first }, (_, index) => first + index);
  });
}

/** The name of this program among the peers. */
export const ownName = "own";

export interface PeerOrder {
  readonly name: PeerName | typeof ownName;
  /** Holds the passages and their vectors. */
  readonly folder: string;
  readonly questions: readonly string[];
  readonly folders: SeedFolders & Pick<Config, "indexDir">;
  readonly model: { readonly dir: string; readonly sha256: string };
}
