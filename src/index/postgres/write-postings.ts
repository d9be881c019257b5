/** Writes the posting lists of a batch of documents as a segment, which is named by the slot of the first. */
import type { Query } from "../../database/database.ts";
import type { Pieces } from "../sentence-table.ts";
import type { Collection } from "./collection.ts";
import { inParts } from "./in-parts.ts";
import { encodeLists, postingKinds, type TermList } from "./posting-lists.ts";

export async function writePostings(
  query: Query,
  { tables }: Collection,
  pieces: Pick<Pieces, "passageTerms" | "passagePairs" | "documentTerms">,
  slots: { readonly documents: Int32Array; readonly passages: Int32Array },
): Promise<void> {
  const segment = slots.documents.find((slot) => slot > 0) ?? 0;
  for (const name of ["passageTerms", "passagePairs", "documentTerms"] as const) {
    const rows = name === "documentTerms" ? slots.documents : slots.passages;
    const lists = [...encodeLists(pieces[name], rows)];
    await insertLists(query, { tables }, { kind: postingKinds[name], segment, lists });
  }
}

interface Lists {
  readonly kind: number;
  readonly segment: number;
  readonly lists: readonly TermList[];
}

export async function insertLists(
  query: Query,
  { tables }: Pick<Collection, "tables">,
  { kind, segment, lists }: Lists,
): Promise<void> {
  await inParts(lists, (part) =>
    query(
      `insert into ${tables.postings} (kind, term, segment, text_count, postings)
       select $1, term, $2, text_count, decode(postings, 'base64')
       from unnest($3::text[], $4::integer[], $5::text[]) as each (term, text_count, postings)`,
      [
        kind,
        segment,
        part.map(({ term }) => term),
        part.map(({ textCount }) => textCount),
        part.map(({ bytes }) => bytes.toString("base64")),
      ],
    ),
  );
}
