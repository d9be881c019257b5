/**
 * The `PassageStore` over a generation in PostgreSQL. The process holds the directory of the documents and some caches of
 * a fixed size; everything else stays in the database, which also computes the cosines.
 */
import type { DocumentId, SourceDocument } from "../../core/domain.ts";
import type { Database } from "../../database/database.ts";
import { createMembership } from "../document-scope.ts";
import type {
  DocumentText,
  FeatureRequest,
  PassageStore,
  StoredPassage,
} from "../passage-store.ts";
import { createMentionReader } from "./mention-reader.ts";
import { createNameReader } from "./name-reader.ts";
import { createNearestReader, usuallyCompared } from "./nearest-reader.ts";
import type { Generation } from "./read-generation.ts";
import { decodeFacts } from "./row-forms.ts";
import { cosineWith, encodeReals } from "./vector-values.ts";
import { createWordReader } from "./word-reader.ts";

type EarlierEntry = readonly [DocumentId, readonly SourceDocument[]];

interface FeatureRow {
  readonly slot: number;
  readonly text: string;
  readonly cosine: number | null;
}

/** @param mostCompared passages up to which a scope is compared exactly, for tests of the graph */
export function createPostgresPassageStore(
  database: Database,
  generation: Generation,
  mostCompared = usuallyCompared,
): PassageStore {
  const { documents, numbers, collection } = generation;
  const { tables } = collection;
  const membersOf = createMembership(documents, (passage) => numbers.documentOf(passage));
  const words = createWordReader(database, generation, membersOf);
  const isPassage = (number: number) =>
    Number.isInteger(number) && number >= 0 && number < numbers.passageCount;
  const slotsOf = (asked: readonly number[]) => [
    ...new Set(asked.map((number) => numbers.passageSlot(number))),
  ];

  /** By passage number. */
  const readFeatures = async (
    asked: readonly number[],
    { vector, hasText }: FeatureRequest,
  ): Promise<ReadonlyMap<number, FeatureRow>> => {
    if (vector === null && !hasText) return new Map();
    const values = [slotsOf(asked), ...(vector === null ? [] : [encodeReals(vector)])];
    const rows = await database.read<FeatureRow>(
      `select slot, ${hasText ? "text" : "'' as text"},
         ${vector === null ? "null" : cosineWith("$2")} as cosine
       from ${tables.passages} where slot = any($1::integer[])`,
      values,
    );
    return new Map(rows.map((row) => [numbers.passageNumber(row.slot), row]));
  };

  return {
    builtAtMs: generation.publishedAtMs,
    documents,
    passageCount: numbers.passageCount,
    mentioning: createMentionReader(database, generation),
    terms: words.terms,
    bestByWords: words.best,
    nearest: createNearestReader(database, generation, { membersOf, mostCompared }),

    async features(asked, request) {
      const known = asked.filter(isPassage);
      if (known.length === 0) return [];
      const [rows, scores] = await Promise.all([
        readFeatures(known, request),
        request.words && words.scores(request.words),
      ]);
      return known.map((passage) => ({
        passage,
        document: numbers.documentOf(passage),
        text: rows.get(passage)?.text ?? "",
        wordScore: scores?.ofPassage(passage) ?? 0,
        pairScore: scores?.byPairs(passage) ?? 0,
        cosine: rows.get(passage)?.cosine ?? null,
      }));
    },

    async sentenceCosines(asked, vector) {
      const known = asked.filter(isPassage);
      if (known.length === 0) return [];
      const rows = await database.read<{ passage: number; cosines: string }>(
        `select passage, string_agg((${cosineWith("$2")})::text, ' ' order by position) as cosines
         from ${tables.sentences} where passage = any($1::integer[]) group by passage`,
        [slotsOf(known), encodeReals(vector)],
      );
      const cosines = new Map(
        rows.map((row) => [numbers.passageNumber(row.passage), row.cosines.split(" ").map(Number)]),
      );
      return known.map((number) => cosines.get(number) ?? []);
    },

    async passages(asked) {
      const known = asked.filter(isPassage);
      if (known.length === 0) return [];
      const rows = await database.read<{ slot: number; facts: string; text: string }>(
        `select slot, facts, text from ${tables.passages} where slot = any($1::integer[])`,
        [slotsOf(known)],
      );
      const found = new Map(
        rows.map(({ slot, facts, text }): [number, StoredPassage] => {
          const number = numbers.passageNumber(slot);
          const document = numbers.documentOf(number);
          return [number, { number, document, text, ...decodedFacts(facts, document) }];
        }),
      );
      return known.flatMap((number) => found.get(number) ?? []);
    },

    passageNumbers: createNameReader(database, generation),

    async texts(asked) {
      const known = asked.filter((number) => number in documents);
      if (known.length === 0) return [];
      const rows = await database.read<{ slot: number; text: string; facts: string | null }>(
        `select slot, text, facts from unnest($1::integer[]) as asked (slot)
         join ${tables.documents} using (slot)
         cross join lateral (
           select string_agg(facts, E'\\n' order by slot) as facts from ${tables.passages}
           where slot between first_passage and first_passage + passage_count - 1 offset 0
         ) as passages`,
        [[...new Set(known.map((number) => numbers.documentSlot(number)))]],
      );
      const found = new Map(
        rows.map(({ slot, text, facts }) => {
          const number = numbers.documentNumber(slot);
          return [number, documentText(number, text, facts)] as const;
        }),
      );
      return known.flatMap((number) => found.get(number) ?? []);
    },

    async earlierTexts() {
      const rows = await database.read<{ texts: string }>(
        `select texts from unnest($1::integer[]) with ordinality as listed (slot, position)
         join ${tables.earlierTexts} using (slot) order by position`,
        [generation.earlier],
      );
      return new Map(rows.map(({ texts }) => JSON.parse(texts) as EarlierEntry));
    },
  };

  function decodedFacts(facts: string, document: number) {
    return decodeFacts(facts, documents[document]?.meta.id ?? ("" as DocumentId));
  }

  function documentText(number: number, text: string, facts: string | null): DocumentText[] {
    const entry = documents[number];
    if (entry === undefined) return [];
    const { meta, statesPlace } = entry;
    const bodyStartUtf16 = generation.bodyStartUtf16[number] ?? 0;
    const lines = facts?.split("\n") ?? [];
    return [
      {
        number,
        document: { ...meta, text, bodyStartUtf16, statesPlace },
        passages: lines.map((line) => decodeFacts(line, meta.id).passage),
      },
    ];
  }
}
