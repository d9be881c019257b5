/**
 * A snapshot and the means to ask it in; the cases, their contents and answers, as chats see them, out.
 */
import type { CaseLibrary } from "../core/domain.ts";
import { type Answering, answerQuestion } from "./answer.ts";
import { contentsOf, summaryOf } from "./case-contents.ts";
import { inPlaceOrder } from "./case-order.ts";
import { comparePlaces } from "./compare.ts";
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
