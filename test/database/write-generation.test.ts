/** Generations of an index in PostgreSQL: what is reused, what readers see, and what is removed. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SourceDocument } from "../../src/core/domain.ts";
import { buildIndex } from "../../src/index/build.ts";
import { createEmbeddedPassageStore } from "../../src/index/embedded-passage-store.ts";
import type { PassageStore, WordQuery } from "../../src/index/passage-store.ts";
import { sweep, sweepFormer } from "../../src/index/postgres/sweep.ts";
import { writeGeneration } from "../../src/index/postgres/write-generation.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { createHashedEmbedder } from "../setup/hashed-embedder.ts";
import {
  factsOf,
  type IndexDatabase,
  makeIndexDatabase,
  openGeneration,
  openStore,
} from "../setup/index-database.ts";
import { buildOptions } from "../setup/small-index.ts";
import { aSourceDocument } from "../setup/source-document.ts";

const tokenizer = createTokenizer([]);
const notice = (number: number, text = `第${number}号通知要求各乡镇核对机构和人员的底数。`) =>
  aSourceDocument(text, { id: `notice-${String(number).padStart(3, "0")}` });
const few = [1, 2, 3, 4].map((number) => notice(number));

const words: WordQuery = {
  saturation: 0.5,
  pairs: ["通知", "人员"],
  concepts: [
    {
      passageWeight: 1,
      documentWeight: 1,
      wordings: [{ terms: ["通知", "人员", "铜钟"], weight: 1 }],
    },
  ],
};
const everywhere = { kind: "everywhere" } as const;
const many = { passages: 1000, documents: 1000 };

let own: IndexDatabase;
beforeAll(async () => {
  own = await makeIndexDatabase();
});
afterAll(() => own.close());

/** Each test has a model of its own, and so a collection. */
function aModel(name: string, onPassage?: (text: string) => void) {
  return { ...createHashedEmbedder(onPassage), modelSha256: name };
}

async function write(documents: readonly SourceDocument[], embedder = aModel("usual")) {
  const options = buildOptions({ embedder, tokenizer, documents });
  await writeGeneration(own.database, options);
  return openStore(own.database, { embedder, tokenizer });
}

/** What a store answers of everything it has. */
async function all(store: PassageStore) {
  const passages = Array.from({ length: store.passageCount }, (_, number) => number);
  const documents = [...store.documents.keys()];
  const among = { passages, documents };
  return {
    documents: store.documents,
    passages: await store.passages(passages),
    texts: await store.texts(documents),
    terms: await store.terms(["通知", "人员", "铜钟", "没有"], among),
    best: await store.bestByWords(words, everywhere, many),
    features: await store.features(passages, { words, vector: null, hasText: true }),
    mentioning: await store.mentioning([["通知"], ["铜钟"]]),
  };
}

async function embedded(documents: readonly SourceDocument[]) {
  const options = buildOptions({ embedder: aModel("usual"), tokenizer, documents });
  return createEmbeddedPassageStore((await buildIndex(options)).snapshot);
}

