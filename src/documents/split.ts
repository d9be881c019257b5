/**
 * Splits documents into passages: a passage is a measure or a part of a long one, in order and without overlap. It
 * never crosses a measure's border and never cuts a sentence that fits into one passage. The title, headings, and who
 * wrote the text where that stands below the title or the text, are in no passage.
 * Also numbers the passages of a document's successive texts. Invariant: numbers are unique within a version; a
 * passage with the words of an earlier version's passage keeps its number, wherever it moved; a number never names
 * other words.
 */
import type { Passage, SourceDocument, TextRange } from "../core/domain.ts";
import { passageId } from "../core/passage-names.ts";
import { splitSentences, trimRange } from "../language/sentences.ts";
import { type Block, splitBlocks } from "./blocks.ts";
import { withoutContents } from "./contents-lists.ts";
import { withoutComments, withoutHeadLines, withoutPageNumbers } from "./head-lines.ts";
import { markerAt } from "./markers.ts";
import { bylineStart } from "./signature.ts";
import { tableHeads } from "./tables.ts";
import { joinWrappedLines } from "./wrapped-lines.ts";

/** UTF-16 units: about what a reader takes in at a glance, and well under the model's 512 tokens. */
const maxPassageUtf16 = 300;
/** A longer sentence is cut, because the model would not read all of it. */
const maxSentenceUtf16 = 450;
/** A paragraph without a marker joins the one before it if either is shorter and so says too little alone. */
const minMeasureUtf16 = 30;

const loneNumber = /^[-—–－~·.\s]*\p{N}{1,4}[-—–－~·.\s]*$/u;

interface Measure {
  readonly start: number;
  readonly end: number;
  readonly section: readonly string[];
}

export function splitDocument(document: SourceDocument): Passage[] {
  const { title, bodyStartUtf16 } = document;
  const read = withoutContents(withoutComments(document.text, bodyStartUtf16), bodyStartUtf16);
  const whole = joinWrappedLines(withoutPageNumbers(read, bodyStartUtf16));
  const own = whole.slice(0, bylineStart(whole, bodyStartUtf16));
  const text = title === null ? own : withoutHeadLines(own, bodyStartUtf16, title);
  const blocks = splitBlocks(text, document.bodyStartUtf16);
  const measures = joinShort(text, withoutLoneNumbers(text, blocks));
  const pieces = measures.flatMap((measure, index) => {
    const parts = partsOf(text, measure);
    const sections = sectionsOf(text, measure, parts);
    return parts.map((range, part) => ({
      range,
      measure: index + 1,
      section: (sections[part] ?? []).filter((label) => label !== document.title),
    }));
  });
  return pieces.map(({ range, measure, section }, index) => ({
    id: passageId(document.id, index + 1),
    documentId: document.id,
    ordinal: index + 1,
    measure,
    startUtf16: range[0],
    endUtf16: range[1],
    section,
  }));
}

/** A number alone is a page's, or an ornament above a heading. A text of nothing else keeps it. */
function withoutLoneNumbers(text: string, blocks: readonly Block[]): readonly Block[] {
  const isLone = ({ kind, startUtf16, endUtf16 }: Block) =>
    kind === "measure" && loneNumber.test(text.slice(startUtf16, endUtf16).trim());
  const kept = blocks.filter((block) => !isLone(block));
  return kept.some(({ kind }) => kind === "measure") ? kept : blocks;
}

function joinShort(text: string, blocks: readonly Block[]): Measure[] {
  const measures: Measure[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    const [start, end] = trimRange(text, [block.startUtf16, block.endUtf16]);
    const last = measures.at(-1);
    const short =
      Math.min(end - start, last === undefined ? Infinity : last.end - last.start) <
      minMeasureUtf16;
    if (block.kind === "measure") {
      const joins =
        last !== undefined &&
        previous?.kind === "measure" &&
        !block.isMarked &&
        short &&
        end - last.start <= maxPassageUtf16;
      if (joins && sameSection(last.section, block.section))
        measures[measures.length - 1] = { ...last, end };
      else measures.push({ start, end, section: block.section });
    }
    previous = block;
  }
  return measures;
}

function sameSection(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, index) => label === b[index]);
}

/** Parts are of nearly equal length, because no search would find a last part of a few words. */
function partsOf(text: string, { start, end }: Measure): TextRange[] {
  const partCount = Math.ceil((end - start) / maxPassageUtf16);
  if (partCount === 1) return [[start, end]];
  const target = (end - start) / partCount;
  const parts: [number, number][] = [];
  for (const [from, to] of clausesOf(text, start, end)) {
    const last = parts.at(-1);
    const grown = last === undefined ? Infinity : to - last[0];
    const closer =
      last !== undefined && Math.abs(grown - target) <= Math.abs(from - last[0] - target);
    if (last !== undefined && grown <= maxPassageUtf16 && (closer || from - last[0] < target / 2))
      last[1] = to;
    else parts.push([from, to]);
  }
  return parts.map((part) => trimRange(text, part)).filter(([from, to]) => to > from);
}

