/**
 * A directory of documents that are not indexed: no passages, and their texts searched for names as the store does.
 */
import type { SourceDocument } from "../../src/core/domain.ts";
import { metaOf } from "../../src/documents/document-summary.ts";
import { createMentionFinder } from "../../src/index/mentions.ts";
import {
  createDocumentDirectory,
  type DocumentDirectory,
} from "../../src/questions/document-directory.ts";

const counts = { firstPassage: 0, passageCount: 0, measureCount: 0, sectionCount: 0 };

export function directoryOf(documents: readonly SourceDocument[]): DocumentDirectory {
  const findMentions = createMentionFinder(documents);
  return createDocumentDirectory({
    documents: documents.map((document) => ({
      meta: metaOf(document),
      statesPlace: document.statesPlace,
      ...counts,
    })),
    mentioning: (lists) => Promise.resolve(lists.map(findMentions)),
  });
}
