/**
 * What a table says of one search.
 */
import type { Saved } from "./measure.ts";

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
