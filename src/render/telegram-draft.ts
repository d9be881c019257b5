/**
 * A draft in, the message that shows it out: what was read, what would become of it, and a button for all that can be
 * done with it.
 */
import { documentFields } from "../core/document-desk.ts";
import type { DocumentMeta } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { fieldLabels, fieldValue, placeWithRegion } from "./draft-fields.ts";
import { outdatedLine, outdatedRows } from "./draft-outdated.ts";
import { draftData, type DraftView, likeKeyOf, likesOf, offerOf } from "./draft-view.ts";
import { caseCounts } from "./format-case.ts";
import { titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { readWarningLines } from "./read-document.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { inRows } from "./telegram-pages.ts";

/** Range 1 to 8: the rest is a press away, and with the longest headings more might not fit into a message. */
const sectionsShown = 5;
const maxHeadingUtf16 = 40;
const maxNameUtf16 = 60;
const maxLabelUtf16 = 60;
const maxButtonIdUtf16 = 24;
const fieldsPerRow = 3;

/** @param notes plain text, said once, above the rest */
export function renderDraft(
  draft: DraftView,
  say: Say,
  notes: readonly string[] = [],
): TelegramMessage {
  const blocks = [
    ...notes.map(escapeHtml),
    headLines(draft, say).join("\n"),
    fieldLines(draft, say).join("\n"),
    contentLines(draft, say).join("\n"),
    escapeHtml([...readWarningLines(draft.warnings, say), ...likeLines(draft, say)].join("\n")),
    ["none", "outdated"].includes(offerOf(draft)) ? "" : escapeHtml(say("draft-hint")),
  ];
  return {
    text: blocks.filter((block) => block !== "").join("\n\n"),
    keyboard: keyboardOf(draft, say),
  };
}

/** 《河曲改革》 (hequ) */
export function documentLabel(document: DocumentMeta, say: Say): string {
  const id = shorten(document.id, maxButtonIdUtf16);
  const title = shorten(titleOf(document), maxLabelUtf16);
  return document.title === null ? title : say("draft-document", { title, id });
}

function headLines({ origin, name, fields, replaced }: DraftView, say: Say): readonly string[] {
  if (origin === "document") {
    const written = shorten(fields.title ?? name, maxLabelUtf16);
    const title = replaced === null ? written : documentLabel(replaced, say);
    return [bold(say("draft-correction", { title }))];
  }
  const file = say("draft-file", { name: shorten(name, maxNameUtf16) });
  return [
    bold(say("draft-new")),
    ...(origin === "file" ? [escapeHtml(file)] : []),
    ...(replaced === null
      ? []
      : [escapeHtml(say("draft-replacing", { title: documentLabel(replaced, say) }))]),
  ];
}

function fieldLines(draft: DraftView, say: Say): readonly string[] {
  return documentFields.map((name) => {
    const value = fieldValue(name, draft.fields, say) || unstated(draft, name, say);
    return escapeHtml(say("shelf-field", { name: say(fieldLabels[name]), value }));
  });
}

/** A place that nobody states may stand in the text, and is gone by then. */
function unstated({ review }: DraftView, name: string, say: Say): string {
  const { place } = review.summary.document;
  if (name !== "place") return say("draft-not-found");
  if (place !== null) return say("draft-place-inferred", { place: placeWithRegion(place) });
  return say("draft-place-missing");
}

function contentLines({ review }: DraftView, say: Say): readonly string[] {
  const { summary, contents } = review;
  const headings = [...new Set(contents.flatMap(({ heading }) => heading[0] ?? []))];
  const more = headings.length - sectionsShown;
  const counts = caseCounts(summary, say);
  return [
    escapeHtml(say("draft-counts", { counts, passages: summary.passageCount })),
    ...headings
      .slice(0, sectionsShown)
      .map((heading) => `· ${escapeHtml(shorten(heading, maxHeadingUtf16))}`),
    ...(more > 0 ? [escapeHtml(say("draft-more-sections", { count: more }))] : []),
  ];
}

function likeLines(draft: DraftView, say: Say): readonly string[] {
  const offer = offerOf(draft);
  const lines = likesOf(draft).map(({ document, resemblance }) => {
    const title = documentLabel(document, say);
    if (resemblance === 1) return say("draft-same", { title });
    return say("draft-like", { title, percent: Math.floor(100 * resemblance) });
  });
  if (offer === "outdated") return [...lines, outdatedLine(draft, say)];
  if (offer === "choose") return [...lines, say("draft-like-choose")];
  return draft.isBeside && lines.length > 0 ? [...lines, say("draft-beside")] : lines;
}

function keyboardOf(draft: DraftView, say: Say): readonly (readonly TelegramButton[])[] {
  const { id } = draft;
  const button = (text: string, action: string, argument: string | number = "") => ({
    text,
    data: draftData(id, action, argument),
  });
  const offer = offerOf(draft);
  // What is corrected before an outdated one begins anew would be lost.
  const named = offer === "outdated" ? [] : documentFields;
  const fields = named.map((name) => button(say(fieldLabels[name]), "field", name));
  const last = [
    ...(offer === "add" ? [button(say("draft-add"), "add")] : []),
    ...(offer === "save" ? [button(say("draft-save"), "add")] : []),
    button(say("draft-discard"), "discard"),
  ];
  return [
    ...inRows([...fields, button(say("draft-contents"), "contents", 1)], fieldsPerRow),
    ...likeRows(draft, say),
    last,
  ];
}

function likeRows(draft: DraftView, say: Say): readonly (readonly TelegramButton[])[] {
  const { id, replaced, isBeside, origin } = draft;
  const likes = likesOf(draft);
  const same = likes.find(({ resemblance }) => resemblance === 1);
  if (same !== undefined && offerOf(draft) === "none") {
    const key = linkKeyOf(same.document.id);
    return [[{ text: say("draft-open-same"), data: `case:${key}` }]];
  }
  const others = likes.map(({ document }) => ({
    text: say("draft-replace", { id: shorten(document.id, maxButtonIdUtf16) }),
    data: draftData(id, "replace", likeKeyOf(document.id)),
  }));
  if (offerOf(draft) === "outdated")
    return [...others.map((each) => [each]), ...outdatedRows(draft, say)];
  const isOpen = origin !== "document" && !isBeside && (likes.length > 0 || replaced !== null);
  const beside = { text: say("draft-keep-beside"), data: draftData(id, "beside") };
  return [...others, ...(isOpen ? [beside] : [])].map((each) => [each]);
}
