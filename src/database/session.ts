/** Runs work on one connection of the pool. */
import type { QueryResult } from "pg";
import { type Connections, graceMs } from "./connect.ts";
import { ConnectionLost, isLoss, NoConnection } from "./lost.ts";

/** Sends a statement at once, behind those that were sent before and are not answered yet. */
export type Send = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<QueryResult<Row>>;

/** @param timeoutMs the longest that a statement may take, where that is not the pool's limit */
export async function onConnection<Result>(
  connections: Connections,
  work: (send: Send) => Promise<Result>,
  timeoutMs?: number,
): Promise<Result> {
  const client = await connections.take().catch((cause: unknown) => {
    throw new NoConnection("no connection", { cause });
  });
  let isSound = true;
  // Lost while no statement runs: the next one says so.
  const onError = () => void (isSound = false);
  client.on("error", onError);
  const timeout = timeoutMs === undefined ? {} : { query_timeout: timeoutMs + graceMs };
  const send: Send = async (text, values = []) => {
    const config = { text, values: [...values], ...timeout };
    try {
      return await client.query(config);
    } catch (error) {
      if (!isLoss(error)) throw error;
      isSound = false;
      throw new ConnectionLost("connection lost", { cause: error });
    }
  };
  try {
    return await work(send);
  } finally {
    client.removeListener("error", onError);
    client.release(!isSound);
  }
}
