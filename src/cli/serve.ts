/**
 * `npm start` with a token: runs the bot until it is stopped, then closes everything it held. All output, the reason of
 * its end included, is a line of the log, without the token.
 */
import path from "node:path";
import { createDocumentDesk } from "../app/document-desk.ts";
import { serveDatabase } from "../app/serving/serve-database.ts";
import { serveFolders } from "../app/serving/serve-folders.ts";
import type { Serving } from "../app/serving/serving.ts";
import { webhookSecret } from "../app/webhook-secret.ts";
import type { Messages } from "../chat/views/messages.ts";
import type { Config } from "../core/config.ts";
import { AppError, messageOf } from "../core/errors.ts";
import type { CaseLibrary } from "../core/library.ts";
import { createRedact, type Log, meterLog, redactLog } from "../core/log.ts";
import { type Meter, noMeter } from "../core/meter.ts";
import { version } from "../core/version.ts";
import type { PassageSource } from "../core/domain.ts";
import { finishRestore } from "../state/embedded/pending-restore.ts";
import { openEmbeddedState } from "../state/embedded/open-embedded-state.ts";
import { openPostgresState } from "../state/postgres/open-postgres-state.ts";
import { createBot, type TelegramBot } from "../telegram/create-bot.ts";
import type { Webhook } from "../telegram/updates/webhook.ts";
import { healthRoute, liveRoute } from "../web/health.ts";
import { mcpRoute } from "../web/mcp.ts";
import { openHttp, type Route } from "../web/server.ts";
import { webhookRoute } from "../web/webhook.ts";
import { createLog } from "./log.ts";
import { readFigures, type FigureSources } from "./readings.ts";
import type { StopSignals } from "./run-command.ts";
import { startSweeping } from "./sweeping.ts";

export interface ServeOptions {
  readonly token: string;
  readonly config: Config;
  readonly messages: Messages;
  readonly signals: StopSignals;
}

/** Returns the exit code. */
export async function serve(options: ServeOptions): Promise<number> {
  const { token, config } = options;
  const redact = createRedact(token);
  const log = redactLog(createLog(config.logLevel, process.stderr), redact);
  // For the reason of its end, which is logged at every log level.
  const lastWords = redactLog(createLog("error", process.stderr), redact);
  const endWith = (error: unknown): never => {
    logEnd(lastWords, error);
    process.exit(1);
  };
  process.on("uncaughtException", endWith);
  try {
    await runWatched({ ...options, endWith }, log);
    return 0;
  } catch (error) {
    logEnd(lastWords, error);
    return 1;
  }
}

interface Watched extends ServeOptions {
  /** Says why, and ends the process at once. */
  readonly endWith: (error: unknown) => never;
}

async function runWatched(options: Watched, plainLog: Log): Promise<void> {
  const { config } = options;
  const vitals: Vitals = { indexBuiltAtMs: null, library: null, bot: null, state: null };
  const endpoints = await openEndpoints(options, vitals, plainLog);
  const log = meterLog(plainLog, endpoints.meter);
  try {
    // Before the documents are read.
    await finishRestore(config.dataDir);
    const serving = await openServing(config, log, endpoints.meter);
    vitals.indexBuiltAtMs = serving.store().builtAtMs;
    vitals.library = serving.library;
    try {
      await run(options, { serving, vitals, endpoints, log });
    } finally {
      await serving.close();
    }
  } finally {
    await endpoints.close();
  }
}

function openServing(config: Config, log: Log, meter: Meter): Promise<Serving> {
  const toLog = { write: (text: string) => log.info(text.trim()) };
  const options = {
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    // On a terminal the progress is shown as it is; elsewhere every line has the form of the log.
    stderr: process.stderr.isTTY ? process.stderr : toLog,
    meter,
    report: (line: string) => log.info(line),
    onProblem: (message: string) => log.warn(message),
    onUnverified: ({ passage, document }: PassageSource) =>
      log.error(
        "a passage is not in its file as indexed and was not shown; start again to index it anew",
        { passage: passage.id, file: document.file },
      ),
  };
  return config.database === null ? serveFolders(options) : serveDatabase(config.database, options);
}

interface Running {
  readonly serving: Serving;
  readonly vitals: Vitals;
  readonly endpoints: Endpoints;
  readonly log: Log;
}

