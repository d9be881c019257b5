/**
 * Fills a collection with made-up documents: texts of random characters, vectors in clusters, words by Zipf. Rows are made
 * by the server and posting lists here, much faster than real texts could be embedded and taken apart; the graph is built
 * and the generation is opened as always.
 */
import type { DocumentMeta } from "../../core/domain.ts";
import type { Database, Query } from "../../database/database.ts";
import { fieldWeights } from "../../index/cut.ts";
import {
  type Collection,
  type CollectionFacts,
  lockCollection,
  makeCollection,
  makeGraph,
} from "../../index/postgres/collection.ts";
import { inParts } from "../../index/postgres/in-parts.ts";
import { encodeEntry } from "../../index/postgres/row-forms.ts";
import { encodeReals } from "../../index/postgres/vector-values.ts";
import { writePostings } from "../../index/postgres/write-postings.ts";
import { countTerms, createRandom, drawRanks } from "./made-words.ts";

/** As in 67,320 passages of 20,005 notices: 79 different words and 140 pairs, four sentences, 214 letters a passage. */
const words = { prefix: "w", termCount: 200_000, passageLength: 110 };
const pairs = { prefix: "p", termCount: 1_000_000, passageLength: 180 };
const sentencesPerPassage = 4;
const textUtf16 = 214;
const passagesPerDocument = 10;
const passagesPerCluster = 100;
/** Different directions that are added to those of the clusters, two to each passage. */
const noiseCount = 2000;
const noiseLength = 0.6;
/** Batches, and so segments of posting lists. */
const batchCount = 8;
const mostStatementMs = 3_600_000;

/** A collection that no index can be in. */
export function madeFacts(passageCount: number): CollectionFacts {
  return { modelSha256: `made-up-${passageCount}`, wordLists: "made-up", dimension: 512 };
}

export async function makeMadeCollection(
  database: Database,
  passageCount: number,
  onStep: (step: string) => void,
): Promise<Collection> {
  const collection = await makeCollection(database, madeFacts(passageCount));
  const documentCount = Math.ceil(passageCount / passagesPerDocument);
  await database.change(async (query) => {
    await lockCollection(query, collection);
    await makeSources(query, collection, Math.ceil(passageCount / passagesPerCluster));
    onStep("rows");
    await insertRows(query, collection, documentCount);
  }, mostStatementMs);
  onStep("words");
  const segments = await insertPostings(database, collection, documentCount);
  onStep("graph");
  await makeGraph(database, collection);
  for (const table of Object.values(collection.tables))
    await database.maintain(`vacuum analyze ${table}`, {
      timeoutMs: mostStatementMs,
      lockTimeoutMs: 5000,
    });
  await database.change((query) =>
    query(
      `insert into index_generations
         (collection, source_sha256, last_document, documents, earlier, segments)
       values ($1, 'made-up', $2, array(select generate_series(1, $2)), '{}', $3::integer[])`,
      [collection.number, documentCount, segments],
    ),
  );
  return collection;
}

/** What rows are put together of, gone at the end of the transaction. */
async function makeSources(query: Query, { dimension }: Collection, clusterCount: number) {
  await query("create temporary table clusters (n integer primary key, v vector) on commit drop");
  await query("create temporary table noise (n integer primary key, v vector) on commit drop");
  await query("create temporary table texts (n integer primary key, t text) on commit drop");
  const random = createRandom(1);
  const insert = async (table: string, count: number, length: number) =>
    inParts([...Array(count).keys()], (part) => {
      const values = part.flatMap(() => [...direction(dimension, length, random)]);
      return query(
        `insert into ${table} select n, (($2::real[])[(at - 1) * ${dimension} + 1 : at * ${dimension}])::vector
         from unnest($1::integer[]) with ordinality as each (n, at)`,
        [[...part], encodeReals(Float32Array.from(values))],
      );
    });
  await insert("clusters", clusterCount, 1);
  await insert("noise", noiseCount, noiseLength);
  await query(
    `insert into texts select n, (
       select string_agg(chr(19968 + (random() * 3000)::integer), '') || repeat('', n)
       from generate_series(1, ${textUtf16})) from generate_series(0, ${noiseCount - 1}) as n`,
  );
}

/** A random direction of that length. */
export function direction(dimension: number, length: number, random: () => number): Float32Array {
  const values = Float32Array.from({ length: dimension }, () => random() + random() - 1);
  const factor = length / Math.hypot(...values);
  return values.map((value) => value * factor);
}

