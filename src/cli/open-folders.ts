/**
 * Folders of a bench's own in; what the bot makes of them out. Nothing is said of it: whoever measures reads the figures.
 */
import path from "node:path";
import { loadConfig } from "../core/config.ts";
import type { PeerOrder } from "./peer-order.ts";
import { type Prepared, prepare } from "./prepare.ts";

export function openFolders(
  folders: PeerOrder["folders"],
  { dir }: Pick<PeerOrder["model"], "dir">,
): Promise<Prepared> {
  const { hubEndpoint } = loadConfig();
  return prepare({
    config: { ...folders, modelDir: dir, hubEndpoint },
    modelCacheDir: path.dirname(dir),
    stderr: { write: () => true },
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
}
