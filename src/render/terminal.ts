/**
 * An answer as text for the terminal. The words are those of the chats, from prompts/.
 */
import type { Answer, CaseSummary, Excerpt } from "../core/domain.ts";
import { coveredPlaces, noteLines, statusLines } from "./format-answer.ts";
import { citationParts, copiesLine, placeName } from "./format-citation.ts";
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
