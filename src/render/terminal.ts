/**
 * Answers and cases in, text for the terminal out. The same words as in Telegram, from prompts/.
 */
import type { Answer, CaseMeasure, CaseSummary, Excerpt } from "../domain.ts";
import {
  citationParts,
  copiesLine,
  formatSection,
  placeName,
  sourceParts,
  titleOf,
} from "./format-citation.ts";
import { coveredPlaces, noteLines, statusLines } from "./format-answer.ts";
import type { Say } from "./messages.ts";
import type { TerminalStyle } from "./terminal-style.ts";

const indent = "    ";

export function renderTerminalAnswer(
  answer: Answer,
  say: Say,
  cases: readonly CaseSummary[],
  style: TerminalStyle,
): string {
  const notes = noteLines(answer, say).map((line) => style.dim(style.block(line, "")));
  const status = statusLines(answer, say, { covered: coveredPlaces(cases) }).map((line) =>
    style.warn(style.block(line, "")),
  );
  const excerpts = answer.excerpts.map((excerpt, index) =>
    renderExcerpt(excerpt, index + 1, say, style),
  );
  return [...notes, ...status, ...excerpts].join("\n\n");
}

function renderExcerpt(excerpt: Excerpt, number: number, say: Say, style: TerminalStyle): string {
  const { document, passage } = excerpt;
  const place = placeName(document);
  const heading = style.bold(place === "" ? say("answer-unplaced") : place);
  const text = style.block(markHighlights(excerpt, style), indent);
  const citation = [...citationParts(excerpt).slice(place === "" ? 0 : 1), passage.id].join(" · ");
  const notes = [`— ${citation}`, copiesLine(excerpt, say)].filter((line) => line !== "");
  return [
    `[${number}] ${heading}`,
    text,
    ...notes.map((line) => style.dim(style.block(line, indent))),
  ].join("\n");
}

function markHighlights({ text, highlights }: Excerpt, style: TerminalStyle): string {
  let marked = "";
  let from = 0;
  for (const [start, end] of highlights) {
    marked += text.slice(from, start) + style.bold(text.slice(start, end));
    from = end;
  }
  return marked + text.slice(from);
}

export function renderTerminalCases(
  cases: readonly CaseSummary[],
  say: Say,
  style: TerminalStyle,
): string {
  if (cases.length === 0) return say("cases-none");
  const lines = cases.map(({ document, measureCount }) => {
    const heading = style.bold(placeName(document) || say("answer-unplaced"));
    const parts = [...sourceParts(document, say), say("measure-count", { count: measureCount })];
    return `${heading} ${style.dim(document.id)}\n${style.block(parts.join(" · "), indent)}`;
  });
  return [say("cases-title", { count: cases.length }), ...lines].join("\n\n");
}

export function renderTerminalCase(
  { document, measureCount }: CaseSummary,
  measures: readonly CaseMeasure[],
  say: Say,
  style: TerminalStyle,
): string {
  const lines = [
    `${style.bold(placeName(document) || say("answer-unplaced"))} ${titleOf(document)} · ${say("measure-count", { count: measureCount })}`,
  ];
  let section = "";
  for (const measure of measures) {
    const own = formatSection(measure.section);
    if (own !== section && own !== "") lines.push("", style.block(style.bold(own), ""));
    section = own;
    lines.push(style.block(`${style.dim(measure.passageId)} ${measure.opening}`, indent));
  }
  return lines.join("\n");
}
