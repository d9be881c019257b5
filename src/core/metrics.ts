/**
 * Every metric of the bot by its name in `/metrics`, after Prometheus' conventions: base units (seconds, bytes), `_total`
 * for counters only, `_info` for constant 1, a timestamp as seconds since 1970 and 0 before the first.
 * The values of a label are a closed set, so no label holds text of users or tells who they are. Where `other` is among
 * them, what is not in the list counts as `other`.
 */
import { version } from "./version.ts";

export interface Metric {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  /** Upper bounds of a histogram, in seconds. */
  readonly buckets?: readonly number[];
}

/** From a question about one place on a fast machine to one that waits behind many. */
const answerSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A call is given up after 20 seconds. */
const callSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];
/** To an hour, for which Telegram may ask the bot to wait. */
const waitSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];
/** From one changed document to a new index of 20,000. */
const buildSeconds = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14_400];

/** Of the Bot API, as the bot calls them. */
const methods = [
  "answerCallbackQuery",
  "answerGuestQuery",
  "answerInlineQuery",
  "deleteMessage",
  "deleteMessages",
  "deleteWebhook",
  "editEphemeralMessageText",
  "editMessageReplyMarkup",
  "editMessageText",
  "getChatMember",
  "getFile",
  "getMe",
  "getMyDescription",
  "getMyShortDescription",
  "getUpdates",
  "getWebhookInfo",
  "sendChatAction",
  "sendDocument",
  "sendMessage",
  "sendPhoto",
  "setMyCommands",
  "setMyDescription",
  "setMyShortDescription",
  "setWebhook",
  "other",
] as const;

