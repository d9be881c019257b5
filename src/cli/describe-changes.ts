/**
 * Changes as the log has them, the newest first, and the documents that are there, in; what people are told of them out.
 */
import { metaOf } from "../answer/document-meta.ts";
import type { ChangeNote, DocumentChange } from "../core/document-desk.ts";
import type { DocumentMeta } from "../core/domain.ts";
import { type ChangeEntry, standingAmong } from "../documents/change-log.ts";
import type { Corpus } from "../documents/read-corpus.ts";
import { versionedFile } from "../documents/versions.ts";

export function describeChanges(
  newestFirst: readonly ChangeEntry[],
  corpus: Corpus,
): readonly DocumentChange[] {
  const known = documentsByFile(corpus);
  const { undoes } = standingAmong(newestFirst.toReversed());
  const undone = new Set(undoes.values());
  return newestFirst.map((entry) => {
    const takenBack = undoes.get(entry);
    return {
      ...noteOf(entry),
      file: entry.file,
      document: known.get(entry.file) ?? null,
      undoes: takenBack === undefined ? null : noteOf(takenBack),
      isUndone: undone.has(entry),
    };
  });
}

/** By its file: each as it is, or was at last. */
function documentsByFile({ documents, earlier }: Corpus): ReadonlyMap<string, DocumentMeta> {
  const lasts = [...earlier.values()].flatMap((versions) => versions.at(-1) ?? []);
  return new Map([
    ...lasts.map((version) => [versionedFile(version.file), metaOf(version)] as const),
    ...documents.map((document) => [document.file, metaOf(document)] as const),
  ]);
}

function noteOf({ at, by, change }: ChangeEntry): ChangeNote {
  return { at, by, change };
}
