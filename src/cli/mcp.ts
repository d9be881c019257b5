/**
 * `npm run -s mcp`: the case library as tools for an assistant on this machine, by the Model Context Protocol over stdin and
 * stdout. What a person should know goes to stderr.
 */
import { once } from "node:events";
import path from "node:path";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { createAgentServer } from "../agents/agent-server.ts";
import { createMessages } from "../chat/views/messages.ts";
import { loadConfig, projectDir } from "../core/config.ts";
import { messageOf } from "../core/errors.ts";
import { folderOptions, parseOptions, withFolders } from "./arguments.ts";
import { openDocuments } from "./open-documents.ts";
import { runCommand } from "./run-command.ts";

const usage = `Usage: npm run -s mcp -- [options]
Serves the documents to an assistant by the Model Context Protocol, over stdin and stdout, until stdin ends.
  --seeds DIR  folder of documents (default SEEDS_DIR or seeds)
  --index DIR  folder of the index (default INDEX_DIR or index)
  --help       this text
Without --seeds and --index, the index is that in the database of DATABASE_URL, if it is set.`;

async function mcp(): Promise<number> {
  const values = parseOptions(folderOptions, usage);
  if (values === null) return 0;
  const messages = createMessages(path.join(projectDir, "prompts"));
  const ended = once(process.stdin, "close");
  const prepared = await openDocuments(withFolders(loadConfig(), values));
  try {
    const { library } = prepared;
    const served = serveStdio(() => createAgentServer({ library, messages }), {
      transport: new StdioServerTransport(),
      onerror: (error) => void process.stderr.write(`${messageOf(error)}\n`),
    });
    process.stderr.write("Serving the documents over stdin and stdout.\n");
    await ended;
    await served.close();
  } finally {
    await prepared.close();
  }
  return 0;
}

await runCommand(mcp);
