/**
 * An answer, and a passage with its context, as text for the terminal. The words are those of the chats, from prompts/;
 * the context is dimmed.
 */
import { coveredPlaces, noteLines, statusLines } from "../chat/ask/answer-lines.ts";
import { endingOf, openingOf, positionLine, standingLine } from "../chat/reader/passage-view.ts";
import {
  copiesLine,
  placeTitle,
  sectionText,
  sourceLines,
  sourceSpans,
} from "../chat/views/citations.ts";
import type { Say } from "../chat/views/messages.ts";
import type { Answer, Excerpt } from "../core/domain.ts";
import type { CaseSummary, PassageView } from "../core/library.ts";
import { lineText } from "./line-text.ts";
import type { TerminalStyle } from "./style.ts";

const indent = "    ";

interface AnswerLook {
  readonly style: TerminalStyle;
  /** Of the first excerpt; above 1 where it goes on after what was shown before. */
  readonly firstNumber?: number;
}

export function renderTerminalAnswer(
  answer: Answer,
  say: Say,
  cases: readonly CaseSummary[],
  { style, firstNumber = 1 }: AnswerLook,
): string {
  const notes = noteLines(answer, say).map((line) => style.dim(style.block(line, "")));
  const status = statusLines(answer, say, { covered: coveredPlaces(cases) }).map((line) =>
    style.warn(style.block(line, "")),
  );
  const excerpts = answer.excerpts.map((excerpt, index) =>
    renderExcerpt(excerpt, index + firstNumber, say, style),
  );
  const sources = sourceLines(answer.excerpts, firstNumber, say).map((line) =>
    style.dim(style.block(lineText(line), "")),
  );
  return [...notes, ...status, ...excerpts, sources.join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}

function renderExcerpt(excerpt: Excerpt, number: number, say: Say, style: TerminalStyle): string {
  const { document, passage } = excerpt;
  const text = style.block(markHighlights(excerpt, style), indent);
  const section = sectionText(passage.section, say);
  const citation = section === "" ? passage.id : `${section} · ${passage.id}`;
  const notes = [`— ${citation}`, copiesLine(excerpt, say)].filter((line) => line !== "");
  return [
    `[${number}] ${style.bold(placeTitle(document, say))}`,
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

export function renderTerminalPassage(view: PassageView, say: Say, style: TerminalStyle): string {
  const { document, passage, textBefore, textAfter } = view;
  const standing = standingLine(view, say);
  const aside = (label: string, text: string) =>
    text === "" ? "" : style.dim(style.block(`${label}\n${text}`, ""));
  return [
    [
      style.bold(placeTitle(document, say)),
      sectionText(passage.section, say),
      `${passage.id} · ${positionLine(view, say)}`,
      standing === null ? "" : style.bold(standing),
    ]
      .filter((line) => line !== "")
      .map((line) => style.block(line, ""))
      .join("\n"),
    aside(say("passage-before"), endingOf(textBefore)),
    style.block(view.text, "    "),
    aside(say("passage-after"), openingOf(textAfter)),
    style.dim(style.block(`— ${lineText(sourceSpans(document, say))}`, "")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
