/**
 * Process that measures an index as the bot serves it: reads an order's file and writes the measurement's file.
 * `npm run bench` and `bench:growth` start it.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createMessages } from "../../chat/views/messages.ts";
import { runCommand, usageError } from "../../cli/run-command.ts";
import { projectDir } from "../../core/config.ts";
import { measureServed } from "./asking.ts";
import { openFolders } from "./folders.ts";
import type { ServedOrder } from "./measure-apart.ts";

async function benchServed(): Promise<number> {
  const [orderFile, resultFile] = process.argv.slice(2);
  if (orderFile === undefined || resultFile === undefined)
    throw usageError("Expected an order's file and a result's.", "Usage: npm run -s bench:growth");
  const order = JSON.parse(await readFile(orderFile, "utf8")) as ServedOrder;
  const measured = await measureServed(order, {
    open: () => openFolders(order.folders, order.model),
    say: createMessages(path.join(projectDir, "prompts")).in("zh"),
  });
  await writeFile(resultFile, JSON.stringify(measured));
  return 0;
}

await runCommand(benchServed);
