/**
 * A snapshot and the means to ask it in; the cases, their contents and answers, as chats see them, out.
 *
 * A library in; one that chats keep while the documents behind it change, out.
 * Always holds: what it gives comes from one state of the documents, the one before a change or the one after.
 */
import { type Answering, answerQuestion } from "../../answers/answer.ts";
import { comparePlaces } from "../../answers/compare.ts";
import type { CaseLibrary } from "../../core/domain.ts";
import { contentsOf, inPlaceOrder, summaryOf } from "./cases.ts";
import { findCases } from "./find-cases.ts";
import { createPassageLookup } from "./passages.ts";

const defaultTop = 5;

export function createCaseLibrary(means: Answering): CaseLibrary {
  const { snapshot } = means.retriever;
  const lookup = createPassageLookup(means);
  const { documents, passages, firstPassage } = snapshot;
  const passagesOf = (number: number) =>
    passages.slice(firstPassage[number], firstPassage[number + 1]);
  const cases = inPlaceOrder(
    documents.map((document, number) => summaryOf(document, passagesOf(number))),
  );
  return {
    cases: () => cases,
    findCases: (name) => findCases(name, cases, means.retriever),
    readCaseFilter: (written) => means.retriever.readCaseFilter(written),
    contents: (documentId) => {
      const number = documents.findIndex(({ id }) => id === documentId);
      const document = documents[number];
      return document === undefined ? [] : contentsOf(document, passagesOf(number));
    },
    passage: (name) => lookup.find(name),
    compare: (question) => comparePlaces(question, means),
    answer: (text, { top = defaultTop, previous, isPointedTo = false } = {}) =>
      answerQuestion(
        { text, top, previous: previous === undefined ? null : { ...previous, isPointedTo } },
        means,
      ),
  };
}

export interface LiveLibrary extends CaseLibrary {
  /** From now on everything comes from this one. */
  show(next: CaseLibrary): void;
}

export function createLiveLibrary(first: CaseLibrary): LiveLibrary {
  let current = first;
  /** Begun anew where the documents changed meanwhile: what it found may not be in their files any more. */
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
    contents: (documentId) => current.contents(documentId),
    passage: (name) => current.passage(name),
    answer: (question, options) => fromOne((library) => library.answer(question, options)),
    compare: (question) => fromOne((library) => library.compare(question)),
  };
}
