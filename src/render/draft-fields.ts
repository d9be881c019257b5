/**
 * A field of a draft in, what its owner reads of it out: a line of plain text.
 */
import type { DocumentField, DocumentFields } from "../core/document-desk.ts";
import type { Place } from "../core/domain.ts";
import { regionOf } from "./format-case.ts";
import { formatAuthors } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";

const maxTitleUtf16 = 120;
const maxPlaceUtf16 = 40;
const maxSourceUtf16 = 60;

export const fieldLabels = {
  title: "field-title",
  place: "field-place",
  source: "field-source",
  date: "field-date",
  authors: "field-authors",
} as const satisfies Record<DocumentField, MessageKey>;

/** Empty where nothing is known. */
export function fieldValue(field: DocumentField, fields: DocumentFields, say: Say): string {
  switch (field) {
    case "title":
      return shorten(fields.title ?? "", maxTitleUtf16);
    case "place":
      return fields.place === null ? "" : placeWithRegion(fields.place);
    case "source":
      return shorten(fields.source ?? "", maxSourceUtf16);
    case "date":
      return fields.date ?? "";
    case "authors":
      return formatAuthors(fields.authors, say);
  }
}

/** 河曲县 · 山西省忻州市 */
export function placeWithRegion(place: Place): string {
  const region = regionOf({ place });
  const name = shorten(place.name, maxPlaceUtf16);
  return region === "" ? name : `${name} · ${region}`;
}