describe("a new generation", () => {
  test.each([
    ["has one document more, before the others", [notice(0), ...few]],
    ["has one document less", few.slice(1)],
    [
      "has a changed document",
      few.map((each) => (each === few[1] ? notice(2, "铜钟由人员敲响。") : each)),
    ],
    ["has the documents in another order", few.toReversed()],
    ["is of other documents", [notice(8), notice(9)]],
  ])("that %s answers like an embedded index of its documents", async (_, documents) => {
    const embedder = aModel(`answers like ${documents.map(({ id }) => id).join()}`);
    await write(few, embedder);
    const store = await write(documents, embedder);
    expect(await all(store)).toEqual(await all(await embedded(documents)));
  });

  test("embeds only the texts that are new, also in a changed document", async () => {
    const texts: string[] = [];
    const embedder = aModel("embeds", (text) => void texts.push(text));
    await write(
      [notice(1, "一是核对人员。\n\n二是清点铜钟,登记在册,每年一次。"), ...few.slice(1)],
      embedder,
    );
    texts.length = 0;
    await write(
      [notice(1, "一是核对人员。\n\n二是敲响铜钟,登记在册,每天一次。"), ...few.slice(1)],
      embedder,
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toContain("敲响");
  });

  test("keeps the rows of documents that have not changed", async () => {
    const embedder = aModel("keeps rows");
    await write(few, embedder);
    const before = await openGeneration(own.database, { embedder, tokenizer });
    await write([...few, notice(5)], embedder);
    const after = await openGeneration(own.database, { embedder, tokenizer });
    const slots = few.map((_document, number) => before.numbers.documentSlot(number));
    expect(few.map((_document, number) => after.numbers.documentSlot(number))).toEqual(slots);
  });

  test("does not change what readers of the one before see", async () => {
    const embedder = aModel("readers");
    const before = await write(few, embedder);
    const seen = await all(before);
    await write([notice(0), notice(2, "铜钟由人员敲响。"), notice(7)], embedder);
    const { database } = own;
    const again = await openStore(database, { embedder, tokenizer });
    expect(again.documents).toHaveLength(3);
    expect(await all(before)).toEqual(seen);
    const vector = await embedder.embedQuery("question");
    const nearest = await before.nearest(vector, everywhere, { count: 99, isCursory: false });
    expect(nearest).toHaveLength(few.length);
  });

  test("is not there when a build stops, and the next build uses what that one had written", async () => {
    const embedder = aModel("stops");
    await write(few, embedder);
    const documents = Array.from({ length: 20 }, (_, number) => notice(100 + number));
    let count = 0;
    const counting = (most: number) => ({
      ...embedder,
      embedPassage(text: string) {
        if (++count > most) throw new Error("stopped");
        return embedder.embedPassage(text);
      },
    });
    const batchUtf16 = 5 * (documents[0]?.text.length ?? 0);
    const build = (most: number) =>
      writeGeneration(own.database, {
        ...buildOptions({ embedder: counting(most), tokenizer, documents }),
        batchUtf16,
      });
    await expect(build(12)).rejects.toThrow("stopped");
    const before = await openGeneration(own.database, { embedder, tokenizer });
    expect(before.documents).toHaveLength(few.length);
    count = 0;
    await build(1000);
    expect(count).toBeLessThan(20);
    const store = await openStore(own.database, { embedder, tokenizer });
    expect(await all(store)).toEqual(await all(await embedded(documents)));
  });

  test("is written by several processes at once, complete each time", async () => {
    const embedder = aModel("at once");
    const sets = [few, [...few, notice(5)], [notice(6), ...few], few.slice(2)];
    await Promise.all(sets.map((documents) => write(documents, embedder)));
    const store = await openStore(own.database, { embedder, tokenizer });
    const ids = store.documents.map(({ meta }) => meta.id);
    const documents = sets.find((each) => each.map(({ id }) => id).join() === ids.join());
    expect(await all(store)).toEqual(await all(await embedded(documents ?? [])));
  });
});

describe("posting lists", () => {
  test("are merged when there are many, and say the same", async () => {
    const embedder = aModel("merged");
    let documents: SourceDocument[] = [];
    for (let number = 0; number < 12; number++) {
      documents = [notice(99 - number), ...documents];
      await write(documents, embedder);
    }
    const generation = await openGeneration(own.database, { embedder, tokenizer });
    expect(generation.segments.length).toBeLessThanOrEqual(8);
    const store = await openStore(own.database, { embedder, tokenizer });
    expect(await all(store)).toEqual(await all(await embedded(documents)));
  });
});

describe("sweeping", () => {
  test("removes the rows that no generation lists, and nothing else", async () => {
    const embedder = aModel("swept");
    await write(few, embedder);
    const store = await write([few[0] ?? notice(1), notice(7)], embedder);
    const { collection } = await openGeneration(own.database, { embedder, tokenizer });
    const rowsOf = async (table: string) =>
      (
        await own.database.read<{ count: number }>(
          `select count(*)::integer as count from ${table}`,
        )
      )[0]?.count;
    const { tables } = collection;
    expect(await rowsOf(tables.documents)).toBe(5);
    await sweep(own.database, collection, 0);
    expect([await rowsOf(tables.documents), await rowsOf(tables.passages)]).toEqual([2, 2]);
    expect(await rowsOf(tables.sentences)).toBe(2);
    expect(await all(store)).toEqual(await all(await embedded([few[0] ?? notice(1), notice(7)])));
  });

  test("leaves what readers may still read", async () => {
    const embedder = aModel("kept");
    const before = await write(few, embedder);
    const seen = await all(before);
    await write([notice(7)], embedder);
    await sweep(
      own.database,
      (await openGeneration(own.database, { embedder, tokenizer })).collection,
    );
    expect(await all(before)).toEqual(seen);
  });
});

describe("a collection of other word lists", () => {
  test("takes over the vectors of the one before, which is removed when nobody writes it any more", async () => {
    const texts: string[] = [];
    const embedder = aModel("lists", (text) => void texts.push(text));
    await write(few, embedder);
    const { collection: before } = await openGeneration(own.database, { embedder, tokenizer });
    const others = createTokenizer(["通知要求"]);
    texts.length = 0;
    await writeGeneration(
      own.database,
      buildOptions({ embedder, tokenizer: others, documents: [...few, notice(5)] }),
    );
    expect(new Set(texts)).toEqual(new Set([notice(5).text]));
    const { collection } = await openGeneration(own.database, { embedder, tokenizer: others });
    await sweepFormer(own.database, collection);
    expect(await all(await openStore(own.database, { embedder, tokenizer }))).toEqual(
      await all(await embedded(few)),
    );
    await own.database.write([
      {
        text: "update index_generations set published_at = now() - interval '31 days' where collection = $1",
        values: [before.number],
      },
    ]);
    await sweepFormer(own.database, collection);
    await expect(openGeneration(own.database, { embedder, tokenizer })).rejects.toThrow(
      "There is no generation",
    );
    const store = await openStore(own.database, { embedder, tokenizer: others });
    expect(store.documents).toHaveLength(5);
  });
});

describe("what PostgreSQL reads in another way", () => {
  test("characters of any kind come back as they were", async () => {
    const odd =
      "半角 ﬁ e\u0301 𠮷野家 👨‍👩‍👧 \\n \\u0041 '单' \"双\" {1,2} $1 % \u0001 \u2028 \uFEFF\t完。";
    const documents = [aSourceDocument(odd, { id: "奇-怪", title: "a\0b 标题 \uD800" }), notice(1)];
    const store = await write(documents, aModel("odd"));
    expect(await all(store)).toEqual(await all(await embedded(documents)));
    expect(await store.mentioning([["𠮷野家"], ["e\u0301"], ["é"], ["\\n"], ["%"]])).toEqual([
      [0],
      [0],
      [],
      [0],
      [0],
    ]);
    expect([...(await store.passageNumbers(["奇-怪-01"])).values()]).toEqual([0]);
  });

  test("a model of another dimension has a collection of its own", async () => {
    const other = {
      ...aModel("other dimension"),
      dimension: 3,
      embedPassage: () => Promise.resolve(Float32Array.of(1, 0, 0)),
      embedQuery: () => Promise.resolve(Float32Array.of(1, 0, 0)),
    };
    const store = await write(few, other);
    const nearest = await store.nearest(Float32Array.of(1, 0, 0), everywhere, {
      count: 9,
      isCursory: false,
    });
    expect(nearest).toEqual([0, 1, 2, 3]);
    expect(factsOf({ embedder: other, tokenizer }).dimension).toBe(3);
  });
});
