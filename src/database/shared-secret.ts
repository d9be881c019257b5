/** Secrets that all processes of a database share. */
import { randomBytes } from "node:crypto";
import type { Database } from "./database.ts";

/** 43 letters, digits, _ and -: made by whichever process asks first, and the same for all from then on. */
export async function sharedSecret(database: Database, name: string): Promise<string> {
  const made = randomBytes(32).toString("base64url");
  return database.change(async (query) => {
    // Waits for another process that makes it at the same time.
    await query("insert into secrets (name, value) values ($1, $2) on conflict do nothing", [
      name,
      made,
    ]);
    const [row] = await query<{ value: string }>("select value from secrets where name = $1", [
      name,
    ]);
    return row?.value ?? made;
  });
}
