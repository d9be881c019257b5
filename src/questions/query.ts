/**
 * A question as retrieval sees it.
 */
import type { Aside, Language } from "../core/domain.ts";
import type { PlaceReading } from "../places/recognize.ts";
import type { Concept } from "./concepts.ts";
import type { Limited } from "./limited.ts";
import type { Scope } from "./scope.ts";

/** What is known of it before the model has read it. */
export interface UnderstoodQuestion {
  readonly question: string;
  readonly language: Language;
  readonly placeReadings: readonly PlaceReading[];
  /** The question without its places and limits, normalised: once they choose the documents, they drown the rest. */
  readonly topic: string;
  /** Whether that is nothing that documents could say; the topic is empty then. */
  readonly aside: Aside | null;
  readonly concepts: readonly Concept[];
  /** Within the limits, where some of it is. */
  readonly scope: Scope;
  /** Null without limits. */
  readonly limited: Limited | null;
}

export interface Query extends UnderstoodQuestion {
  /** Of the topic; of unit length. */
  readonly vector: Float32Array;
}
