/**
 * A question as retrieval sees it.
 */
import type { Language } from "../domain.ts";
import type { PlaceReading } from "../text/places/recognize.ts";
import type { Concept } from "./concepts.ts";
import type { Scope } from "./scope.ts";

export interface Query {
  readonly question: string;
  readonly language: Language;
  readonly placeReadings: readonly PlaceReading[];
  /** The question without its places, normalised: with the place as a filter its name only drowns the rest. */
  readonly topic: string;
  readonly concepts: readonly Concept[];
  /** Of the topic; of unit length. */
  readonly vector: Float32Array;
  readonly scope: Scope;
}
