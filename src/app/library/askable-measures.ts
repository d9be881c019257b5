/**
 * Finds measures of which questions can be made that the documents answer: of one document, or near to a question that
 * they do not answer. Invariant: what `isAnswered` says is what `answer` would answer of the same edition.
 */
import { LRUCache } from "lru-cache";
import { type Answering, composeAnswer } from "../../answers/answer.ts";
import type { AskableMeasure, CaseLibrary } from "../../core/library.ts";
import { metaOf, sectionsOf } from "../../documents/document-summary.ts";
import type { DocumentText } from "../../index/passage-store.ts";
import { splitSentences } from "../../language/sentences.ts";
import type { ActionReader } from "../../questions/askable-actions.ts";
import type { Retrieval } from "../../search/retrieve.ts";

/** Passages whose documents and sections count as near; those behind them have little to do with the question. */
const nearPassageCount = 30;
const nearDocumentCount = 4;
const nearMeasureCount = 12;
/** Answers looked at: the first excerpt tells. */
const triedTop = 1;
const mostTried = 5_000;

type Askable = Pick<CaseLibrary, "askableMeasures" | "askableNear" | "isAnswered">;

export function createAskableMeasures(means: Answering): Askable {
  const { retriever } = means;
  const { store, readAction } = retriever;
  const tried = new LRUCache<string, Promise<boolean>>({ max: mostTried });

  const tryOut: Askable["isAnswered"] = async (question, documentId) => {
    const asked = { text: question, top: triedTop, previous: null };
    const { status, places, excerpts } = await composeAnswer(asked, means);
    const document = excerpts[0]?.document;
    if (status !== "answered" || document === undefined) return false;
    return documentId === null
      ? places.length > 0 && document.place?.name === places[0]
      : document.id === documentId;
  };

  return {
    async askableMeasures(documentId) {
      const number = store.documents.findIndex(({ meta }) => meta.id === documentId);
      const [text] = await store.texts([number]);
      const measures = text === undefined ? [] : measuresOf(text, readAction);
      return measures
        .toSorted((one, other) => other.telling - one.telling)
        .map(({ measure }) => measure);
    },
    async askableNear(question) {
      const near = nearestPassages(await retriever.retrieve(question));
      const documents = [...new Set(near.map(({ document }) => document))];
      const texts = await store.texts(documents.slice(0, nearDocumentCount));
      const passages = await store.passages(near.map(({ passage }) => passage));
      const rankOf = ({ measure, section }: PlacedMeasure): number => {
        const own = passages.findIndex(({ passage: { id } }) => id === measure.passageId);
        if (own >= 0) return own;
        // Behind the passage that its section is near for.
        const beside = passages.findIndex(
          ({ passage }) =>
            passage.documentId === measure.document.id && keyOf(passage.section) === section,
        );
        return beside < 0 ? Infinity : beside + 0.5;
      };
      return texts
        .flatMap((text) => measuresOf(text, readAction))
        .map((placed) => ({ ...placed, rank: rankOf(placed) }))
        .toSorted((one, other) => (one.rank === other.rank ? 0 : one.rank - other.rank))
        .slice(0, nearMeasureCount)
        .map(({ measure }) => measure);
    },
    isAnswered(question, documentId) {
      const key = `${documentId ?? ""} ${question}`;
      const known = tried.get(key);
      if (known !== undefined) return known;
      const trial = tryOut(question, documentId);
      tried.set(key, trial);
      trial.catch(() => tried.delete(key));
      return trial;
    },
  };
}

/** Best first, about the places of the question and about others: what one place lacks another may have. */
function nearestPassages({ hits, elsewhere }: Retrieval) {
  return [...hits, ...elsewhere]
    .toSorted((one, other) => other.fusedScore - one.fusedScore)
    .slice(0, nearPassageCount);
}

interface PlacedMeasure {
  readonly measure: AskableMeasure;
  readonly section: string;
  readonly telling: number;
}

/** By its own title or, where that says nothing that could be asked, the first of a section by the heading. */
function measuresOf(
  { document, passages }: DocumentText,
  readAction: ActionReader,
): readonly PlacedMeasure[] {
  const meta = metaOf(document);
  return sectionsOf(document.text, passages).flatMap(({ heading, starts }) => {
    const section = keyOf(heading);
    return starts.flatMap(({ id, startUtf16, endUtf16 }, index): readonly PlacedMeasure[] => {
      const text = document.text.slice(startUtf16, endUtf16);
      const title = text.slice(0, splitSentences(text)[0]?.[1]);
      const own = readAction(title);
      const action = own ?? (index === 0 ? readAction(heading.at(-1) ?? "") : null);
      if (action === null) return [];
      const { words, telling } = action;
      const measure = { passageId: id, document: meta, action: words };
      return [{ measure, section, telling }];
    });
  });
}

function keyOf(section: readonly string[]): string {
  return section.join("\n");
}
