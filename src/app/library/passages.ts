/**
 * Finds passages by any of their names, with their neighbours. An archived passage, which its document no longer has,
 * is found in the last version that had it. A passage that is not verbatim in its file is not returned.
 */
import type { Answering } from "../../answers/answer.ts";
import type { Quote } from "../../answers/verify.ts";
import type { PassageId, PassageStanding, PassageView, SourceDocument } from "../../core/domain.ts";
import { hashtagOf, linkKeyOf } from "../../core/passage-names.ts";
import { metaOf } from "../../documents/document-meta.ts";
import { splitVersions, type Version } from "../../documents/split.ts";
import type { EarlierTexts } from "../../documents/versions.ts";

export interface PassageLookup {
  /** By id, hashtag or link key, in any case and width; null if there is none, or it is not verbatim in its file. */
  find(name: string): PassageView | null;
}

type Means = Pick<Answering, "verifier" | "onUnverified">;

export interface LookupTexts {
  /** The current documents with their passages. */
  readonly current: readonly Version[];
  readonly earlier: EarlierTexts;
}

/** A passage by its index in a version of its document. */
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
  // The first name wins: current before archived, and ids before the hashtags and link keys of other passages.
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

/** Null if there is no such passage or it is not verbatim in its file. */
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
  /** Index of the passage in `version.passages`. */
  readonly index: number;
  /** Whether its document still exists, with another text. */
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
  // Of several versions with the passage, the last one is used: its neighbours are the latest.
  return versions.flatMap((version) =>
    version.passages.flatMap(({ id }, index) =>
      current.has(id) ? [] : [[id, { version, index, isReplaced: present !== null }] as const],
    ),
  );
}
