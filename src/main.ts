/** `npm start`: runs the bot or, without a token, the terminal chat. */
import path from "node:path";
import { prepare } from "./app/open-library.ts";
import { createMessages, type Messages } from "./chat/views/messages.ts";
import { runCommand, watchStopSignals } from "./cli/run-command.ts";
import { type Config, loadConfig, projectDir } from "./core/config.ts";
import { runChat } from "./terminal/chat.ts";

async function main(): Promise<number> {
  const config = loadConfig();
  const signals = watchStopSignals();
  const messages = createMessages(path.join(projectDir, "prompts"));
  const { botToken: token } = config;
  if (token === null) return chat(config, messages);
  // The terminal chat starts sooner without Telegram's library.
  const { serve } = await import("./cli/serve.ts");
  const code = await serve({ token, config, messages, signals });
  // A call to Telegram that hangs would keep the process running, and could store nothing any more.
  return process.exit(code);
}

async function chat(config: Config, messages: Messages): Promise<number> {
  const prepared = await prepare({
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: ({ passage, document }) =>
      void process.stderr.write(
        `${passage.id} is not in ${document.file} as indexed and was not shown; start again to index it anew.\n`,
      ),
  });
  try {
    await runChat({
      library: prepared.library,
      messages,
      language: config.language,
      input: process.stdin,
      output: process.stdout,
    });
  } finally {
    await prepared.close();
  }
  return 0;
}

await runCommand(main);
