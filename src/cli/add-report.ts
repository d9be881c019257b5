/** Formats the output of `npm run add`: what was found in a file, and the table of results. */
import { summaryOf } from "../app/library/cases.ts";
import type { Place } from "../core/domain.ts";
import type { Duplicate, Proposal } from "../documents/propose.ts";

export type AddOutcome = "added" | "replaced" | "there already" | "left out" | "not read";

export interface Row {
  readonly name: string;
  readonly outcome: AddOutcome;
  /** Null when the file could not be read. */
  readonly proposal: Proposal | null;
}

/** Few, so that the next files fit on the same screen. */
const sectionsShown = 6;

export function describeProposal(name: string, proposal: Proposal): string {
  const { title, place, source, date, authors } = proposal.fields;
  const { sectionCount, measureCount } = summaryOf(proposal.document, proposal.passages);
  const sections = [...new Set(proposal.passages.flatMap(({ section }) => section.slice(0, 1)))];
  const field = (label: string, value: string | null) => `  ${label.padEnd(9)}${value ?? "-"}`;
  const more = sections.length - sectionsShown;
  return [
    name,
    field("title", title),
    field("place", place === null ? null : placeWithRegion(place)),
    field("source", source),
    field("date", date),
    field("authors", authors.length === 0 ? null : authors.join(", ")),
    field(
      "text",
      `${sectionCount} sections, ${measureCount} measures, ${proposal.passages.length} passages`,
    ),
    ...sections.slice(0, sectionsShown).map((section) => field("", section)),
    ...(more > 0 ? [field("", `and ${more} more`)] : []),
    ...proposal.duplicates.map((duplicate) => `  ${describeDuplicate(duplicate)}`),
  ].join("\n");
}

function describeDuplicate({ document, resemblance }: Duplicate): string {
  if (resemblance === 1) return `${document.file} has the same text.`;
  return `${document.file} is much the same (${Math.floor(100 * resemblance)} %).`;
}

export const addedHeading = ["file", "result", "document", "place", "date", "measures"] as const;

export function rowCells({ name, outcome, proposal }: Row): readonly string[] {
  if (proposal === null) return [name, outcome, "-", "-", "-", "-"];
  const { fields, file, document, passages } = proposal;
  const measures = String(summaryOf(document, passages).measureCount);
  const kept = outcome === "added" || outcome === "replaced" ? file : "-";
  return [name, outcome, kept, fields.place?.name ?? "-", fields.date ?? "-", measures];
}

/** Returns the name with its region: `河曲县 (山西省 忻州市)`. */
function placeWithRegion({ name, province, city }: Place): string {
  const around = [province, city].filter((each) => each !== null && each !== name);
  return around.length === 0 ? name : `${name} (${around.join(" ")})`;
}
