/**
 * `/privacy` says what is kept about a user; `/forget` deletes it after a confirmation (`forget:yes`), only in private.
 * The data deleted are always those of whoever presses.
 */
import type { Message } from "../message.ts";
import type { Pressed } from "../pressed.ts";
import { isAdminTurn, isPrivate, type Turn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { bold, plainMessage } from "../views/spans.ts";

export async function showPrivacy(turn: Turn): Promise<void> {
  const { state, logsQuestions } = turn;
  const draftDays = isAdminTurn(turn) ? state.draftDays : null;
  const kept = { retentionDays: state.retentionDays, logsQuestions, draftDays };
  await turn.reply(renderPrivacy(kept, turn.say));
}

/** Asks first: there is no way back. */
export async function askToForget(turn: Turn): Promise<void> {
  const { say, botName } = turn;
  const elsewhere = () => plainMessage(say("forget-private", { bot: botName }));
  await turn.reply(isPrivate(turn) ? renderForget(say) : elsewhere());
}

export async function forget(turn: Turn, argument: string): Promise<Pressed | null> {
  const { user } = turn;
  if (user === null || !isPrivate(turn)) return null;
  if (argument === "no") {
    const kept = plainMessage(turn.say("forget-kept"));
    return { run: () => turn.edit(kept) };
  }
  if (argument !== "yes") return null;
  // In the chosen language, which is deleted with the rest.
  const { say } = turn;
  const forgotten = await turn.state.forgetUser(user.id);
  return { run: () => turn.edit(renderForgotten(forgotten, say)) };
}

/** How many records were deleted. */
export interface ForgottenView {
  readonly questions: number;
  readonly votes: number;
  readonly drafts: number;
}

export interface PrivacyView {
  readonly retentionDays: number;
  /** Whether questions stand in the log, which the bot does not delete. */
  readonly logsQuestions: boolean;
  /** How long a draft is kept; null for users who are no administrators. */
  readonly draftDays: number | null;
}

export function renderPrivacy(view: PrivacyView, say: Say): Message {
  const kept = [
    "privacy-questions",
    "privacy-subjects",
    "privacy-votes",
    "privacy-language",
    "privacy-limits",
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
