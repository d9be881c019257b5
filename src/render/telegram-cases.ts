/**
 * The library's documents in, messages that list them or one's measures out.
 * The openings of measures are shown as the library gives them, marked as cut.
 */
import type { CaseMeasure, CaseSummary } from "../domain.ts";
import { coveredPlaces, listPlaces } from "./format-answer.ts";
import { formatSection, placeName } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { sourceLine } from "./telegram-citation.ts";
import { bold, code, escapeHtml } from "./telegram-html.ts";
import { packMessages } from "./telegram-pack.ts";
import type { TelegramMessage } from "./telegram.ts";

/** Range 20 to 200: one or two lines of a phone. */
const maxOpeningUtf16 = 60;

export function renderCases(cases: readonly CaseSummary[], say: Say): readonly TelegramMessage[] {
  if (cases.length === 0) return [{ text: escapeHtml(say("cases-none")) }];
  const groups = [
    [bold(say("cases-title", { count: cases.length }))],
    ...cases.map((summary) => caseLines(summary, say)),
    [escapeHtml(say("cases-hint"))],
  ];
  return packMessages(groups).map((text) => ({ text }));
}

export function renderCase(
  summary: CaseSummary,
  measures: readonly CaseMeasure[],
  say: Say,
): readonly TelegramMessage[] {
  const groups: string[][] = [caseLines(summary, say)];
  let section: string | null = null;
  for (const measure of measures) {
    const heading = formatSection(measure.section);
    if (heading !== section) groups.push(heading === "" ? [] : [bold(heading)]);
    section = heading;
    groups.at(-1)?.push(measureLine(measure));
  }
  return packMessages(groups.filter((group) => group.length > 0)).map((text) => ({ text }));
}

export function renderCaseMissing(
  name: string,
  cases: readonly CaseSummary[],
  say: Say,
): TelegramMessage {
  const covered = listPlaces(coveredPlaces(cases), say);
  const text =
    name === ""
      ? say("case-empty", { covered })
      : say("case-unknown", { name: shorten(name, 60), covered });
  return { text: escapeHtml(text) };
}

export function caseLines({ document, measureCount }: CaseSummary, say: Say): string[] {
  const name = placeName(document);
  const count = say("measure-count", { count: measureCount });
  return [
    bold(name === "" ? say("answer-unplaced") : name),
    sourceLine(document, say),
    escapeHtml(count),
  ];
}

function measureLine({ passageId, opening }: CaseMeasure): string {
  const words = opening.trim();
  const shown = shorten(words, maxOpeningUtf16);
  const mark = shown.endsWith("…") || /[。！？.!?]$/u.test(shown) ? "" : "…";
  return `${code(shorten(passageId, 60))} ${escapeHtml(shown)}${mark}`;
}
