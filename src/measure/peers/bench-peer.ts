/**
 * Process that measures one search: reads an order's file and writes the measurement's file.
 * `npm run bench:peers` starts it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { runCommand, usageError } from "../../cli/run-command.ts";
import { createBgeEmbedder } from "../../embedding/bge.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { normalizeText } from "../../language/normalize.ts";
import { type Peer, readPeerCorpus } from "./peer.ts";
import { peerKinds } from "./peers.ts";
import { measurePeer, ownName, type PeerOrder } from "./measure.ts";

async function benchPeer(): Promise<number> {
  const [orderFile, resultFile] = process.argv.slice(2);
  if (orderFile === undefined || resultFile === undefined)
    throw usageError("Expected an order's file and a result's.", "Usage: npm run -s bench:peers");
  const order = JSON.parse(await readFile(orderFile, "utf8")) as PeerOrder;
  const { dir: modelDir, sha256: modelSha256 } = order.model;
  const embedder = await createBgeEmbedder({ modelDir, modelSha256, threadCount: 1 });
  try {
    // This program normalises questions itself; the peers get them normalised like the passages.
    const questions =
      order.name === ownName ? order.questions : order.questions.map((each) => normalizeText(each));
    const measured = await measurePeer(
      questions,
      (text) => embedder.embedQuery(text),
      (embedQuery) => open(order, { ...embedder, embedQuery }),
    );
    await writeFile(resultFile, JSON.stringify(measured));
  } finally {
    await embedder.close();
  }
  return 0;
}

async function open(order: PeerOrder, embedder: Embedder): Promise<Peer> {
  // Loaded here, like the peers, so that its code counts as its own memory.
  if (order.name === ownName)
    return (await import("./open-own-peer.ts")).openOwnPeer(order, embedder);
  const { passages, vectors } = await readPeerCorpus(order.folder);
  const peer = await peerKinds[order.name].open({ passages, vectors }, (text) =>
    embedder.embedQuery(text),
  );
  return {
    ...peer,
    // Users read the passages that are found, so this keeps the texts in memory with every peer.
    search: async (question, count) =>
      (await peer.search(question, count)).filter((number) => passages[number] !== undefined),
  };
}

await runCommand(benchPeer);
