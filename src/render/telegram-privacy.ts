/** What is kept of a user in, the messages that say so, and that it is gone, out. */
import type { Say } from "./messages.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import type { TelegramMessage } from "./telegram.ts";

/** How much there was of each. */
export interface ForgottenView {
  readonly questions: number;
  readonly votes: number;
}

export interface PrivacyView {
  readonly retentionDays: number;
  /** Whether the log, which this bot does not delete, has the questions' words. */
  readonly logsQuestions: boolean;
}

export function renderPrivacy(view: PrivacyView, say: Say): TelegramMessage {
  const kept = [
    "privacy-questions",
    "privacy-subjects",
    "privacy-votes",
    "privacy-language",
  ] as const;
  const text = [
    `${bold(say("privacy-title"))}\n${escapeHtml(say("privacy-where"))}`,
    escapeHtml(kept.map((key) => `· ${say(key)}`).join("\n")),
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

export function renderForgotten({ questions, votes }: ForgottenView, say: Say): TelegramMessage {
  return { text: escapeHtml(say("forget-done", { questions, votes })) };
}
