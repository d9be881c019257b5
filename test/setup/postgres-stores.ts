/** Stores over one database in PostgreSQL, each with connections of its own, as of one process. Closed with the test. */
import { onTestFinished } from "vitest";
import type { DatabaseAddress } from "../../src/core/database-address.ts";
import { openPostgresState } from "../../src/state/postgres/open-postgres-state.ts";
import type { IncomingUpdate, StateStore } from "../../src/state/state-store.ts";
import { type CuttingProxy, cuttingProxy } from "./cutting-proxy.ts";
import { freshDatabase } from "./fresh-database.ts";

export const botId = "700001";
export const leaseMs = 60_000;

export async function opened(address: DatabaseAddress): Promise<StateStore> {
  const state = await openPostgresState({ address, retentionDays: 90 });
  onTestFinished(() => state.close());
  return state;
}

export async function openTwo(): Promise<{
  one: StateStore;
  other: StateStore;
  address: DatabaseAddress;
}> {
  const address = await freshDatabase();
  return { one: await opened(address), other: await opened(address), address };
}

/** A second store that reaches the database by way of a proxy. */
export async function openBehindProxy(): Promise<{
  near: StateStore;
  far: StateStore;
  proxy: CuttingProxy;
  address: DatabaseAddress;
}> {
  const address = await freshDatabase();
  const proxy = await cuttingProxy(address);
  return { near: await opened(address), far: await opened(proxy.address), proxy, address };
}

export function anUpdate(updateId: number, lane: string, userId = "7"): IncomingUpdate {
  return { updateId, lane, userId, text: `{"update_id":${updateId}}` };
}
