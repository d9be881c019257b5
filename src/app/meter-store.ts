/** Shows what an index has in the metrics. */
import type { Meter } from "../core/meter.ts";
import type { PassageStore } from "../index/passage-store.ts";

export function meterStore(
  meter: Meter,
  { builtAtMs, documents, passageCount }: PassageStore,
): void {
  meter.set("reform_bot_index_built_timestamp_seconds", builtAtMs / 1000);
  meter.set("reform_bot_index_documents", documents.length);
  meter.set("reform_bot_index_passages", passageCount);
}
