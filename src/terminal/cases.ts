/**
 * Cases as text for the terminal: all of them, those that a name may mean, or the contents of one. A terminal scrolls, so
 * there are no pages; a case is opened by its file's name.
 */
import { coveredPlaces, listPlaces } from "../chat/ask/answer-lines.ts";
import { casesWithin } from "../chat/cases/case-choices.ts";
import {
  caseCounts,
  casesTitle,
  noneWithinLines,
  regionLine,
  undeterminedLine,
} from "../chat/views/cases.ts";
import { placeTitle, sectionText, sourceSpans } from "../chat/views/citations.ts";
import type { Say } from "../chat/views/messages.ts";
import type { CaseSection, CaseSummary, FoundCases } from "../core/library.ts";
import type { CaseFilter } from "../core/limits.ts";
import { onOneLine } from "../language/printable.ts";
import { everyCase } from "../questions/limits/within-limits.ts";
import { lineText } from "./line-text.ts";
import type { TerminalStyle } from "./style.ts";

const indent = "    ";
const maxNear = 4;

/** `filter`: what of the cases the list shows. */
export function renderTerminalCases(
  cases: readonly CaseSummary[],
  say: Say,
  style: TerminalStyle,
  filter: CaseFilter = everyCase,
): string {
  if (cases.length === 0) return say("cases-none");
  const within = casesWithin(cases, filter);
  if (within.length === 0) return noneWithinLines(cases, filter, say).join("\n\n");
  const title = casesTitle(cases, within, filter, say);
  const entries = within.map((summary) => caseEntry(summary, say, style));
  const unknown = undeterminedLine(cases, filter, say);
  return [title, ...entries, ...(unknown === "" ? [] : [unknown])].join("\n\n");
}

/** What `/case` shows for a name: one case, several to choose from, or what there is instead. */
export function renderTerminalFound(
  name: string,
  { exact, near }: FoundCases,
  cases: readonly CaseSummary[],
  { say, style }: { readonly say: Say; readonly style: TerminalStyle },
): string {
  const isKnown = exact.length > 0;
  const shown = isKnown ? exact : near.slice(0, maxNear);
  const title = isKnown
    ? say("cases-found", { name: onOneLine(name), count: exact.length })
    : say("case-unknown", {
        name: onOneLine(name),
        covered: listPlaces(coveredPlaces(cases), say),
      });
  const [first] = shown;
  if (first === undefined) return title;
  return [
    title,
    ...(isKnown ? [] : [say("case-near")]),
    ...shown.map((summary) => caseEntry(summary, say, style)),
    say("terminal-case-choose", { file: first.document.file }),
  ].join("\n\n");
}

export function renderTerminalCase(
  summary: CaseSummary,
  contents: readonly CaseSection[],
  say: Say,
  style: TerminalStyle,
): string {
  const sections = contents.map(({ heading, measures }) => {
    const label = sectionText(heading, say);
    return [
      ...(label === "" ? [] : [style.block(style.bold(label), "")]),
      ...measures.map(({ passageId, opening }) =>
        style.block(`${style.dim(passageId)} ${opening}`, indent),
      ),
    ].join("\n");
  });
  return [caseEntry(summary, say, style), ...sections].join("\n\n");
}

/** With the file, by whose name `/case` opens it. */
function caseEntry(summary: CaseSummary, say: Say, style: TerminalStyle): string {
  const { document } = summary;
  const region = regionLine(document, say);
  const name = [style.bold(placeTitle(document, say)), region, style.dim(document.file)];
  const parts = [lineText(sourceSpans(document, say)), caseCounts(summary, say)];
  const heading = style.block(name.filter((part) => part !== "").join(" "), "");
  return `${heading}\n${style.block(parts.join(" · "), indent)}`;
}
