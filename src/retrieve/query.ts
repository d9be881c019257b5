/**
 * A question as retrieval sees it.
 */
import type { Language } from "../domain.ts";
import type { PlaceReading } from "../text/places/recognize.ts";
import type { Concept } from "./concepts.ts";
import type { Limited } from "./limited.ts";
import type { Scope } from "./scope.ts";

export interface Query {
  readonly question: string;
  readonly language: Language;
  readonly placeReadings: readonly PlaceReading[];
  /** The question without its places and limits, normalised: once they choose the documents, they drown the rest. */
  readonly topic: string;
  readonly concepts: readonly Concept[];
  /** Of the topic; of unit length. */
  readonly vector: Float32Array;
  /** Within the limits, where some of it is. */
  readonly scope: Scope;
  /** Null without limits. */
  readonly limited: Limited | null;
}
