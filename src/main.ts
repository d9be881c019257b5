/** `npm start`: runs the bot or, without a token, the terminal chat. */
import path from "node:path";
import { prepare } from "./app/open-library.ts";
import { createMessages, type Messages } from "./chat/views/messages.ts";
import { parseOptions } from "./cli/arguments.ts";
import { runCommand, watchStopSignals } from "./cli/run-command.ts";
import { type Config, loadConfig, projectDir } from "./core/config.ts";
import { AppError } from "./core/errors.ts";
import { runChat } from "./terminal/chat.ts";

const usage = `Usage: npm start
With BOT_TOKEN in the environment or in .env, runs the bot until it is stopped.
Without it, answers the lines of standard input: a chat in the terminal.
  --help  this text
Settings: OPERATING.md`;

async function main(): Promise<number> {
  if (parseOptions({ help: { type: "boolean" } }, usage) === null) return 0;
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
    const { lineCount } = await runChat({
      library: prepared.library,
      messages,
      language: config.language,
      input: process.stdin,
      output: process.stdout,
    });
    // As under a supervisor, where a bot was meant and its token is missing or misspelt.
    if (lineCount === 0 && !process.stdin.isTTY) throw noToken();
  } finally {
    await prepared.close();
  }
  return 0;
}

function noToken(): AppError {
  return new AppError(
    "usage.invalid",
    "BOT_TOKEN is not set, and standard input ended before a question. " +
      "For the bot, set BOT_TOKEN in the environment or in .env; for a chat, run npm start in a terminal.",
  );
}

await runCommand(main);