/** Lines that fit into a passage, and the sentences of longer ones. */
function clausesOf(text: string, start: number, end: number): TextRange[] {
  return linesOf(text, start, end).flatMap(([lineStart, lineEnd]) =>
    lineEnd - lineStart <= maxPassageUtf16
      ? [[lineStart, lineEnd] as const]
      : splitSentences(text.slice(lineStart, lineEnd)).flatMap(([from, to]) =>
          cutLong(text, lineStart + from, lineStart + to, /[;；]\s*|\s{2,}|[,，:：]\s*|[、\s]/gu),
        ),
  );
}

function linesOf(text: string, start: number, end: number): TextRange[] {
  return [...text.slice(start, end).matchAll(/[^\n]*(?:\n\s*|$)/gu)]
    .map(({ 0: line, index }) => [start + index, start + index + line.length] as const)
    .filter(([from, to]) => to > from);
}

/** Cuts an overlong sentence after its last punctuation before the limit, else at the limit. */
function cutLong(text: string, start: number, end: number, borders: RegExp): TextRange[] {
  const pieces: TextRange[] = [];
  let from = start;
  while (end - from > maxSentenceUtf16) {
    const window = text.slice(from, from + maxPassageUtf16);
    const cuts = [...window.matchAll(borders)].map((match) => match.index + match[0].length);
    const cut = cuts.findLast((each) => each >= maxPassageUtf16 / 2) ?? wholeCharacters(window);
    pieces.push([from, from + cut]);
    from += cut;
  }
  return [...pieces, [from, end]];
}

/** The length of the window without half a surrogate pair at its end. */
function wholeCharacters(window: string): number {
  const last = window.charCodeAt(window.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? window.length - 1 : window.length;
}

/**
 * The section of each part. That of a later part ends with the measure's opening, or the heads of a table, and the lead-in
 * of the points that it begins with.
 */
function sectionsOf(
  text: string,
  { start, end, section }: Measure,
  parts: readonly TextRange[],
): readonly (readonly string[])[] {
  if (parts.length < 2) return [section];
  const measure = text.slice(start, end);
  const heads = tableHeads(measure);
  const opening = heads === "" ? openingOf(measure) : heads;
  let leadIn = "";
  return parts.map(([from, to], part) => {
    const isPoint = heads === "" && leadIn !== "" && markerAt(text, from, true) !== null;
    const own = part === 0 ? [] : isPoint ? [opening, openingOf(leadIn)] : [opening];
    const lines = text
      .slice(from, to)
      .split("\n")
      .slice(part === 0 ? 1 : 0);
    leadIn = lines.findLast((line) => /[:：]\s*$/u.test(line)) ?? leadIn;
    return [...section, ...own];
  });
}

function openingOf(written: string): string {
  const [first] = splitSentences(written);
  const opening = written
    .slice(0, first?.[1] ?? 0)
    .trim()
    .replace(/[。;；:：]$/u, "");
  return opening.length <= 40 ? opening : `${opening.slice(0, 39)}…`;
}

export type Split = (document: SourceDocument) => readonly Passage[];

export interface Version {
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
}

/** Numbers the passages of a document's texts, given oldest first. */
export function splitVersions(
  documents: readonly SourceDocument[],
  split: Split = splitDocument,
): readonly Version[] {
  const versions = documents.map((document) => ({ document, passages: split(document) }));
  const numbers = numberTexts(
    versions.map(({ document, passages }) =>
      passages.map(({ startUtf16, endUtf16 }) => document.text.slice(startUtf16, endUtf16)),
    ),
  );
  return versions.map(({ document, passages }, version) => ({
    document,
    passages: passages.map((passage, index) =>
      numbered(passage, numbers[version]?.[index] ?? passage.ordinal),
    ),
  }));
}

function numberTexts(versions: readonly (readonly string[])[]): readonly (readonly number[])[] {
  /** By text: one number for each occurrence within a version. */
  const known = new Map<string, number[]>();
  let last = 0;
  return versions.map((texts) => {
    const uses = new Map<string, number>();
    return texts.map((text) => {
      const numbers = known.get(text) ?? [];
      const use = uses.get(text) ?? 0;
      uses.set(text, use + 1);
      const number = numbers[use] ?? (last += 1);
      if (use >= numbers.length) known.set(text, [...numbers, number]);
      return number;
    });
  });
}

function numbered(passage: Passage, ordinal: number): Passage {
  return { ...passage, ordinal, id: passageId(passage.documentId, ordinal) };
}
