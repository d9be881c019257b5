/**
 * What is known of a document, and its text, in; the file to keep it as out: a name, and front matter above the text.
 */
import { dump } from "js-yaml";
import { pinyin } from "pinyin-pro";
import type { DocumentFields } from "../core/document-desk.ts";
import type { Place } from "../core/domain.ts";
import { freeAmong } from "../corpus/document-ids.ts";

/** The text stands in it as it was given, but for white space around it. */
export function composeDocument(fields: DocumentFields, body: string): string {
  const { title, place, source, authors, date } = fields;
  const matter = {
    ...(title !== null && { title }),
    ...(place !== null && placeFields(place)),
    ...(source !== null && { source }),
    ...(authors.length > 0 && { authors: [...authors] }),
    ...(date !== null && { date }),
  };
  const lines =
    Object.keys(matter).length === 0 ? "" : dump(matter, { lineWidth: -1, flowLevel: 1 });
  return `---\n${lines}---\n\n${body.trim()}\n`;
}

function placeFields({ name, level, city, province, code, aliases }: Place) {
  return {
    place: name,
    level,
    ...(city !== null && { city }),
    ...(province !== null && { province }),
    ...(code !== null && { code }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
  };
}

/** Titles of one office begin alike; their first words are no name for a file. */
const maxStemUtf16 = 24;

/**
 * Short, since people quote it: `hequ.md`, or `hequ-2023.md` where that is taken, then `hequ-2023-2.md`.
 * @param taken names of files, those of withdrawn documents too: citations of them are to stay theirs
 */
export function fileNameFor(
  { place, title, date }: DocumentFields,
  taken: ReadonlySet<string>,
): string {
  const stem = placeStem(place) ?? latinStem(title ?? "") ?? "document";
  const year = date?.slice(0, 4);
  const dated = year === undefined ? stem : `${stem}-${year}`;
  // An old `hequ.txt` is cited as `hequ`.
  const isFreeFile = freeAmong(taken);
  const isFree = (name: string) => isFreeFile(`${name}.md`);
  const free = [stem, dated].find(isFree);
  if (free !== undefined) return `${free}.md`;
  let number = 2;
  while (!isFree(`${dated}-${number}`)) number += 1;
  return `${dated}-${number}.md`;
}

/** As the place is spelt in short. */
function placeStem(place: Place | null): string | null {
  const spelt = place?.aliases.find((alias) => /^[a-z]+$/i.test(alias))?.toLowerCase();
  return spelt ?? latinStem(place?.name ?? "");
}

function latinStem(text: string): string | null {
  const spelt = pinyin(text.slice(0, maxStemUtf16), { toneType: "none", type: "array" }).join("");
  const stem = spelt
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, maxStemUtf16);
  return stem === "" ? null : stem;
}
