/**
 * Renders the other messages about a draft: a page of its contents, the question for the value of a field or for one of
 * several places, the progress of indexing, and the outcome.
 */
import type { DocumentField, DocumentFields } from "../../core/document-desk.ts";
import type { DocumentMeta, Place } from "../../core/domain.ts";
import { caseData } from "../cases/case-buttons.ts";
import { undoData } from "../documents-desk/document-buttons.ts";
import type { Message, Part } from "../message.ts";
import { caseCounts } from "../views/cases.ts";
import { formatSection } from "../views/citations.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";
import { pageOf, positionOf, turnRows } from "../views/pages.ts";
import { bold, code, plainMessage } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { draftData, placeKeyOf } from "./draft-buttons.ts";
import {
  documentLabel,
  type DraftView,
  fieldLabels,
  fieldValue,
  placeWithRegion,
} from "./draft-view.ts";

/** Range 1 to 15: each measure may stand under a heading of its own. */
const measuresPerPage = 10;
const maxOpeningUtf16 = 60;
/** Telegram takes a hundred buttons; a name that more places share says little. */
export const mostPlaceChoices = 20;
const maxTypedUtf16 = 60;

const askKeys = {
  title: "draft-ask-title",
  place: "draft-ask-place",
  issuer: "draft-ask-issuer",
  number: "draft-ask-number",
  source: "draft-ask-source",
  date: "draft-ask-date",
  authors: "draft-ask-authors",
  url: "draft-ask-url",
} as const satisfies Record<DocumentField, MessageKey>;

/** Without links: a draft has no passages that could be opened. */
export function renderDraftContents({ id, review }: DraftView, wanted: number, say: Say): Message {
  const entries = review.contents.flatMap(({ heading, measures }) =>
    measures.map(({ opening }) => ({ heading: formatSection(heading), opening })),
  );
  const page = pageOf(entries, measuresPerPage, wanted);
  const parts: Part[] = [[[bold(caseCounts(review.summary, say)), positionOf(page, say)]]];
  for (const [index, { heading, opening }] of page.items.entries()) {
    const line = `${page.start + index + 1}. ${shorten(opening, maxOpeningUtf16)}`;
    const isNew = heading !== "" && heading !== page.items[index - 1]?.heading;
    if (isNew) parts.push([[bold(heading)], line]);
    else parts.push([...(parts.pop() ?? []), line]);
  }
  return {
    parts,
    actions: [
      ...turnRows(page, (number) => draftData(id, "contents", number)),
      [{ label: say("draft-back"), data: draftData(id, "show") }],
    ],
  };
}

interface Asked {
  readonly id: number;
  readonly field: DocumentField;
  readonly fields: DocumentFields;
}

/** @param problem why the value typed before is invalid; plain text */
export function renderFieldPrompt(
  { id, field, fields }: Asked,
  say: Say,
  problem: string | null = null,
): Message {
  const value = fieldValue(field, fields, say);
  const clear = { label: say("draft-clear"), data: draftData(id, "clear", field) };
  const cancel = { label: say("draft-cancel"), data: draftData(id, "show") };
  return {
    parts: [
      [
        problem ?? "",
        [bold(say(fieldLabels[field]))],
        say(askKeys[field]),
        value === "" ? "" : say("draft-now", { value }),
      ],
    ],
    actions: [[...(value === "" ? [] : [clear]), cancel]],
  };
}

export function renderPlaceChoices(
  { id, typed, places }: { id: number; typed: string; places: readonly Place[] },
  say: Say,
): Message {
  const shown = places.slice(0, mostPlaceChoices);
  return {
    parts: [
      [
        say("draft-which-place", { typed: shorten(typed, maxTypedUtf16) }),
        ...(shown.length < places.length ? [say("draft-which-place-more")] : []),
      ],
    ],
    actions: [
      ...shown.map((place) => [
        { label: placeWithRegion(place, say), data: draftData(id, "place", placeKeyOf(place)) },
      ]),
      [{ label: say("draft-cancel"), data: draftData(id, "show") }],
    ],
  };
}

/** Replaces the question for a value once that is answered. */
export function renderCorrected(field: DocumentField, fields: DocumentFields, say: Say): Message {
  const value = fieldValue(field, fields, say);
  const label = say(fieldLabels[field]);
  return plainMessage(
    value === ""
      ? say("draft-cleared", { field: label })
      : say("draft-corrected", { field: label, value }),
  );
}

/** @param share from 0 to 1; null before it is known */
export function renderIndexing(document: DocumentMeta, share: number | null, say: Say): Message {
  const line = say("draft-indexing", { title: documentLabel(document, say) });
  const percent = Math.floor(100 * (share ?? 0));
  return {
    parts: [[line, share === null ? "" : say("draft-indexing-share", { percent })]],
  };
}

export interface AddedView {
  readonly document: DocumentMeta;
  readonly isNew: boolean;
  /** A question that the document answers; null where none was found. */
  readonly question: string | null;
  /** Identifies the change; null where there is nothing to undo. */
  readonly changedAt: string | null;
}

export function renderAdded(
  { document, isNew, question, changedAt }: AddedView,
  say: Say,
): Message {
  const title = documentLabel(document, say);
  const undo = (at: string) => ({ label: say("draft-undo"), data: undoData({ at }) });
  return {
    parts: [
      [say(isNew ? "draft-added" : "draft-saved", { title })],
      question === null ? [] : [say("draft-try"), [code(question)]],
    ],
    actions: [
      [
        { label: say("button-case"), data: caseData(document.id) },
        ...(changedAt === null ? [] : [undo(changedAt)]),
      ],
    ],
  };
}

/** A line without buttons, for a draft that is finished. */
export function renderAddedLine(
  key: Extract<
    MessageKey,
    "draft-there-already" | "draft-taken-away" | "draft-kept-unindexed" | "draft-send-newer"
  >,
  document: DocumentMeta,
  say: Say,
): Message {
  return plainMessage(say(key, { title: documentLabel(document, say) }));
}
