/**
 * The words for limits; and for an answer within limits, how many documents they leave and what is known to lie outside
 * them. Plain text: the chats and the terminal say the same.
 */
import type { Answer, Excerpt, UnderstandingNote } from "../../core/domain.ts";
import type { Limits, LimitStanding, PlaceKind, YearSpan } from "../../core/limits.ts";
import { standingIn } from "../../questions/limits/within-limits.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";
import { listText, shortPlaceText } from "./names.ts";
import { shorten } from "./text.ts";

export type LimitedNote = Extract<UnderstandingNote, { kind: "limited" }>;

const kindNames = {
  province: "kind-province",
  "prefecture-level": "kind-prefecture-level",
  "prefecture-city": "kind-prefecture-city",
  "county-level": "kind-county-level",
  county: "kind-county",
  "autonomous-county": "kind-autonomous-county",
  "county-city": "kind-county-city",
  district: "kind-district",
  banner: "kind-banner",
} as const satisfies Record<PlaceKind, MessageKey>;

const maxRegionUtf16 = 20;
const separator = " · ";

/** 山西省 · 县 · 2022年及以后; empty without limits. */
export function limitsText({ region, kinds, years }: Limits, say: Say): string {
  const name = regionText(region, say);
  const named = listText(
    kinds.map((kind) => kindText(kind, say)),
    say,
  );
  const span = years === null ? "" : yearsText(years, say);
  return [name, named, span].filter((part) => part !== "").join(separator);
}

/** Empty for no region. */
export function regionText(region: Limits["region"], say: Say): string {
  return shortPlaceText(shorten(region?.city ?? region?.province ?? "", maxRegionUtf16), say);
}

export function kindText(kind: PlaceKind, say: Say): string {
  return say(kindNames[kind]);
}

/** Years go in as text: numbers would be grouped by thousands. */
export function yearsText({ from, to }: YearSpan, say: Say): string {
  if (from === null) return say("limit-to", { year: String(to) });
  if (to === null) return say("limit-from", { year: String(from) });
  if (from === to) return say("limit-year", { year: String(from) });
  return say("limit-between", { from: String(from), to: String(to) });
}

/** For places named in the question, says about which of them there is nothing within the limits. */
export function limitedLine(
  { limits, count, undetermined }: LimitedNote,
  { places }: Pick<Answer, "places">,
  say: Say,
): string {
  const words = { limits: limitsText(limits, say), undetermined };
  const line =
    count === 0 && places.length === 0
      ? say("note-limited-none", words)
      : say("note-limited", { ...words, count });
  return line.trim();
}

/** Null for an answer without limits. */
export function limitedNoteOf({ notes }: Answer): LimitedNote | null {
  return notes.find((note) => note.kind === "limited") ?? null;
}

export function standingOf({ document }: Excerpt, { limits }: LimitedNote): LimitStanding {
  return standingIn(document, limits);
}
