/**
 * What somebody typed for a field of a draft in; the draft's fields with it, several places to choose from, or why it is
 * no such value, out.
 */
import type { DocumentDesk, DocumentField, DocumentFields } from "../../core/document-desk.ts";
import type { Place } from "../../core/domain.ts";
import { dateTyped } from "../../documents/dates.ts";
import { onOneLine } from "../../language/printable.ts";
import { shorten } from "../../render/format-text.ts";
import type { Say } from "../../render/messages.ts";

/** Of one line; a longer one is no value but a text. */
const maxValueUtf16 = 200;
const shownUtf16 = 40;

export type ReadValue =
  | { readonly kind: "fields"; readonly change: Partial<DocumentFields> }
  | { readonly kind: "places"; readonly places: readonly Place[] }
  | { readonly kind: "problem"; readonly tell: (say: Say) => string };

export function readValue(field: DocumentField, typed: string, desk: DocumentDesk): ReadValue {
  const value = onOneLine(typed);
  if (value === "") return problem((say) => say("draft-bad-empty"));
  if (value.length > maxValueUtf16)
    return problem((say) => say("draft-bad-long", { count: value.length, limit: maxValueUtf16 }));
  switch (field) {
    case "title":
      return { kind: "fields", change: { title: withoutMarks(value) } };
    case "source":
      return { kind: "fields", change: { source: value } };
    case "date":
      return readDate(value);
    case "authors":
      return readAuthors(value);
    case "place":
      return readPlace(value, desk);
  }
}

export function emptied(field: DocumentField): Partial<DocumentFields> {
  return field === "authors" ? { authors: [] } : { [field]: null };
}

/** 《河曲改革》: the marks are added where a title is shown. */
function withoutMarks(title: string): string {
  return /^《([^《》]+)》$/u.exec(title)?.[1] ?? title;
}

function readDate(value: string): ReadValue {
  const date = dateTyped(value);
  if (date === null)
    return problem((say) => say("draft-bad-date", { typed: shorten(value, shownUtf16) }));
  return { kind: "fields", change: { date } };
}

function readAuthors(value: string): ReadValue {
  const names = value.split(/[、，,;；]/u).map((name) => name.trim());
  const authors = [...new Set(names.filter((name) => name !== ""))];
  return authors.length === 0
    ? problem((say) => say("draft-bad-empty"))
    : { kind: "fields", change: { authors } };
}

function readPlace(value: string, desk: DocumentDesk): ReadValue {
  const places = desk.placesCalled(value);
  const [place, ...others] = places;
  if (place === undefined)
    return problem((say) => say("draft-bad-place", { typed: shorten(value, shownUtf16) }));
  return others.length === 0 ? { kind: "fields", change: { place } } : { kind: "places", places };
}

function problem(tell: (say: Say) => string): ReadValue {
  return { kind: "problem", tell };
}
