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

function hasWords({ title, file, place }: DocumentMeta, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const ofPlace = [place?.province, place?.city, place?.name, ...(place?.aliases ?? [])];
  const names = [title ?? file, ...ofPlace.map((name) => name ?? "")];
  const text = normalizeText(names.join("\n"));
  return words.every((word) => text.includes(word));
}
