/**
 * Implements `CaseLibrary` over a store, and a live library that chats keep while the documents change.
 * Invariant: each result of a live library comes from one edition of the documents.
 */
import { type Answering, composeAnswer } from "../../answers/answer.ts";
import { comparePlaces } from "../../answers/compare.ts";
import { keySentences } from "../../answers/key-sentences.ts";
import type { CaseLibrary } from "../../core/library.ts";
import { createAskableMeasures } from "./askable-measures.ts";
import { contentsOf, findCases, inPlaceOrder } from "./cases.ts";
import { createPassageLookup } from "./passages.ts";
import { createMessageReader } from "./read-message.ts";

const defaultTop = 5;

export function openCaseLibrary(means: Answering): CaseLibrary {
  const { retriever } = means;
  const { store } = retriever;
  const passages = createPassageLookup(store, means);
  const cases = inPlaceOrder(
    store.documents.map(({ meta, sectionCount, measureCount, passageCount }) => ({
      document: meta,
      sectionCount,
      measureCount,
      passageCount,
    })),
  );
  const messages = createMessageReader({
    ...retriever,
    keySentences: (text) => keySentences(text, retriever),
  });
  return {
    ...messages,
    cases: () => cases,
    findCases: (name) => findCases(name, cases, retriever),
    readCaseFilter: (written) => retriever.readCaseFilter(written),
    async contents(documentId) {
      const number = store.documents.findIndex(({ meta }) => meta.id === documentId);
      const [text] = await store.texts([number]);
      return text === undefined ? [] : contentsOf(text.document, text.passages);
    },
    passage: (name) => passages.find(name),
    compare: (question) => comparePlaces(question, means),
    ...createAskableMeasures(means),
    answer: (text, { top = defaultTop, previous, isPointedTo = false, ...limits } = {}) =>
      composeAnswer(
        {
          text,
          top,
          previous: previous === undefined ? null : { ...previous, isPointedTo },
          ...limits,
        },
        means,
      ),
  };
}

interface LiveLibrary extends CaseLibrary {
  /** Replaces the library behind it. */
  show(next: CaseLibrary): void;
}

export function createLiveLibrary(first: CaseLibrary): LiveLibrary {
  let current = first;
  /** Asks again if the documents changed meanwhile: what was found may no longer be in the files. */
  const fromOne = async <T>(ask: (library: CaseLibrary) => Promise<T>): Promise<T> => {
    const asked = current;
    const found = await ask(asked);
    return asked === current ? found : fromOne(ask);
  };
  return {
    show: (next) => void (current = next),
    cases: () => current.cases(),
    findCases: (name) => current.findCases(name),
    readCaseFilter: (written) => current.readCaseFilter(written),
    contents: (documentId) => fromOne((library) => library.contents(documentId)),
    passage: (name) => fromOne((library) => library.passage(name)),
    leansOnOthers: (text) => current.leansOnOthers(text),
    asksNothing: (text) => current.asksNothing(text),
    countQuestions: (message) => current.countQuestions(message),
    readMessage: (message) => fromOne((library) => library.readMessage(message)),
    answer: (question, options) => fromOne((library) => library.answer(question, options)),
    compare: (question) => fromOne((library) => library.compare(question)),
    askableMeasures: (documentId) => fromOne((library) => library.askableMeasures(documentId)),
    askableNear: (question) => fromOne((library) => library.askableNear(question)),
    isAnswered: (question, documentId) =>
      fromOne((library) => library.isAnswered(question, documentId)),
  };
}
