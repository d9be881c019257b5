/** The fields of a document of which nothing is known, for tests that need some of them. */
import type { DocumentFields } from "../../src/core/document-desk.ts";

export const noFields: DocumentFields = {
  title: null,
  place: null,
  issuer: null,
  number: null,
  source: null,
  date: null,
  authors: [],
  url: null,
  recognised: null,
};
