/**
 * A snapshot in; its passages by whatever name somebody uses for them, each in its place, out.
 */
import type { PassageId, PassageView } from "../domain.ts";
import { type Snapshot, textOfPassage } from "../store/snapshot.ts";
import { hashtagOf, linkKeyOf } from "../text/passage-names.ts";
import { metaOf } from "./document-meta.ts";

export interface PassageLookup {
  /** By id, hashtag or link key, in any case and width; null where none is so called. */
  find(name: string): PassageView | null;
}

export function createPassageLookup(snapshot: Snapshot): PassageLookup {
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
      return number === undefined ? null : viewOf(number, snapshot);
    },
  };
}

function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/^[#[]/, "").replace(/\]$/, "").toLowerCase();
}

function viewOf(number: number, snapshot: Snapshot): PassageView | null {
  const passage = snapshot.passages[number];
  const document = snapshot.documents[snapshot.documentOf[number] ?? -1];
  if (passage === undefined || document === undefined) return null;
  const neighbour = (step: number): PassageId | null => {
    const other = snapshot.passages[number + step];
    return other?.documentId === passage.documentId ? other.id : null;
  };
  const textBeside = (step: number) =>
    neighbour(step) === null ? "" : textOfPassage(snapshot, number + step);
  return {
    passage,
    document: metaOf(document),
    text: textOfPassage(snapshot, number),
    textBefore: textBeside(-1),
    textAfter: textBeside(1),
    previousId: neighbour(-1),
    nextId: neighbour(1),
    passageCount: countOf(number, snapshot),
  };
}

function countOf(number: number, { passages, documentOf }: Snapshot): number {
  let last = number;
  while (documentOf[last + 1] === documentOf[number]) last++;
  return passages[last]?.ordinal ?? 0;
}