const madeMeta: DocumentMeta = {
  id: "NUMBER" as DocumentMeta["id"],
  file: "made-up/NUMBER.txt",
  title: "关于做好有关工作的通知",
  place: { name: "甲县", level: "county", province: null, city: null, code: null, aliases: [] },
  issuer: null,
  number: null,
  source: null,
  authors: [],
  date: "2024-05-01",
  url: null,
  recognised: null,
};

function entryOf(place: DocumentMeta["place"]): string {
  const source = { statesPlace: true, bodyStartUtf16: 0 };
  const counts = { measureCount: passagesPerDocument, sectionCount: 1 };
  return encodeEntry({ ...madeMeta, place }, source, counts);
}

async function insertRows(query: Query, { tables }: Collection, documentCount: number) {
  const size = passagesPerDocument;
  const documentLengths = [words.passageLength * size, 0, 0, pairs.passageLength * size, 0, 0];
  const lengths = `{${[...documentLengths, words.passageLength * size, 0].join(",")}}`;
  await query(
    `insert into ${tables.documents}
       (slot, key, id, has_place, first_passage, passage_count, lengths, entry, text)
     select document, 'made-up-' || document, 'made-up-' || document, document % 5 > 0, (document - 1) * ${size} + 1, ${size}, $2::text::integer[],
       replace(case when document % 5 > 0 then $3::text else $4::text end, 'NUMBER', document::text),
       (select string_agg(t, '' order by p) from generate_series((document - 1) * ${size} + 1, document * ${size}) as p
         join texts on texts.n = p % ${noiseCount})
     from generate_series(1, $1::integer) as d (document)`,
    [documentCount, lengths, entryOf(madeMeta.place), entryOf(null)],
  );
  await query(
    `insert into ${tables.passages} (slot, document, ordinal, facts, text, vector_key, vector)
     select p, (p - 1) / ${size} + 1, (p - 1) % ${size} + 1,
       format('[%s,1,%s,%s,[],[[0,50],[50,100],[100,150],[150,${textUtf16}]],null]',
         (p - 1) % ${size} + 1, (p - 1) % ${size} * ${textUtf16}, ((p - 1) % ${size} + 1) * ${textUtf16}),
       t, int8send(p) || int8send(0), l2_normalize(c.v + a.v + b.v)::halfvec
     from generate_series(1, $1::integer) as p
     join clusters c on c.n = (hashint4(p) & 2147483647) % (select count(*) from clusters)
     join noise a on a.n = (hashint4(p + 1) & 2147483647) % ${noiseCount}
     join noise b on b.n = (hashint4(-p) & 2147483647) % ${noiseCount}
     join texts on texts.n = p % ${noiseCount}
     order by p`,
    [documentCount * size],
  );
  await query(
    `insert into ${tables.sentences} (passage, position, vector_key, vector)
     select slot, position, int8send(slot) || int8send(position + 1),
       l2_normalize(p.vector::vector + v)::halfvec
     from ${tables.passages} p
     cross join generate_series(0, ${sentencesPerPassage - 1}) as position
     join noise on noise.n = (slot * 31 + position * 17) % ${noiseCount}`,
  );
}

async function insertPostings(database: Database, collection: Collection, documentCount: number) {
  const segments: number[] = [];
  const batch = Math.ceil(documentCount / batchCount);
  const random = createRandom(2);
  for (let from = 0; from < documentCount; from += batch) {
    const count = Math.min(batch, documentCount - from);
    const passageCount = count * passagesPerDocument;
    const ranks = drawRanks(words, passageCount, random);
    const { passages: weights } = fieldWeights;
    const ofDocuments = {
      textLength: words.passageLength * passagesPerDocument,
      weights: fieldWeights.documents,
    };
    const pieces = {
      passageTerms: countTerms(words, ranks, { textLength: words.passageLength, weights }),
      passagePairs: countTerms(pairs, drawRanks(pairs, passageCount, random), {
        textLength: pairs.passageLength,
        weights,
      }),
      documentTerms: countTerms(words, ranks, ofDocuments),
    };
    const slots = {
      documents: Int32Array.from({ length: count }, (_, at) => from + at + 1),
      passages: Int32Array.from(
        { length: passageCount },
        (_, at) => from * passagesPerDocument + at + 1,
      ),
    };
    await database.change(async (query) => {
      // Lists are encoded between statements.
      await query("set local idle_in_transaction_session_timeout = 0");
      await writePostings(query, collection, pieces, slots);
    }, mostStatementMs);
    segments.push(from + 1);
  }
  return segments;
}
