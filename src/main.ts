/**
 * `npm start`: the composition root. Configuration in; the bot, or without a token the terminal chat, running, out.
 */
import path from "node:path";
import { runChat } from "./cli/chat.ts";
import { createLog } from "./cli/log.ts";
import { type Prepared, prepare } from "./cli/prepare.ts";
import { runCommand } from "./cli/run-command.ts";
import { type Config, loadConfig, projectDir } from "./config.ts";
import { type Messages, createMessages } from "./render/messages.ts";
import { openState } from "./state/open-state.ts";

/** What is past its time goes within a day. */
const sweepEveryMs = 24 * 60 * 60 * 1000;
const stopSignals = ["SIGINT", "SIGTERM"] as const;

async function main(): Promise<number> {
  const config = loadConfig();
  const log = createLog(config.logLevel, process.stderr);
  const messages = createMessages(path.join(projectDir, "prompts"));
  // The first process of a container gets no default for these: without a handler it would not stop.
  const leave = () => process.exit(0);
  for (const signal of stopSignals) process.once(signal, leave);
  const prepared = await prepare({
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: ({ passage, document }) =>
      log.error(
        "a passage is not in its file as indexed and was not shown; start again to index it anew",
        {
          passage: passage.id,
          file: document.file,
        },
      ),
  });
  for (const signal of stopSignals) process.off(signal, leave);
  try {
    if (config.botToken === null) await chat(config, messages, prepared);
    else await serve(config.botToken, config, { messages, prepared, log });
  } finally {
    await prepared.close();
  }
  return 0;
}

async function chat(config: Config, messages: Messages, { library }: Prepared): Promise<void> {
  await runChat({
    library,
    messages,
    language: config.language,
    input: process.stdin,
    output: process.stdout,
  });
}

interface Serving {
  readonly messages: Messages;
  readonly prepared: Prepared;
  readonly log: ReturnType<typeof createLog>;
}

async function serve(
  token: string,
  config: Config,
  { messages, prepared, log }: Serving,
): Promise<void> {
  // The terminal chat starts sooner without Telegram's library.
  const { createBot } = await import("./bot/create-bot.ts");
  const state = await openState(config);
  await state.sweep(Date.now());
  const sweeping = setInterval(() => void state.sweep(Date.now()), sweepEveryMs).unref();
  const bot = createBot({
    token,
    apiRoot: config.botApiRoot,
    library: prepared.library,
    messages,
    log,
    state,
    adminIds: config.adminIds,
    admission: config.admission,
  });
  for (const signal of stopSignals)
    process.once(signal, () => {
      log.info("stopping", { signal });
      void bot.stop();
    });
  try {
    await bot.start((username) => log.info("answering in Telegram", { username }));
  } finally {
    clearInterval(sweeping);
    await state.close();
  }
}

await runCommand(main);
