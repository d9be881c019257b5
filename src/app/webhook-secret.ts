/** What Telegram shows with every update that it brings. */
import { randomBytes } from "node:crypto";
import type { Config } from "../core/config.ts";
import { createDatabase } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { sharedSecret } from "../database/shared-secret.ts";

/**
 * That of the settings; else the one that the processes of the database share, because any of them takes any update; else a
 * new one, which the start registers with Telegram.
 * @throws AppError `database.unsuitable` or `state.unavailable`
 */
export async function webhookSecret({
  webhook,
  database: address,
}: Pick<Config, "webhook" | "database">): Promise<string> {
  if (webhook !== null && webhook.secret !== null) return webhook.secret;
  if (address === null) return randomBytes(32).toString("base64url");
  const database = createDatabase({
    address,
    code: "state.unavailable",
    what: "The webhook's secret",
    connections: 1,
  });
  try {
    await migrate(database);
    return await sharedSecret(database, "webhook");
  } finally {
    await database.close();
  }
}
