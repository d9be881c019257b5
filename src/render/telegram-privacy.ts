/** What is kept of a user in, the messages that say so, and that it is gone, out. */
import type { Say } from "./messages.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import type { TelegramMessage } from "./telegram.ts";

/** How much there was of each. */
export interface ForgottenView {
  readonly questions: number;
  readonly votes: number;
  readonly drafts: number;
}

export interface PrivacyView {
  readonly retentionDays: number;
  /** Whether the log, which this bot does not delete, has the questions' words. */
  readonly logsQuestions: boolean;
  /** How long a draft is kept; null for those who cannot add documents. */
  readonly draftDays: number | null;
}

export function renderPrivacy(view: PrivacyView, say: Say): TelegramMessage {
  const kept = [
    "privacy-questions",
    "privacy-subjects",
    "privacy-votes",
    "privacy-language",
  ] as const;
  const ofDrafts =
    view.draftDays === null
      ? []
      : [say("privacy-drafts", { days: view.draftDays }), say("privacy-changes")];
  const text = [
    `${bold(say("privacy-title"))}\n${escapeHtml(say("privacy-where"))}`,
    escapeHtml([...kept.map((key) => say(key)), ...ofDrafts].map((line) => `· ${line}`).join("\n")),
    escapeHtml(say("privacy-time", { days: view.retentionDays })),
    ...(view.logsQuestions ? [escapeHtml(say("privacy-logs"))] : []),
    escapeHtml(say("privacy-forget")),
  ].join("\n\n");
  return { text };
}

export function renderForget(say: Say): TelegramMessage {
  const keyboard = [
    [
      { text: say("forget-yes"), data: "forget:yes" },
      { text: say("forget-no"), data: "forget:no" },
    ],
  ];
  return { text: escapeHtml(say("forget-ask")), keyboard };
}

export function renderForgotten(
  { questions, votes, drafts }: ForgottenView,
  say: Say,
): TelegramMessage {
  const lines = [
    say("forget-done", { questions, votes }),
    ...(drafts === 0 ? [] : [say("forget-drafts", { count: drafts })]),
  ];
  return { text: escapeHtml(lines.join("\n")) };
}
