/**
 * A document that may be added or corrected, as far as its owner is shown it; what of it can be done now out.
 */
import { createHash } from "node:crypto";
import type { DocumentFields, DocumentLike, ManuscriptReview } from "../core/document-desk.ts";
import type { DocumentId, DocumentMeta, Place } from "../core/domain.ts";

export interface DraftView {
  readonly id: number;
  readonly origin: "file" | "text" | "document";
  readonly name: string;
  readonly fields: DocumentFields;
  readonly warnings: readonly string[];
  /** Wanted beside one that says nearly the same. */
  readonly isBeside: boolean;
  /** Whose text it takes the place of. */
  readonly replaced: DocumentMeta | null;
  readonly review: ManuscriptReview;
}

/**
 * `choose`: it has to be said first whether it takes the place of one that is nearly the same. `outdated`: first, what
 * is to become of it now that others have changed or removed what it takes the place of.
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

/** The nearest of those that are there already; of no interest where only fields are corrected. */
export function likesOf({ origin, review }: DraftView): readonly DocumentLike[] {
  return origin === "document" ? [] : review.likes.slice(0, likesShown);
}

const keyHexLength = 12;

/** Short, so that it fits behind a draft's number on a button, however long the id. */
export function likeKeyOf(id: DocumentId): string {
  return hashed(id);
}

/** What a button names a place by; not all have a code. */
export function placeKeyOf({ code, province, city, name }: Place): string {
  return code ?? hashed(JSON.stringify([province, city, name]));
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, keyHexLength);
}

/** `draft:1042:contents:2` */
export function draftData(id: number, action: string, argument: string | number = ""): string {
  return `draft:${id}:${action}${argument === "" ? "" : `:${argument}`}`;
}
