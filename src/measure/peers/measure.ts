/**
 * Measures one search: what it finds, how long that takes, and how much memory it adds to this process. The model is
 * loaded before and counts for none, since all searches with vectors share it.
 */
import { messageOf } from "../../core/errors.ts";
import { timedMs } from "../bench/figures.ts";
import { measureResidentBytes } from "../bench/memory.ts";
import type { EmbedQuery, Peer } from "./peer.ts";

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
export type Saved = { readonly bytes: number } | { readonly problem: string };

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
