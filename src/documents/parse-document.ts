/**
 * Parses a seeds file into a document and reports its flaws. Front matter takes precedence; what it leaves out is
 * inferred from the text or taken from the list of divisions.
 */
import type { DocumentId, Place, SourceDocument } from "../core/domain.ts";
import { escapeInvisible } from "../language/printable.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { inferNumber } from "./document-number.ts";
import { type FrontMatter, parseFrontMatter } from "./front-matter.ts";
import { inferDate, inferTitle } from "./infer-metadata.ts";
import { pageStartsIn } from "./page-starts.ts";
import { unreadable } from "./seed-file.ts";
import { issuerOf } from "./signature.ts";

export interface ParsedDocument {
  readonly document: SourceDocument;
  /** Clauses of a sentence; empty if there are none. */
  readonly flaws: readonly string[];
}

export interface NamedText {
  readonly id: DocumentId;
  readonly file: string;
  readonly text: string;
}

const word = /[\p{L}\p{N}]/u;

/** @throws AppError `corpus.unreadable` when the file contains no text */
export function parseDocument({ id, file, text }: NamedText, places: PlaceFinder): ParsedDocument {
  const { frontMatter, bodyStartUtf16, flaws } = parseFrontMatter(text);
  const body = text.slice(bodyStartUtf16);
  if (!word.test(body)) {
    const where = frontMatter === null ? "in it" : "after the front matter";
    throw unreadable(
      file,
      `there is no text ${where}. Add it, or remove the file, and index again.`,
    );
  }
  // What flawless front matter leaves out is unknown; what flawed front matter lost may be in the text.
  const isWhole = frontMatter !== null && flaws.length === 0;
  const title = frontMatter?.title ?? (isWhole ? null : inferTitle(body));
  const stated =
    frontMatter?.place === undefined ? null : placeOf(frontMatter.place, frontMatter, places);
  const issuer = issuerOf(title, body);
  const document = {
    id,
    file,
    title,
    place: stated?.place ?? places.findMain(title, body, issuer),
    issuer: frontMatter?.issuer ?? (isWhole ? null : issuer),
    number: frontMatter?.number ?? (isWhole ? null : inferNumber(body)),
    source: frontMatter?.source ?? null,
    authors: frontMatter?.authors ?? [],
    date: frontMatter?.date ?? (isWhole ? null : inferDate(body)),
    url: frontMatter?.url ?? null,
    recognised: frontMatter?.recognised ?? null,
    ...(frontMatter?.pages !== undefined && {
      pageOpenings: frontMatter.pages,
      pageStarts: pageStartsIn(text, bodyStartUtf16, frontMatter.pages),
    }),
    text,
    bodyStartUtf16,
    statesPlace: stated !== null,
  };
  return { document, flaws: [...flaws, ...(stated?.flaws ?? [])] };
}

function placeOf(
  name: string,
  matter: FrontMatter,
  places: PlaceFinder,
): { readonly place: Place; readonly flaws: readonly string[] } {
  const known = places.describe(name, matter.province ?? null);
  const place = {
    name,
    level: matter.level ?? known?.level ?? "county",
    province: matter.province ?? known?.province ?? null,
    city: matter.city ?? known?.city ?? null,
    code: matter.code ?? known?.code ?? null,
    aliases: [...new Set([...(matter.aliases ?? []), ...(known?.aliases ?? [])])],
  };
  // A stated level or code shows that the place is deliberately not a listed one, such as a development zone.
  const isMeant = known !== null || matter.level !== undefined || matter.code !== undefined;
  return { place, flaws: isMeant ? [] : [unlistedPlace(name)] };
}

function unlistedPlace(name: string): string {
  return `place ${escapeInvisible(JSON.stringify(name))} is not one place of the national list (if it is meant, state its level and province)`;
}
