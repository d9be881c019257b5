/**
 * One document in, all that is known of it and what can be done with it out, for those who look after the documents.
 */
import type { DocumentChange } from "../core/document-desk.ts";
import type { CaseSummary } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { caseCounts, regionOf } from "./format-case.ts";
import { changeWordsHere, documentName, stateKey, whoAndWhen } from "./format-change.ts";
import { placeName } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { PlainKey, Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { bold, code, escapeHtml } from "./telegram-html.ts";
import { historyButton, shelfButton } from "./telegram-shelf.ts";

export interface ShelfDocumentView {
  readonly summary: CaseSummary;
  /** Of this document; the newest first. */
  readonly changes: readonly DocumentChange[];
  /** Texts that it had before. */
  readonly earlierCount: number;
  /** The page of the list to go back to. */
  readonly page: number;
}

/** Whoever looks wants to know what happened lately; the history has the rest. */
const changesShown = 5;
const maxFieldUtf16 = 300;

export function renderShelfDocument(
  view: ShelfDocumentView,
  say: Say,
  note?: string,
): TelegramMessage {
  const { summary, changes, page } = view;
  const key = linkKeyOf(summary.document.id);
  const blocks = [
    ...(note === undefined ? [] : [bold(note)]),
    fieldLines(view, say).join("\n"),
    [bold(say("shelf-changes")), ...changeLines(changes, say)].join("\n"),
  ];
  const keyboard = [
    [
      { text: say("button-fix"), data: `fix:${key}` },
      { text: say("button-newer"), data: `renew:${key}` },
    ],
    [
      { text: say("button-case"), data: `case:${key}` },
      { text: say("button-withdraw"), data: `remove:${key}` },
    ],
    [shelfButton(page, say), historyButton(say)],
  ];
  return { text: blocks.join("\n\n"), keyboard };
}

/** Asks before anything is done. The button names the state that was looked at. */
export function renderWithdrawAsk(
  { summary: { document }, changes: [last] }: ShelfDocumentView,
  say: Say,
): TelegramMessage {
  const key = linkKeyOf(document.id);
  const name = documentName({ document, file: document.file }, say);
  const keyboard = [
    [
      { text: say("withdraw-yes"), data: `drop:${key}:${stateKey(last)}` },
      { text: say("withdraw-no"), data: `doc:${key}` },
    ],
  ];
  const text = `${bold(say("withdraw-ask", { name }))}\n${escapeHtml(say("withdraw-means"))}`;
  return { text, keyboard };
}

function fieldLines({ summary, earlierCount }: ShelfDocumentView, say: Say): readonly string[] {
  const { document, passageCount } = summary;
  const region = regionOf(document);
  const place = [placeName(document), region].filter((part) => part !== "").join(" · ");
  const field = (key: PlainKey, value: string) =>
    escapeHtml(
      say("shelf-field", {
        name: say(key),
        value: value === "" ? say("shelf-unknown") : shorten(value, maxFieldUtf16),
      }),
    );
  const contents = [caseCounts(summary, say), say("passage-count", { count: passageCount })];
  return [
    field("field-title", document.title ?? ""),
    field("field-place", place),
    field("field-source", document.source ?? ""),
    field("field-authors", document.authors.join(say("list-separator"))),
    field("field-date", document.date ?? ""),
    // Telegram would make a link of a file's name.
    escapeHtml(say("shelf-field", { name: say("field-file"), value: "" })) +
      code(shorten(document.file, maxFieldUtf16)),
    field("field-contents", contents.join(say("list-separator"))),
    field("field-earlier", say("earlier-count", { count: earlierCount })),
  ];
}

function changeLines(changes: readonly DocumentChange[], say: Say): readonly string[] {
  if (changes.length === 0) return [escapeHtml(say("shelf-unchanged"))];
  return changes.slice(0, changesShown).map((change) => {
    const { who, when } = whoAndWhen(change);
    const undone = change.isUndone ? [say("history-undone")] : [];
    const parts = [`${when} ${who}`, changeWordsHere(change, say), ...undone];
    return escapeHtml(`• ${parts.join(" · ")}`);
  });
}
