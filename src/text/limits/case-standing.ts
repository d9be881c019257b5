/**
 * A document and what a list is to show in; whether it belongs there out. Words are looked for in the title and in the
 * names of the place, in any width, script or case.
 */
import type { DocumentMeta } from "../../domain.ts";
import type { CaseFilter } from "../../limits.ts";
import { normalizeText } from "../normalize.ts";
import { type Standing, isLimited, standingIn } from "./standing.ts";

export const everyCase: CaseFilter = {
  limits: { region: null, kinds: [], years: null },
  words: [],
};

export function isFiltered({ limits, words }: CaseFilter): boolean {
  return words.length > 0 || isLimited(limits);
}

export function caseStanding(document: DocumentMeta, { limits, words }: CaseFilter): Standing {
  return hasWords(document, words) ? standingIn(document, limits) : "outside";
}

function hasWords(document: DocumentMeta, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searched.get(document) ?? searchedText(document);
  searched.set(document, text);
  return words.every((word) => text.includes(word));
}

/** A list is made of hundreds of documents, several times for each page. */
const searched = new WeakMap<DocumentMeta, string>();

function searchedText({ title, file, place }: DocumentMeta): string {
  const ofPlace = [place?.province, place?.city, place?.name, ...(place?.aliases ?? [])];
  const names = [title ?? file, ...ofPlace.map((name) => name ?? "")];
  return normalizeText(names.join("\n"));
}
