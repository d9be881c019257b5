/** What is shown of a draft: its fields, and what can be done with it now. */
import type {
  DocumentField,
  DocumentFields,
  DocumentLike,
  ManuscriptReview,
} from "../../core/document-desk.ts";
import type { DocumentMeta, Place } from "../../core/domain.ts";
import { regionLine } from "../views/cases.ts";
import { formatAuthors, titleOf } from "../views/citations.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";
import { placeText } from "../views/names.ts";
import { shorten } from "../views/text.ts";

export interface DraftView {
  readonly id: number;
  readonly origin: "file" | "text" | "document";
  readonly name: string;
  readonly fields: DocumentFields;
  readonly warnings: readonly string[];
  /** Wanted in addition to a document that says nearly the same. */
  readonly isBeside: boolean;
  /** The document that it replaces. */
  readonly replaced: DocumentMeta | null;
  readonly review: ManuscriptReview;
}

/**
 * `choose`: first it must be decided whether it replaces a document that is nearly the same. `outdated`: the document
 * that it replaces was changed or removed meanwhile.
 */
export type Offer = "add" | "save" | "choose" | "outdated" | "none";

export function offerOf({ origin, isBeside, replaced, review }: DraftView): Offer {
  if (isOutdated(review)) return "outdated";
  if (origin === "document") return "save";
  if (replaced !== null) return "add";
  const [nearest] = review.likes;
  if (nearest === undefined) return "add";
  if (nearest.resemblance === 1) return "none";
  return isBeside ? "add" : "choose";
}

function isOutdated({ replacedState }: ManuscriptReview): boolean {
  return replacedState === "changed" || replacedState === "gone";
}

const likesShown = 3;

/** Present documents that are nearly the same; none for a draft that only corrects fields. */
export function likesOf({ origin, review }: DraftView): readonly DocumentLike[] {
  return origin === "document" ? [] : review.likes.slice(0, likesShown);
}

const maxTitleUtf16 = 120;
const maxPlaceUtf16 = 40;
const maxSourceUtf16 = 60;
const maxAddressUtf16 = 200;
const maxLabelUtf16 = 60;
export const maxButtonIdUtf16 = 24;

export const fieldLabels = {
  title: "field-title",
  place: "field-place",
  issuer: "field-issuer",
  number: "field-number",
  source: "field-source",
  date: "field-date",
  authors: "field-authors",
  url: "field-url",
} as const satisfies Record<DocumentField, MessageKey>;

/** Plain text; empty for an empty field. */
export function fieldValue(field: DocumentField, fields: DocumentFields, say: Say): string {
  switch (field) {
    case "title":
      return shorten(fields.title ?? "", maxTitleUtf16);
    case "place":
      return fields.place === null ? "" : placeWithRegion(fields.place, say);
    case "issuer":
    case "number":
    case "source":
      return shorten(fields[field] ?? "", maxSourceUtf16);
    case "url":
      return shorten(fields.url ?? "", maxAddressUtf16);
    case "date":
      return fields.date ?? "";
    case "authors":
      return formatAuthors(fields.authors, say);
  }
}

/** 河曲县 · 山西省忻州市 */
export function placeWithRegion(place: Place, say: Say): string {
  const region = regionLine({ place }, say);
  const name = placeText(shorten(place.name, maxPlaceUtf16), say);
  return region === "" ? name : `${name} · ${region}`;
}

/** 《河曲改革》 (hequ) */
export function documentLabel(document: DocumentMeta, say: Say): string {
  const id = shorten(document.id, maxButtonIdUtf16);
  const title = shorten(titleOf(document, say), maxLabelUtf16);
  return document.title === null ? title : say("draft-document", { title, id });
}
