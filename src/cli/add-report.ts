/** What `npm run add` prints: what was found in a file, and a table of all files with their outcome. */
import { summaryOf } from "../app/library/cases.ts";
import type { DocumentFields } from "../core/document-desk.ts";
import type { Place } from "../core/domain.ts";
import type { Duplicate, Proposal } from "../documents/propose.ts";
import type { ReadWarning } from "../readers/extracted.ts";
import type { ReadDocument } from "../readers/read-file.ts";

type AddOutcome = "added" | "replaced" | "there already" | "left out" | "passed over" | "not read";

export interface Row {
  readonly name: string;
  readonly outcome: AddOutcome;
  /** Null when the file could not be read. */
  readonly proposal: Proposal | null;
}

const warningTexts: Readonly<Record<ReadWarning, string>> = {
  "pages-without-text": "some pages are pictures and were not read",
  "unknown-numbering": "some automatic numbers are of an unknown kind and stand in digits",
  "lost-numbering": "some automatic numbers were not read: compare it with the original",
  "flawed-front-matter": "some fields of its front matter are wrong and were passed over",
  "odd-bytes": "some bytes are no characters: they stand as \u{fffd}, or are left out at its end",
};

/** What was not found, and what was not read as it should be; with `--yes` nobody is asked about either. */
export function notesOn(
  fields: DocumentFields,
  { warnings, uncertain }: Pick<ReadDocument, "warnings" | "uncertain">,
): readonly string[] {
  const missing = (["title", "place", "date"] as const).filter((field) => fields[field] === null);
  const stated = missing.map((field) => `--${field}`).join(", ");
  return [
    ...(missing.length === 0 ? [] : [`no ${missing.join(", ")} found: state it with ${stated}`]),
    ...(fields.recognised === null
      ? []
      : [
          `the text of page ${fields.recognised} was recognised from pictures: compare it with them`,
        ]),
    ...uncertain.map(({ page, text }) => `least certain, on page ${page}: ${text}`),
    ...warnings.map((warning) => warningTexts[warning]),
  ].map((note) => `  ! ${note}`);
}

/** Few, so that the next files fit on the same screen. */
const sectionsShown = 6;

export function describeProposal(name: string, proposal: Proposal): string {
  const { title, place, issuer, number, source, date, authors, url } = proposal.fields;
  const { sectionCount, measureCount } = summaryOf(proposal.document, proposal.passages);
  const sections = [...new Set(proposal.passages.flatMap(({ section }) => section.slice(0, 1)))];
  const field = (label: string, value: string | null) => `  ${label.padEnd(9)}${value ?? "-"}`;
  const more = sections.length - sectionsShown;
  return [
    name,
    field("title", title),
    field("place", place === null ? null : placeWithRegion(place)),
    field("issuer", issuer),
    field("number", number),
    field("source", source),
    field("date", date),
    field("authors", authors.length === 0 ? null : authors.join(", ")),
    field("url", url),
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
