/**
 * A snapshot in; its passages by whatever name somebody uses for them, each in its place, out.
 * A passage that is not in its file any more is not there.
 */
import type { PassageId, PassageView } from "../domain.ts";
import { type Snapshot, textOfPassage } from "../store/snapshot.ts";
import { hashtagOf, linkKeyOf } from "../text/passage-names.ts";
import type { Answering } from "./answer.ts";
import { metaOf } from "./document-meta.ts";
import type { Quote } from "./verify.ts";

export interface PassageLookup {
  /** By id, hashtag or link key, in any case and width; null where none is so called. */
  find(name: string): PassageView | null;
}

type Means = Pick<Answering, "retriever" | "verifier" | "onUnverified">;

export function createPassageLookup(means: Means): PassageLookup {
  const { snapshot } = means.retriever;
  const numbers = new Map<string, number>();
  const name = (key: string, number: number) => {
    if (!numbers.has(key)) numbers.set(key, number);
  };
  // Ids first: no hashtag or link key of another passage may take an id's place.
  snapshot.passages.forEach(({ id }, number) => name(nameKey(id), number));
  snapshot.passages.forEach(({ id }, number) => {
    name(nameKey(hashtagOf(id)), number);
    name(nameKey(linkKeyOf(id)), number);
  });
  return {
    find: (written) => {
      const number = numbers.get(nameKey(written));
      return number === undefined ? null : viewOf(number, means);
    },
  };
}

function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/^[#[]/, "").replace(/\]$/, "").toLowerCase();
}

function viewOf(number: number, means: Means): PassageView | null {
  const { snapshot } = means.retriever;
  const quote = quoteOf(number, means);
  if (quote === null) return null;
  const beside = (step: number): Beside => {
    const other = snapshot.passages[number + step];
    if (other?.documentId !== quote.passage.documentId) return { id: null, text: "" };
    return { id: other.id, text: quoteOf(number + step, means)?.text ?? "" };
  };
  const [before, after] = [beside(-1), beside(1)];
  return {
    ...quote,
    textBefore: before.text,
    textAfter: after.text,
    previousId: before.id,
    nextId: after.id,
    passageCount: countOf(number, snapshot),
  };
}

interface Beside {
  readonly id: PassageId | null;
  readonly text: string;
}

/** Null when it is not in its file as it was indexed. */
function quoteOf(number: number, { retriever, verifier, onUnverified }: Means): Quote | null {
  const { snapshot } = retriever;
  const passage = snapshot.passages[number];
  const document = snapshot.documents[snapshot.documentOf[number] ?? -1];
  if (passage === undefined || document === undefined) return null;
  const quote = { passage, document: metaOf(document), text: textOfPassage(snapshot, number) };
  if (verifier.isVerbatim(quote)) return quote;
  onUnverified(quote);
  return null;
}

function countOf(number: number, { passages, documentOf }: Snapshot): number {
  let last = number;
  while (documentOf[last + 1] === documentOf[number]) last++;
  return passages[last]?.ordinal ?? 0;
}
