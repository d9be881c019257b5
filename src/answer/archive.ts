/**
 * A snapshot in; the passages that were cited once and stand in no document any more, each in the text that it
 * stood in last, out.
 */
import type { PassageId, SourceDocument } from "../core/domain.ts";
import { splitVersions, type Version } from "../documents/split.ts";
import type { Snapshot } from "../store/snapshot.ts";

export interface ArchivedPassage {
  readonly version: Version;
  /** Of the passage in its version. */
  readonly index: number;
  /** Its document is still there, in other words. */
  readonly isReplaced: boolean;
}

export function archivedPassages({
  documents,
  earlier,
}: Pick<Snapshot, "documents" | "earlier">): ReadonlyMap<PassageId, ArchivedPassage> {
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
