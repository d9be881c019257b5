/** Tells a lost connection from what the database refuses. */
import { DatabaseError } from "pg";

/** What became of the statements that were sent last is not known. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/** Nothing was sent. */
export class NoConnection extends Error {
  override readonly name = "NoConnection";
}

/** A server that ends says so as an error of the statement. */
export function isLoss(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(?:08|57P0|25P03)/.test(error.code ?? "");
}
