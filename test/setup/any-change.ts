/** Changes of documents as a log may have them, for property tests and tests of many. */
import fc from "fast-check";
import type { ChangeNote, DocumentChange } from "../../src/core/document-desk.ts";
import type { DocumentMeta } from "../../src/core/domain.ts";
import type { CaseSummary } from "../../src/core/library.ts";
import { aDocument } from "../telegram/fixture-library.ts";
import { written } from "./any-text.ts";

/** Ids of any script, and those that just fit into a link. */
const id = fc.oneof(written(60), fc.stringMatching(/^[a-z0-9_-]{1,48}$/));

const place: fc.Arbitrary<DocumentMeta["place"]> = fc.record({
  name: written(60),
  level: fc.constant("county" as const),
  province: fc.option(written(40)),
  city: fc.option(written(40)),
  code: fc.constant(null),
  aliases: fc.constant([]),
});

export const anyDocument: fc.Arbitrary<DocumentMeta> = fc
  .record({
    id,
    title: fc.option(written(300)),
    place: fc.option(place),
    source: fc.option(written(300)),
    authors: fc.array(written(60), { maxLength: 30 }),
    date: fc.option(written(40)),
    file: written(120),
  })
  .map(({ id: own, ...fields }) => aDocument(own, fields));

export const anySummary: fc.Arbitrary<CaseSummary> = fc.record({
  document: anyDocument,
  sectionCount: fc.nat(999),
  measureCount: fc.nat(9_999),
  passageCount: fc.nat(9_999),
});

const time = fc
  .date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

const note: fc.Arbitrary<ChangeNote> = fc.record({
  at: time,
  by: written(120),
  change: fc.constantFrom("added", "changed", "withdrawn", "undone"),
});

export const anyChange: fc.Arbitrary<DocumentChange> = fc
  .record({
    note,
    file: written(120),
    document: fc.option(anyDocument),
    undoes: fc.option(note),
    isUndone: fc.boolean(),
  })
  .map(({ note: own, undoes, ...fields }) => ({
    ...own,
    ...fields,
    undoes: own.change === "undone" ? undoes : null,
  }));
