/**
 * A graph in, how much its file takes out.
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { HierarchicalNSW } from "hnswlib-node";

export async function graphFileBytes(graph: HierarchicalNSW): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "graph-"));
  try {
    const file = path.join(folder, "graph.hnsw");
    graph.writeIndexSync(file);
    return (await stat(file)).size;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
