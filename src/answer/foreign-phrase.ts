/**
 * A retrieval in; whether another place's passage has a name from the question that the asked place's documents have
 * not, out: 干部周转池, where they only have 干部.
 */
import { comparableText, longestSharedPhrase } from "../language/shared-words.ts";
import type { Retrieval } from "../retrieve/retrieve.ts";
import { comparableDocument, comparablePassage } from "../store/comparable-texts.ts";
import type { Snapshot } from "../store/snapshot.ts";

/** As many more characters of the question in one stretch are a name, not a coincidence. */
const nameUtf16 = 3;
/** Passages that a reader would be shown first. */
const passageCount = 3;

export function hasForeignName({ query, elsewhere }: Retrieval, snapshot: Snapshot): boolean {
  const topic = comparableText(query.topic);
  const longest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => longestSharedPhrase(topic, text).length));
  const here = [...(query.scope.documents ?? [])].map((document) =>
    comparableDocument(snapshot, document),
  );
  const there = elsewhere
    .slice(0, passageCount)
    .map(({ passage }) => comparablePassage(snapshot, passage));
  return longest(there) - longest(here) >= nameUtf16;
}
