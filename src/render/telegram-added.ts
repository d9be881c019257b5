/**
 * What comes of adding and correcting in, the messages that say so out.
 */
import type { DocumentMeta } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { changeKey } from "./format-change.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { documentLabel } from "./telegram-draft.ts";
import { code, escapeHtml } from "./telegram-html.ts";

/** @param share from 0 to 1; null before anything is known of it */
export function renderIndexing(
  document: DocumentMeta,
  share: number | null,
  say: Say,
): TelegramMessage {
  const line = say("draft-indexing", { title: documentLabel(document, say) });
  if (share === null) return { text: escapeHtml(line) };
  const percent = Math.floor(100 * share);
  return { text: escapeHtml(`${line}\n${say("draft-indexing-share", { percent })}`) };
}

export interface AddedView {
  readonly document: DocumentMeta;
  readonly isNew: boolean;
  /** One that its text answers; null where none was found. */
  readonly question: string | null;
  /** Names the change; null where there is nothing to take back. */
  readonly changedAt: string | null;
}

export function renderAdded(
  { document, isNew, question, changedAt }: AddedView,
  say: Say,
): TelegramMessage {
  const title = documentLabel(document, say);
  const undo = (at: string) => ({ text: say("draft-undo"), data: `undo:${changeKey({ at })}` });
  return {
    text: [
      escapeHtml(say(isNew ? "draft-added" : "draft-saved", { title })),
      ...(question === null ? [] : [`${escapeHtml(say("draft-try"))}\n${code(question)}`]),
    ].join("\n\n"),
    keyboard: [
      [
        { text: say("button-case"), data: `case:${linkKeyOf(document.id)}` },
        ...(changedAt === null ? [] : [undo(changedAt)]),
      ],
    ],
  };
}

/** Of what is over: nothing is left to press. */
export function renderAddedLine(
  key: Extract<
    MessageKey,
    "draft-there-already" | "draft-taken-away" | "draft-kept-unindexed" | "draft-send-newer"
  >,
  document: DocumentMeta,
  say: Say,
): TelegramMessage {
  return { text: escapeHtml(say(key, { title: documentLabel(document, say) })) };
}
