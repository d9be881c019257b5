/**
 * Finds passages by whatever name somebody uses for them, each in its place.
 * A passage that its document has no more is shown in the text that it stood in last, and marked as such. One that is
 * not in its file as it was indexed is not shown.
 *
 * Finds the passages that were cited once and stand in no document any more, each in the text that it stood in last.
 */
import type { Answering } from "../../answers/answer.ts";
import type { Quote } from "../../answers/verify.ts";
import type { PassageId, PassageStanding, PassageView, SourceDocument } from "../../core/domain.ts";
import { hashtagOf, linkKeyOf } from "../../core/passage-names.ts";
import { metaOf } from "../../documents/document-meta.ts";
import { splitVersions, type Version } from "../../documents/split.ts";
import type { EarlierTexts } from "../../documents/versions.ts";

export interface PassageLookup {
  /** By id, hashtag or link key, in any case and width; null where none is so called. */
  find(name: string): PassageView | null;
}

type Means = Pick<Answering, "verifier" | "onUnverified">;

export interface LookupTexts {
  /** Documents as they are, each with its passages. */
  readonly current: readonly Version[];
  readonly earlier: EarlierTexts;
}

/** A passage among those of its document's text. */
interface Located {
  readonly version: Version;
  readonly index: number;
  readonly standing: PassageStanding;
}

export function createPassageLookup(
  { current, earlier }: LookupTexts,
  means: Means,
): PassageLookup {
  const archived = archivedPassages(
    current.map(({ document }) => document),
    earlier,
  );
  const ids = new Map<string, PassageId>();
  const versionOf = new Map(
    current.flatMap((version) => version.passages.map(({ id }) => [id, version] as const)),
  );
  const name = (key: string, id: PassageId) => {
    if (!ids.has(key)) ids.set(key, id);
  };
  // Ids first: no hashtag or link key of another passage may take an id's place. What is there now before what was.
  for (const named of [versionOf, archived]) {
    for (const id of named.keys()) name(nameKey(id), id);
    for (const id of named.keys())
      for (const each of [hashtagOf(id), linkKeyOf(id)]) name(nameKey(each), id);
  }
  const locate = (id: PassageId): Located | null => {
    const version = versionOf.get(id);
    if (version !== undefined)
      return {
        version,
        index: version.passages.findIndex((passage) => passage.id === id),
        standing: "current",
      };
    const found = archived.get(id);
    return found === undefined
      ? null
      : { ...found, standing: found.isReplaced ? "replaced" : "withdrawn" };
  };
  return {
    find: (written) => {
      const id = ids.get(nameKey(written));
      const found = id === undefined ? null : locate(id);
      return found === null ? null : viewOf(found, means);
    },
  };
}

function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/^[#[]/, "").replace(/\]$/, "").toLowerCase();
}

function viewOf({ version, index, standing }: Located, means: Means): PassageView | null {
  const quote = quoteOf(version, index, means);
  if (quote === null) return null;
  const idAt = (at: number) => version.passages[at]?.id ?? null;
  return {
    ...quote,
    standing,
    textBefore: quoteOf(version, index - 1, means)?.text ?? "",
    textAfter: quoteOf(version, index + 1, means)?.text ?? "",
    previousId: idAt(index - 1),
    nextId: idAt(index + 1),
    position: index + 1,
    passageCount: version.passages.length,
  };
}

/** Null when there is none, or it is not in its file as it was indexed. */
function quoteOf(
  { document, passages }: Version,
  index: number,
  { verifier, onUnverified }: Means,
): Quote | null {
  const passage = passages[index];
  if (passage === undefined) return null;
  const text = document.text.slice(passage.startUtf16, passage.endUtf16);
  const quote = { passage, document: metaOf(document), text };
  if (verifier.isVerbatim(quote)) return quote;
  onUnverified(quote);
  return null;
}

export interface ArchivedPassage {
  readonly version: Version;
  /** Of the passage in its version. */
  readonly index: number;
  /** Its document is still there, in other words. */
  readonly isReplaced: boolean;
}

function archivedPassages(
  documents: readonly SourceDocument[],
  earlier: EarlierTexts,
): ReadonlyMap<PassageId, ArchivedPassage> {
  const archived = new Map<PassageId, ArchivedPassage>();
  const present = new Map(documents.map((document) => [document.id, document]));
  for (const [id, texts] of earlier)
    for (const [passageId, each] of archivedOf(texts, present.get(id) ?? null))
      archived.set(passageId, each);
  return archived;
}

function archivedOf(
  texts: readonly SourceDocument[],
  present: SourceDocument | null,
): readonly (readonly [PassageId, ArchivedPassage])[] {
  const versions = splitVersions(present === null ? texts : [...texts, present]);
  const current = new Set(present === null ? [] : versions.at(-1)?.passages.map(({ id }) => id));
  // Of versions that have the same passage, the last one counts: its neighbours are what became of them.
  return versions.flatMap((version) =>
    version.passages.flatMap(({ id }, index) =>
      current.has(id) ? [] : [[id, { version, index, isReplaced: present !== null }] as const],
    ),
  );
}
