/**
 * A passage in its place, as text for the terminal; what stands before and after it is dimmed.
 */
import type { PassageView } from "../core/domain.ts";
import { citationParts, formatSection, placeName, titleOf } from "./format-citation.ts";
import { endingOf, openingOf, positionLine, standingLine } from "./format-passage.ts";
import type { Say } from "./messages.ts";
import type { TerminalStyle } from "./terminal-style.ts";

export function renderTerminalPassage(view: PassageView, say: Say, style: TerminalStyle): string {
  const { document, passage, textBefore, textAfter } = view;
  const place = placeName(document) || say("answer-unplaced");
  const standing = standingLine(view, say);
  const aside = (label: string, text: string) =>
    text === "" ? "" : style.dim(style.block(`${label}\n${text}`, ""));
  return [
    [
      `${style.bold(place)} ${titleOf(document)}`,
      formatSection(passage.section),
      positionLine(view, say),
      standing === null ? "" : style.bold(standing),
    ]
      .filter((line) => line !== "")
      .map((line) => style.block(line, ""))
      .join("\n"),
    aside(say("passage-before"), endingOf(textBefore)),
    style.block(view.text, "    "),
    aside(say("passage-after"), openingOf(textAfter)),
    style.dim(style.block(`— ${[...citationParts(view), passage.id].join(" · ")}`, "")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
