/** What others would use instead, over the five documents: each finds what it is built to find, and the same twice. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createExactIndex } from "../../../../src/index/vectors/vector-index.ts";
import {
  corpusOf,
  type Peer,
  type PeerCorpus,
  readPeerCorpus,
  writeCorpus,
} from "../../../../src/measure/peers/peer.ts";
import { peerKinds, type PeerName } from "../../../../src/measure/peers/peers.ts";
import { type OpenedLibrary, openLibrary } from "../../../setup/open-library.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";

let library: OpenedLibrary;
let corpus: PeerCorpus;

beforeAll(async () => {
  library = await openLibrary();
  corpus = corpusOf(library.snapshot);
});
afterAll(() => library.close());

const names = Object.keys(peerKinds) as PeerName[];

/** Far from each other, and each with enough of its own words. */
const askedPassages = [10, 50, 90];

/** What such a passage begins with: no other passage has it. */
function rareWords(number: number): string {
  return corpus.passages[number]?.text.slice(0, 60) ?? "";
}

async function open(name: PeerName): Promise<Peer> {
  return peerKinds[name].open(corpus, (text) => library.embedder.embedQuery(text));
}

test("the corpus that they get comes back from its folder as it was", async () => {
  const folder = temporaryFolder();
  await writeCorpus(folder, corpus);
  const { passages, vectors } = await readPeerCorpus(folder);
  expect(passages).toEqual(corpus.passages);
  expect(vectors.dimension).toBe(corpus.vectors.dimension);
  expect(vectors.values).toEqual(new Float32Array(corpus.vectors.values));
  expect(passages).toHaveLength(vectors.values.length / vectors.dimension);
});

describe.each(names)("%s", (name) => {
  let peer: Peer;

  beforeAll(async () => {
    peer = await open(name);
  });

  test("finds a passage by its own rare words", async () => {
    for (const number of askedPassages) {
      const words = rareWords(number);
      expect(corpus.passages.filter(({ text }) => text.includes(words))).toHaveLength(1);
      expect(await peer.search(words, 3)).toContain(number);
    }
  });

  test("finds the same twice, each passage once, and no more than it is asked for", async () => {
    const another = await open(name);
    for (const count of [1, 10])
      for (const words of askedPassages.map(rareWords)) {
        const found = await peer.search(words, count);
        expect(found).toEqual(await another.search(words, count));
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(count);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((number) => corpus.passages[number] !== undefined)).toBe(true);
      }
  });
});

const kept = names.filter((name) => name !== "langchain");

test.each(kept)("%s knows what it keeps on disk", async (name) => {
  expect(await (await open(name)).savedBytes()).toBeGreaterThan(10_000);
});

test("langchain, which keeps nothing on disk, says so", async () => {
  await expect((await open("langchain")).savedBytes()).rejects.toThrow("in memory only");
});

test("exact finds what comparing with all and sorting finds", async () => {
  const peer = await open("exact");
  const sorted = createExactIndex(corpus.vectors);
  for (const words of askedPassages.map(rareWords)) {
    const wanted = sorted.search(await library.embedder.embedQuery(words), 100);
    expect(await peer.search(words, 100)).toEqual(wanted.map(({ row }) => row));
  }
});
