/** Reads made pages, each text in each template, and counts the fields that are read right. */
import type { PlaceFinder } from "../../places/place-finder.ts";
import { extract } from "../../readers/formats.ts";
import { type ReadDocument, readFile } from "../../readers/read-file.ts";
import { foreignWords, type Template, templates } from "./made-pages.ts";
import { type MadeText, madeTexts } from "./made-texts.ts";

/** `text`: the last paragraph is there, and no word of what stands around the article. */
export const readFields = [
  "title",
  "date",
  "place",
  "issuer",
  "number",
  "source",
  "url",
  "text",
] as const;
export type ReadField = (typeof readFields)[number];
type Values = Readonly<Record<ReadField, string | null>>;

export interface ReadingFigures {
  readonly field: ReadField;
  readonly asked: number;
  readonly right: number;
  /** What was read wrong, in which page. */
  readonly misses: readonly string[];
}

export async function measureReading(places: PlaceFinder): Promise<readonly ReadingFigures[]> {
  const pages: { readonly name: string; readonly expected: Values; readonly found: Values }[] = [];
  for (const template of templates)
    for (const text of madeTexts) {
      const expected = rightOf(text, template);
      const html = Buffer.from(template.make(text));
      const found = readOf(await readFile("page.html", html, places, { extract }), expected);
      pages.push({ name: `${template.name} / ${text.name}`, expected, found });
    }
  return readFields.map((field) => {
    // Where a text has no source, the page's own site may stand for it.
    const asked = pages.filter(({ expected }) => field !== "source" || expected.source !== null);
    const wrong = asked.filter(({ expected, found }) => !isSame(found[field], expected[field]));
    const misses = wrong.map(
      ({ name, expected, found }) => `${name}: ${found[field]} (right: ${expected[field]})`,
    );
    return { field, asked: asked.length, right: asked.length - wrong.length, misses };
  });
}

function rightOf(text: MadeText, { url, account }: Template): Values {
  const { title, date, place, issuer, number, source, paragraphs } = text;
  return {
    title,
    date,
    place,
    issuer,
    number,
    source: account ?? source,
    url,
    text: paragraphs.at(-1) ?? null,
  };
}

function readOf(read: ReadDocument, right: Values): Values {
  const foreign = foreignWords.filter((word) => read.text.includes(word));
  const last = right.text ?? "";
  const isWhole = read.text.includes(last) && foreign.length === 0;
  return {
    ...read,
    place: read.place?.name ?? null,
    text: isWhole ? last : `…${read.text.slice(-40)} ${foreign.join(" ")}`,
  };
}

/** Where a title is broken into lines a space may stand, or none. */
function isSame(found: string | null, expected: string | null): boolean {
  return found?.replace(/\s+/gu, "") === expected?.replace(/\s+/gu, "");
}
