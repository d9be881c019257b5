/** Renders a draft: what was read, what would become of it, and a button for each thing that can be done with it. */
import { type DocumentField, documentFields } from "../../core/document-desk.ts";
import { caseData } from "../cases/case-buttons.ts";
import type { Actions, Button, Message, Part } from "../message.ts";
import { caseCounts } from "../views/cases.ts";
import { recognisedText } from "../views/citations.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { inRows } from "../views/pages.ts";
import { bold } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { draftData, likeKeyOf } from "./draft-buttons.ts";
import {
  documentLabel,
  type DraftView,
  fieldLabels,
  fieldValue,
  likesOf,
  maxButtonIdUtf16,
  offerOf,
  placeWithRegion,
} from "./draft-view.ts";
import { readWarningLines } from "./problems.ts";

/** Range 1 to 8: a button shows the rest, and with the longest headings more might not fit into a message. */
const sectionsShown = 5;
const maxHeadingUtf16 = 40;
const maxNameUtf16 = 60;
const maxTitleUtf16 = 60;
const fieldsPerRow = 3;

/** @param notes plain text, shown once, above the draft */
export function renderDraft(draft: DraftView, say: Say, notes: readonly string[] = []): Message {
  const isFinal = ["none", "outdated"].includes(offerOf(draft));
  return {
    parts: [
      ...notes.map((note) => [note]),
      headPart(draft, say),
      fieldPart(draft, say),
      contentPart(draft, say),
      [
        ...recognisedLine(draft, say),
        ...readWarningLines(draft.warnings, say),
        ...likeLines(draft, say),
      ],
      isFinal ? [] : [say("draft-hint")],
    ],
    actions: actionsOf(draft, say),
  };
}

function headPart({ origin, name, fields, replaced }: DraftView, say: Say): Part {
  if (origin === "document") {
    const written = shorten(fields.title ?? name, maxTitleUtf16);
    const title = replaced === null ? written : documentLabel(replaced, say);
    return [[bold(say("draft-correction", { title }))]];
  }
  const file = say("draft-file", { name: shorten(name, maxNameUtf16) });
  return [
    [bold(say("draft-new"))],
    ...(origin === "file" ? [file] : []),
    ...(replaced === null ? [] : [say("draft-replacing", { title: documentLabel(replaced, say) })]),
  ];
}

/** Most documents have none: only what was found is said. */
const seldomStated: readonly DocumentField[] = ["issuer", "number", "url"];

function fieldPart(draft: DraftView, say: Say): Part {
  return documentFields.map((name) => {
    const found = fieldValue(name, draft.fields, say);
    if (found === "" && seldomStated.includes(name)) return "";
    const value = found || unstated(draft, name, say);
    return say("shelf-field", { name: say(fieldLabels[name]), value });
  });
}

/** A place that nobody states may stand in the text, and is gone by then. */
function unstated({ review }: DraftView, name: string, say: Say): string {
  const { place } = review.summary.document;
  if (name !== "place") return say("draft-not-found");
  if (place !== null) return say("draft-place-inferred", { place: placeWithRegion(place, say) });
  return say("draft-place-missing");
}

function recognisedLine({ fields }: DraftView, say: Say): readonly string[] {
  const what = recognisedText(fields, say);
  return what === "" ? [] : [`⚠️ ${say("draft-recognised", { what })}`];
}

function contentPart({ review }: DraftView, say: Say): Part {
  const { summary, contents } = review;
  const headings = [...new Set(contents.flatMap(({ heading }) => heading[0] ?? []))];
  const more = headings.length - sectionsShown;
  const counts = caseCounts(summary, say);
  return [
    say("draft-counts", { counts, passages: summary.passageCount }),
    ...headings.slice(0, sectionsShown).map((heading) => `· ${shorten(heading, maxHeadingUtf16)}`),
    ...(more > 0 ? [say("draft-more-sections", { count: more })] : []),
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

/** Saving it all the same would silently undo the changes of others. */
function outdatedLine({ origin, review }: DraftView, say: Say): string {
  const isGone = review.replacedState === "gone";
  if (origin === "document") return say(isGone ? "draft-correction-gone" : "draft-outdated");
  return say(isGone ? "draft-replaced-gone" : "draft-replaced-changed");
}

function actionsOf(draft: DraftView, say: Say): Actions {
  const { id } = draft;
  const button = (label: string, action: string, argument: string | number = "") => ({
    label,
    data: draftData(id, action, argument),
  });
  const offer = offerOf(draft);
  // Corrections made before an outdated draft is started again would be lost.
  const named = offer === "outdated" ? [] : documentFields;
  const fields = named.map((name) => button(say(fieldLabels[name]), "field", name));
  const last = [
    ...(offer === "add" ? [button(say("draft-add"), "add")] : []),
    ...(offer === "save" ? [button(say("draft-save"), "add")] : []),
    button(say("draft-discard"), "discard"),
  ];
  return [
    ...inRows([...fields, button(say("draft-contents"), "contents", 1)], fieldsPerRow),
    ...likeButtons(draft, say).map((each) => [each]),
    last,
  ];
}

function likeButtons(draft: DraftView, say: Say): readonly Button[] {
  const { id, replaced, isBeside, origin } = draft;
  const offer = offerOf(draft);
  const likes = likesOf(draft);
  const same = likes.find(({ resemblance }) => resemblance === 1);
  if (same !== undefined && offer === "none")
    return [{ label: say("draft-open-same"), data: caseData(same.document.id) }];
  const others = likes.map(({ document }) => ({
    label: say("draft-replace", { id: shorten(document.id, maxButtonIdUtf16) }),
    data: draftData(id, "replace", likeKeyOf(document.id)),
  }));
  if (offer === "outdated") return [...others, ...outdatedButtons(draft, say)];
  const isOpen = origin !== "document" && !isBeside && (likes.length > 0 || replaced !== null);
  const beside = { label: say("draft-keep-beside"), data: draftData(id, "beside") };
  return [...others, ...(isOpen ? [beside] : [])];
}

function outdatedButtons({ id, origin, replaced, review }: DraftView, say: Say): readonly Button[] {
  const isGone = review.replacedState === "gone";
  const button = (key: PlainKey, action: string) => ({
    label: say(key),
    data: draftData(id, action),
  });
  if (origin === "document") return isGone ? [] : [button("draft-afresh", "anew")];
  if (isGone) return [button("draft-keep-alone", "beside")];
  return [
    ...(replaced === null ? [] : [{ label: say("draft-open-same"), data: caseData(replaced.id) }]),
    button("draft-replace-still", "anew"),
    button("draft-keep-beside", "beside"),
  ];
}