async function run(options: Watched, running: Running): Promise<void> {
  const { token, config, messages, signals, endWith } = options;
  const { serving, vitals, endpoints, log } = running;
  const { library, places, folders, inTurn, refresher } = serving;
  const { meter, webhook } = endpoints;
  log.info("starting", {
    version,
    settings: JSON.stringify(withoutSecrets(config)),
    documents: serving.store().documents.length,
    passages: serving.store().passageCount,
    indexBuiltAt: new Date(serving.store().builtAtMs).toISOString(),
  });
  const onWait = (withinMs: number) =>
    log.warn("another process keeps the bot's state; waiting for it to end", {
      dataDir: config.dataDir,
      withinSeconds: withinMs / 1000,
    });
  const onUntidy = (error: unknown) => log.error(messageOf(error));
  const { database: address, retentionDays } = config;
  const state =
    address !== null
      ? await openPostgresState({ address, retentionDays })
      : await openEmbeddedState({
          ...config,
          patience: { onWait },
          onUntidy,
          // Nothing could be noted any more, and another start finds the state as it was.
          onFailed: endWith,
        });
  vitals.state = state;
  const sweeping = await startSweeping({ state, dataDir: config.dataDir, log, meter });
  const bot = createBot({
    token,
    apiRoot: config.botApiRoot,
    library,
    desk: createDocumentDesk({
      folders,
      places,
      refresher,
      shown: () => serving.shown(),
      cacheDir: path.join(config.dataDir, "cache"),
      ...(inTurn !== undefined && { inTurn }),
    }),
    messages,
    log,
    logsQuestions: config.logsQuestions,
    meter,
    ...(webhook !== null && { webhook }),
    state,
    adminIds: config.adminIds,
    admission: config.admission,
  });
  vitals.bot = bot;
  const watching = await serving.watch(log, () => {
    const { builtAtMs, documents } = serving.store();
    vitals.indexBuiltAtMs = builtAtMs;
    log.info("the documents have changed", { documents: documents.length });
  });
  signals.finishBy((signal) => {
    log.info("stopping", { signal });
    void bot.stop();
  });
  try {
    await bot.start((username) => log.info("answering in Telegram", { username }));
  } finally {
    sweeping.stop();
    await watching.close();
    await state.close();
  }
}

/** The settings as one may read them in a log: whether there is a secret, and how many people and chats are named. */
function withoutSecrets(settings: Config) {
  const { botToken, database, webhook, mcpToken, adminIds, admission, ...config } = settings;
  const hide = (secret: unknown) => (secret === null ? null : "set");
  return {
    ...config,
    botToken: hide(botToken),
    database: hide(database),
    webhook: webhook && { ...webhook, secret: hide(webhook.secret) },
    mcpToken: hide(mcpToken),
    adminIds: adminIds.length,
    admission: { ...admission, allowedChats: admission.allowedChats?.length ?? null },
  };
}

/** A stack trace for a defect of the program, none for a mistake of the user. */
function logEnd(log: Log, error: unknown): void {
  if (error instanceof AppError) return log.error(error.message, { code: error.code });
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  log.error("the bot ended", { error: messageOf(error), stack });
}

/** What the endpoints report; the fields are set as the start proceeds. */
interface Vitals extends FigureSources {
  indexBuiltAtMs: number | null;
  library: CaseLibrary | null;
  bot: TelegramBot | null;
  state: FigureSources["state"];
}

interface AgentEndpoint extends Pick<ServeOptions, "messages"> {
  readonly token: string;
  readonly vitals: Vitals;
  readonly log: Log;
}

async function agentRoute({ token, messages, vitals, log }: AgentEndpoint): Promise<Route> {
  // Loaded here, since few bots serve assistants.
  const { createAgentHandler } = await import("../agents/agent-handler.ts");
  const onProblem = (error: Error) =>
    log.debug("an assistant's request was refused", { error: messageOf(error) });
  let handler: ReturnType<typeof createAgentHandler> | null = null;
  return mcpRoute({
    token,
    answer() {
      const { library } = vitals;
      if (library !== null) handler ??= createAgentHandler({ library, messages }, onProblem);
      return handler;
    },
  });
}

interface Endpoints {
  readonly meter: Meter;
  readonly webhook: Webhook | null;
  readonly close: () => Promise<void>;
}

/**
 * Opens the HTTP endpoints: health, metrics and, if configured, the webhook. They answer from the start of the process,
 * before the bot exists.
 * @throws AppError `http.unavailable` when the server cannot listen, or as `webhookSecret`
 */
async function openEndpoints(
  { config, messages }: ServeOptions,
  vitals: Vitals,
  log: Log,
): Promise<Endpoints> {
  const { http, webhook, mcpToken } = config;
  if (http === null) return { meter: noMeter, webhook: null, close: () => Promise.resolve() };
  const health = () => ({
    isReady: vitals.bot?.isReady() ?? false,
    indexBuiltAtMs: vitals.indexBuiltAtMs,
    queueDepth: vitals.bot?.queue().depth ?? 0,
    lastContactAtMs: vitals.bot?.lastContactAtMs() ?? null,
    disk: vitals.bot?.disk() ?? null,
  });
  // Loaded here, since without HTTP the metrics library is not needed.
  const { createMetrics } = await import("../web/metrics.ts");
  const metrics = createMetrics((meter) => readFigures(meter, vitals, config));
  const routes = new Map<string, Route>([
    ["/healthz", healthRoute(health)],
    ["/livez", liveRoute],
    ["/metrics", metrics.route],
  ]);
  const secret = webhook === null ? "" : await webhookSecret(config);
  const deliver = async (update: unknown) => vitals.bot?.deliver(update) ?? false;
  if (webhook !== null) routes.set(webhook.path, webhookRoute({ secret, deliver }));
  if (mcpToken !== null)
    routes.set("/mcp", await agentRoute({ token: mcpToken, messages, vitals, log }));
  const server = await openHttp({ ...http, routes, log });
  log.info("HTTP is open", { host: http.host, port: server.port });
  return {
    meter: metrics.meter,
    webhook: webhook === null ? null : { url: webhook.url, secret },
    close: () => server.close(),
  };
}
