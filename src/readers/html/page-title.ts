/**
 * Finds the title of a page's article. The window's title and the meta fields also name the site and its columns, or
 * only the kind of page (信息浏览), so that part of them counts which the page itself shows as a line. A page that shows
 * none of it has its title in a table of facts, a heading, or centred lines above the text.
 */
import { inferNoticeTitle, isAboveTitle, maxTitleLines } from "../../documents/infer-metadata.ts";
import { comparableTitle } from "../../documents/titles.ts";
import { plausibleTitle } from "../stated-facts.ts";
import { isLinked, type TextLine } from "../text-line.ts";

export interface TitleSources {
  /** Titles in the page's fields and of its window, the surest first. */
  readonly stated: readonly string[];
  /** The page's h1 to h3, in order. */
  readonly headings: readonly string[];
  /** Lines of the whole page, and of the article. */
  readonly page: readonly TextLine[];
  readonly article: readonly TextLine[];
}

/** Shorter names are those of columns and kinds of pages. */
const fewestCharacters = 7;
const openingLines = 12;

/** Null if the page says none; the text may have one. */
export function pageTitle({ stated, headings, page, article }: TitleSources): string | null {
  const opening = article.slice(0, openingLines);
  const shown = new Set([
    ...headings.map(comparableTitle),
    ...page.filter((line) => !isLinked(line)).map(({ text }) => comparableTitle(text)),
    ...joinedLines(opening),
  ]);
  for (const written of stated)
    for (const run of runsOf(written)) if (shown.has(comparableTitle(run))) return run;
  const whole = stated.flatMap((written) => wholeOf(written, headings, page))[0];
  return (
    whole ??
    labelled(page) ??
    headings.find(isTitle) ??
    centred(opening) ??
    inferNoticeTitle(opening.map(({ text }) => text.replace(/^#+ /u, ""))) ??
    stated.map(likeliestPart).find((part) => part !== null) ??
    null
  );
}

function isTitle(written: string): boolean {
  return (
    written.length >= fewestCharacters && !isSiteName(written) && plausibleTitle(written) !== null
  );
}

/** Titles are broken into lines. */
function joinedLines(lines: readonly TextLine[]): string[] {
  return lines.flatMap((_, index) =>
    Array.from({ length: maxTitleLines - 1 }, (_each, more) =>
      comparableTitle(
        lines
          .slice(index, index + more + 2)
          .map(({ text }) => text.replace(/^#+ /u, ""))
          .join(""),
      ),
    ),
  );
}

/** Between title, column and site; a dash between figures is part of 2021—2035, a double one of a subtitle. */
const separator =
  /(\s*[_|｜]+\s*|\s+[-–—－]+\s+|(?<![\dA-Za-z—])[-–－](?![\dA-Za-z—])|(?<![\d—])—(?![\d—]))/u;

/** The title with all of its parts, then runs of neighbouring parts, the longest first. */
function runsOf(written: string): string[] {
  const pieces = written.split(separator);
  const runs: string[] = [];
  for (let start = 0; start < pieces.length; start += 2)
    for (let end = start + 1; end <= pieces.length; end += 2)
      runs.push(pieces.slice(start, end).join("").trim());
  return runs
    .filter((run) => run.length >= fewestCharacters && !isSiteName(run))
    .toSorted((one, other) => other.length - one.length);
}

const titleWords = /关于|的(?:通知|意见|决定|通报|批复|函)$/u;
const siteEnd =
  /(?:网|网站|政府|门户|平台|频道|专栏|公开|中心|委员会|办公[室厅]|编办|[局厅]|日报|在线|官网|首页)$/u;

function isSiteName(part: string): boolean {
  return siteEnd.test(part) && !titleWords.test(part) && !/[：“”，]/u.test(part);
}

/** Of a title that a program has cut off, what the page shows of it. */
function wholeOf(
  written: string,
  headings: readonly string[],
  page: readonly TextLine[],
): readonly string[] {
  const cut = /^(.{8,}?)\s*(?:…+|\.{2,})/u.exec(written)?.[1];
  if (cut === undefined) return [];
  const lines = [...headings, ...page.filter((line) => !isLinked(line)).map(({ text }) => text)];
  return lines.filter((line) => comparableTitle(line).startsWith(comparableTitle(cut))).slice(0, 1);
}

const titleLabel =
  /(?:^|[\s|])(?:(?:文\s*件|信\s*息|公\s*文)?\s*(?:标\s*题|名\s*称))\s*[】\]]?\s*[:：|][\s|]*([^|]{6,120}?)\s*(?:\||$)/u;

function labelled(lines: readonly TextLine[]): string | null {
  for (const { text } of lines) {
    const found = titleLabel.exec(text)?.[1];
    if (found !== undefined) return found.trim();
  }
  return null;
}

/** The first centred lines that are no letterhead, number or credit. */
function centred(lines: readonly TextLine[]): string | null {
  const first = lines.findIndex(({ isCentred, text }) => isCentred === true && !isAboveTitle(text));
  if (first === -1) return null;
  const rest = lines.slice(first, first + maxTitleLines);
  const end = rest.findIndex(({ isCentred, text }) => isCentred !== true || isAboveTitle(text));
  const title = (end === -1 ? rest : rest.slice(0, end)).map(({ text }) => text).join("");
  return isTitle(title) && !/[。；]/u.test(title) ? title : null;
}

/** The longest part that is not the name of a site. */
function likeliestPart(written: string): string | null {
  const parts = written.split(separator).filter((_, index) => index % 2 === 0);
  const own = parts.filter((part) => !isSiteName(part.trim()));
  const [longest = ""] = own.toSorted((one, other) => other.length - one.length);
  const isGeneric = longest.length < fewestCharacters && parts.length > 1;
  return isGeneric ? null : plausibleTitle(longest);
}
