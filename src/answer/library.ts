/**
 * A snapshot and the means to ask it in; the cases, their measures and answers, as chats see them, out.
 */
import type { CaseLibrary, CaseMeasure, CaseSummary, DocumentId, Passage } from "../domain.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { splitSentences } from "../text/sentences.ts";
import { type Answering, answerQuestion } from "./answer.ts";
import { comparePlaces } from "./compare.ts";
import { metaOf } from "./document-meta.ts";
import { createPassageLookup } from "./passages.ts";

const defaultTop = 5;
/** One line of a list on a telephone. */
const maxOpeningUtf16 = 48;

export function createCaseLibrary(means: Answering): CaseLibrary {
  const { snapshot } = means.retriever;
  const lookup = createPassageLookup(snapshot);
  const summaries = snapshot.documents.map((document): CaseSummary => {
    const passages = passagesOf(snapshot, document.id);
    return {
      document: metaOf(document),
      measureCount: passages.at(-1)?.measure ?? 0,
      passageCount: passages.length,
    };
  });
  return {
    cases: () => summaries,
    findCase: (name) => findCase(summaries, name),
    measures: (documentId) => measuresOf(snapshot, documentId),
    passage: (name) => lookup.find(name),
    compare: (question) => comparePlaces(question, means),
    answer: (text, { top = defaultTop, previous, isPointedTo = false } = {}) =>
      answerQuestion(
        { text, top, previous: previous === undefined ? null : { ...previous, isPointedTo } },
        means,
      ),
  };
}

function findCase(summaries: readonly CaseSummary[], name: string): CaseSummary | null {
  const wanted = nameKey(name);
  const byName = ({ document: { id, place } }: CaseSummary) =>
    [id, place?.name ?? "", ...(place?.aliases ?? [])].some(
      (each) => each !== "" && nameKey(each) === wanted,
    );
  return wanted === "" ? null : (summaries.find(byName) ?? null);
}

function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s《》]/g, "");
}

function measuresOf(snapshot: Snapshot, documentId: DocumentId): CaseMeasure[] {
  const text = snapshot.documents.find(({ id }) => id === documentId)?.text ?? "";
  const seen = new Set<number>();
  return passagesOf(snapshot, documentId).flatMap((passage) => {
    if (seen.has(passage.measure)) return [];
    seen.add(passage.measure);
    return [{ passageId: passage.id, section: passage.section, opening: openingOf(text, passage) }];
  });
}

function passagesOf(snapshot: Snapshot, documentId: DocumentId): Passage[] {
  return snapshot.passages.filter((passage) => passage.documentId === documentId);
}

/** The first sentence, cut to a line. */
function openingOf(text: string, { startUtf16, endUtf16 }: Passage): string {
  const passage = text.slice(startUtf16, endUtf16);
  const [first] = splitSentences(passage);
  const opening = passage.slice(0, first?.[1]).trim();
  return opening.length <= maxOpeningUtf16 ? opening : `${opening.slice(0, maxOpeningUtf16 - 1)}…`;
}
