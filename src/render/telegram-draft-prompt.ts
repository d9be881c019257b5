/**
 * A field of a draft in, the messages that ask for its value, or for which of several places is meant, out.
 */
import type { DocumentField, DocumentFields } from "../core/document-desk.ts";
import type { Place } from "../core/domain.ts";
import { fieldLabels, fieldValue, placeWithRegion } from "./draft-fields.ts";
import { draftData, placeKeyOf } from "./draft-view.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { bold, escapeHtml } from "./telegram-html.ts";

const askKeys = {
  title: "draft-ask-title",
  place: "draft-ask-place",
  source: "draft-ask-source",
  date: "draft-ask-date",
  authors: "draft-ask-authors",
} as const;

/** Telegram takes a hundred buttons; a name that more places have says little. */
export const mostPlaceChoices = 20;
const maxTypedUtf16 = 60;

interface Asked {
  readonly id: number;
  readonly field: DocumentField;
  readonly fields: DocumentFields;
}

/** @param problem why what was typed before is no such value; plain text */
export function renderFieldPrompt(
  { id, field, fields }: Asked,
  say: Say,
  problem: string | null = null,
): TelegramMessage {
  const value = fieldValue(field, fields, say);
  const clear = { text: say("draft-clear"), data: draftData(id, "clear", field) };
  return {
    text: [
      ...(problem === null ? [] : [escapeHtml(problem)]),
      bold(say(fieldLabels[field])),
      escapeHtml(say(askKeys[field])),
      ...(value === "" ? [] : [escapeHtml(say("draft-now", { value }))]),
    ].join("\n"),
    keyboard: [
      [
        ...(value === "" ? [] : [clear]),
        { text: say("draft-cancel"), data: draftData(id, "show") },
      ],
    ],
  };
}

export function renderPlaceChoices(
  { id, typed, places }: { id: number; typed: string; places: readonly Place[] },
  say: Say,
): TelegramMessage {
  const shown = places.slice(0, mostPlaceChoices);
  const lines = [
    say("draft-which-place", { typed: shorten(typed, maxTypedUtf16) }),
    ...(shown.length < places.length ? [say("draft-which-place-more")] : []),
  ];
  return {
    text: escapeHtml(lines.join("\n")),
    keyboard: [
      ...shown.map((place) => [
        { text: placeWithRegion(place), data: draftData(id, "place", placeKeyOf(place)) },
      ]),
      [{ text: say("draft-cancel"), data: draftData(id, "show") }],
    ],
  };
}

/** In place of a question that was answered. */
export function renderCorrected(
  field: DocumentField,
  fields: DocumentFields,
  say: Say,
): TelegramMessage {
  const value = fieldValue(field, fields, say);
  const label = say(fieldLabels[field]);
  const text =
    value === ""
      ? say("draft-cleared", { field: label })
      : say("draft-corrected", { field: label, value });
  return { text: escapeHtml(text) };
}
