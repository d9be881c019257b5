/** What is kept of a user, the question whether to delete it (`forget:yes`), and that it is gone. */
import type { Message } from "../chat/message.ts";
import type { Say } from "./messages.ts";
import { bold } from "./spans.ts";

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

export function renderPrivacy(view: PrivacyView, say: Say): Message {
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
  return {
    parts: [
      [[bold(say("privacy-title"))], say("privacy-where")],
      [...kept.map((key) => say(key)), ...ofDrafts].map((line) => `· ${line}`),
      [say("privacy-time", { days: view.retentionDays })],
      view.logsQuestions ? [say("privacy-logs")] : [],
      [say("privacy-forget")],
    ],
  };
}

export function renderForget(say: Say): Message {
  return {
    parts: [[say("forget-ask")]],
    actions: [
      [
        { label: say("forget-yes"), data: "forget:yes" },
        { label: say("forget-no"), data: "forget:no" },
      ],
    ],
  };
}

export function renderForgotten({ questions, votes, drafts }: ForgottenView, say: Say): Message {
  const lines = [
    say("forget-done", { questions, votes }),
    ...(drafts === 0 ? [] : [say("forget-drafts", { count: drafts })]),
  ];
  return { parts: [lines] };
}
