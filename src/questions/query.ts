/**
 * Types for a question as search and judging use it.
 */
import type { Aside, Language } from "../core/domain.ts";
import type { PlaceReading } from "../places/recognize.ts";
import type { AskedFact } from "./asked-fact.ts";
import type { Concept } from "./concepts.ts";
import type { Limited } from "./limited.ts";
import type { MisspeltTerm } from "./misspelt-terms.ts";
import type { Scope } from "./scope.ts";

/** Everything that is known before the question is embedded. */
export interface UnderstoodQuestion {
  readonly question: string;
  readonly language: Language;
  readonly placeReadings: readonly PlaceReading[];
  /** Normalised, without the places and limits that chose the documents: they would outweigh the rest. */
  readonly topic: string;
  /** The topic with the names of places that no document states; what is embedded and compared by characters. */
  readonly comparedTopic: string;
  /** If set, no document can answer, and the topic is empty. */
  readonly aside: Aside | null;
  /** Terms of the topic that were written otherwise. */
  readonly correctedTerms: readonly MisspeltTerm[];
  readonly concepts: readonly Concept[];
  /** The number, sum or time that is asked for; null for other questions. */
  readonly fact: AskedFact | null;
  /** Already narrowed by `scopeWithin`. */
  readonly scope: Scope;
  /** Null if the question has no limits. */
  readonly limited: Limited | null;
}

export interface Query extends UnderstoodQuestion {
  /** Embedding of the topic, of unit length. */
  readonly vector: Float32Array;
}
