/**
 * A library in; one that chats keep while the documents behind it change, out.
 * Always holds: what it gives comes from one state of the documents, the one before a change or the one after.
 */
import type { CaseLibrary } from "../core/domain.ts";

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