export const metrics = {
  reform_bot_build_info: {
    type: "gauge",
    help: "1; the label has the version of the bot.",
    labels: { version: [version] },
  },
  reform_bot_ready: {
    type: "gauge",
    help: "1 while an update could be answered, else 0; as /healthz.",
  },
  reform_bot_log_lines_total: {
    type: "counter",
    help: "Warnings and errors of the log, whatever LOG_LEVEL shows of them.",
    labels: { level: ["warn", "error"] },
  },

  reform_bot_updates_total: {
    type: "counter",
    help: "Updates received from Telegram, by kind; one that came twice counts once.",
    labels: {
      kind: [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "guest_message",
        "other",
      ],
    },
  },
  reform_bot_queue_depth: {
    type: "gauge",
    help: "Updates that wait or are being answered.",
  },
  reform_bot_queue_limit: {
    type: "gauge",
    help: "Updates that may wait here; further ones stay with Telegram.",
  },
  reform_bot_queue_oldest_age_seconds: {
    type: "gauge",
    help: "Since when the oldest update waits or is being answered; 0 without one.",
  },
  reform_bot_queue_wait_seconds: {
    type: "histogram",
    help: "From the receipt of an update until it was begun for the first time.",
    buckets: waitSeconds,
  },
  reform_bot_update_duration_seconds: {
    type: "histogram",
    help: "From the receipt of an update to its end, by how it ended: waiting, finding, sending and repeats together.",
    labels: { outcome: ["done", "undeliverable", "malformed", "failed"] },
    buckets: waitSeconds,
  },
  reform_bot_updates_put_back_total: {
    type: "counter",
    help: "Times that an update was put back to be begun again later, by what it waits for.",
    labels: { reason: ["telegram", "disk"] },
  },
  reform_bot_answers_total: {
    type: "counter",
    help: "Questions answered, by what came of them and how they were asked.",
    labels: {
      status: ["answered", "related", "none"],
      mode: ["private", "group", "inline", "guest"],
    },
  },
  reform_bot_answer_duration_seconds: {
    type: "histogram",
    help: "Time to find an answer; waiting and sending are not part of it.",
    buckets: answerSeconds,
  },
  reform_bot_refusals_total: {
    type: "counter",
    help: "Requests that were not answered, by reason: sent by a program, from a chat that is not allowed, above a limit, too long.",
    labels: {
      reason: [
        "automated",
        "not-allowed",
        "too-many-questions",
        "too-many-presses",
        "too-many-in-group",
        "too-long",
      ],
    },
  },

  reform_bot_last_contact_timestamp_seconds: {
    type: "gauge",
    help: "When Telegram last answered a call for updates, or for the state of the webhook.",
  },
  reform_bot_telegram_call_duration_seconds: {
    type: "histogram",
    help: "Time of a call to Telegram, each try by itself, by method; without getUpdates, which waits for updates.",
    labels: { method: methods },
    buckets: callSeconds,
  },
  reform_bot_telegram_errors_total: {
    type: "counter",
    help: "Calls to Telegram that failed, each try, by method and error code; none where no answer came.",
    labels: {
      method: methods,
      code: ["none", "400", "401", "403", "404", "409", "413", "429", "500", "502", "503", "other"],
    },
  },
  reform_bot_webhook_errors_total: {
    type: "counter",
    help: "Failures of Telegram to deliver to the webhook, as seen once a minute.",
  },
  reform_bot_webhook_pending_updates: {
    type: "gauge",
    help: "Updates that wait at Telegram for the webhook, as seen once a minute.",
  },

  reform_bot_index_builds_total: {
    type: "counter",
    help: "Readings of the documents, at the start and after a change: the index was built, nothing had changed, or it failed.",
    labels: { outcome: ["built", "unchanged", "failed"] },
  },
  reform_bot_index_build_duration_seconds: {
    type: "histogram",
    help: "Time to read the documents and build the index, where it was built.",
    buckets: buildSeconds,
  },
  reform_bot_index_current: {
    type: "gauge",
    help: "1 if the last reading of the documents succeeded, 0 if those from before are served.",
  },
  reform_bot_index_built_timestamp_seconds: {
    type: "gauge",
    help: "When the index was built that answers come from.",
  },
  reform_bot_index_documents: {
    type: "gauge",
    help: "Documents that are answered from.",
  },
  reform_bot_index_passages: {
    type: "gauge",
    help: "Passages that are answered from.",
  },
  reform_bot_upload_refusals_total: {
    type: "counter",
    help: "Files, links and texts for a document that could not be taken, by reason.",
    labels: {
      reason: [
        // Of a file.
        "too-large",
        "too-long",
        "empty",
        "no-text",
        "unrecognised",
        "scan",
        "garbled",
        "encrypted",
        "zip-bomb",
        "too-heavy",
        "too-many-pages",
        "damaged",
        "old-word",
        "spreadsheet",
        "slides",
        "picture",
        "archive",
        "other-format",
        "link",
        "part-of-page",
        "unlikely-name",
        "unknown-kind",
        // Of a file that Telegram does not deliver.
        "gone",
        "refused",
        // Of the address of a page.
        "not-web",
        "not-public",
        "unknown-host",
        "unreachable",
        "timeout",
        "robots",
        "status",
        "redirects",
        "kind",
        // Of the folder of the documents.
        "disk.full",
        "documents.unwritable",
        "corpus.unreadable",
        "corpus.empty",
      ],
    },
  },

  reform_bot_sweeps_total: {
    type: "counter",
    help: "Daily removals of what was kept for RETENTION_DAYS.",
    labels: { outcome: ["done", "failed"] },
  },
  reform_bot_last_sweep_timestamp_seconds: {
    type: "gauge",
    help: "When what was kept for long enough was last removed.",
  },
  reform_bot_clock_suspect: {
    type: "gauge",
    help: "1 while nothing is removed because the clock is far ahead of the last run.",
  },
  reform_bot_database_size_bytes: {
    type: "gauge",
    help: "Size of the database in DATA_DIR without its reserve; the room of what was removed is used again.",
  },
  reform_bot_disk_free_bytes: {
    type: "gauge",
    help: "Room that the bot may use on the disk of DATA_DIR and of INDEX_DIR.",
    labels: { dir: ["data", "index"] },
  },
  reform_bot_disk_size_bytes: {
    type: "gauge",
    help: "Size of the disk of DATA_DIR and of INDEX_DIR.",
    labels: { dir: ["data", "index"] },
  },
} as const satisfies Readonly<Record<string, Metric>>;
