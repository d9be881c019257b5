/**
 * Measures one search: what it finds, how long that takes, and how much memory it adds to this process. The model is
 * loaded before and counts for none, since all searches with vectors share it.
 * Scores what was found for the labelled questions. As in `npm run eval`, a passage is right when it belongs to the gold's
 * document and contains the gold's words.
 */
import type { Config } from "../../core/config.ts";
import { messageOf } from "../../core/errors.ts";
import type { SeedFolders } from "../../documents/seed-folders.ts";
import { type Snapshot, textOfPassage } from "../../index/snapshot.ts";
import { measureResidentBytes, median, quantile, timedMs } from "../bench/figures.ts";
import { hitAt, isRelevant, mean, ndcg, type RankedPassage, rankOf } from "../evaluate/metrics.ts";
import type { LabelledQuestion } from "../evaluate/questions.ts";
import type { EmbedQuery, Peer } from "./peer.ts";
import type { PeerName } from "./peers.ts";

/** Results per question that are scored. */
const foundCount = 10;

export interface PeerMeasurement {
  /** By question: passage numbers, best first. */
  readonly found: readonly (readonly number[])[];
  /** By question, embedding included. */
  readonly endToEndMs: readonly number[];
  /** By question, with its vector already known. */
  readonly searchMs: readonly number[];
  /** Until it is ready for questions: built, or opened where that is the normal use. */
  readonly openMs: number;
  /** Resident memory after every question was asked once, minus that before opening. */
  readonly addedBytes: number;
  readonly saved: Saved;
}

/** Size on disk, or why there is none. */
type Saved = { readonly bytes: number } | { readonly problem: string };

/** @param open must release whatever it reads and does not need */
export async function measurePeer(
  questions: readonly string[],
  embedQuery: EmbedQuery,
  open: (embedQuery: EmbedQuery) => Promise<Peer>,
): Promise<PeerMeasurement> {
  const memory = rememberAll(embedQuery);
  for (const question of questions) await memory.embedQuery(question);
  const beforeBytes = await measureResidentBytes();
  const startedMs = performance.now();
  const peer = await open((text) => memory.embedQuery(text));
  const openMs = performance.now() - startedMs;
  const found: (readonly number[])[] = [];
  // Untimed: warms up, and caches the vectors of whatever else is embedded for a question.
  for (const question of questions) found.push(await peer.search(question, foundCount));
  const addedBytes = (await measureResidentBytes()) - beforeBytes;
  const endToEndMs: number[] = [];
  const searchMs: number[] = [];
  for (const question of questions) {
    const search = async () => void (await peer.search(question, foundCount));
    endToEndMs.push(await memory.without(() => timedMs(search)));
    searchMs.push(await timedMs(search));
  }
  return { found, endToEndMs, searchMs, openMs, addedBytes, saved: await savedBy(peer) };
}

function rememberAll(embedQuery: EmbedQuery) {
  const known = new Map<string, Float32Array>();
  let isUsed = true;
  return {
    async embedQuery(text: string): Promise<Float32Array> {
      const vector = (isUsed ? known.get(text) : undefined) ?? (await embedQuery(text));
      known.set(text, vector);
      return vector;
    },
    async without<T>(run: () => Promise<T>): Promise<T> {
      isUsed = false;
      const result = await run();
      isUsed = true;
      return result;
    },
  };
}

async function savedBy(peer: Peer): Promise<Saved> {
  try {
    return { bytes: await peer.savedBytes() };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

export interface PeerFigures {
  readonly hitAt1: number;
  /** Of the questions in Chinese. */
  readonly hitAt1Chinese: number;
  readonly hitAt3: number;
  readonly ndcgAt10: number;
  readonly endToEndMedianMs: number;
  readonly endToEndP99Ms: number;
  readonly searchMedianMs: number;
  readonly searchP99Ms: number;
  readonly openMs: number;
  readonly addedBytes: number;
  readonly saved: Saved;
}

export interface PeerRow<Result = PeerFigures | Failure> {
  readonly title: string;
  /** How it is used. */
  readonly how: string;
  readonly result: Result;
}

export interface Failure {
  /** Why it has no figures. */
  readonly failure: string;
}

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
