/**
 * What is taken out of a file of any kind, before title, place and date are looked for in its text.
 */

/** What a page's own fields or its head say, in its words. */
export interface StatedFacts {
  readonly title: string | null;
  readonly source: string | null;
  /** ISO, `2023-04-20`. */
  readonly date: string | null;
  readonly authors: readonly string[];
}

export type ReadWarning =
  /** Some pages of a PDF are pictures. */
  | "pages-without-text"
  /** Numbers that the program would have written in a way not known here stand in figures. */
  | "unknown-numbering"
  /** Not all of the front matter could be read. */
  | "flawed-front-matter";

export interface Extracted {
  readonly text: string;
  readonly facts: StatedFacts;
  readonly warnings: readonly ReadWarning[];
}

export const noFacts: StatedFacts = { title: null, source: null, date: null, authors: [] };
