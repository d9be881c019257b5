/**
 * What the documents lack in, a page of it out.
 * Always holds: a page keeps Telegram's limit, however much there is and whatever was asked.
 */
import { type Gap, voteReasons } from "../core/usage.ts";
import { shorten } from "./format-text.ts";
import { chineseTime } from "./format-time.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { reasonKeys } from "./telegram-feedback.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { pageOf, turnRows } from "./telegram-pages.ts";

/** Two screens of a phone. Range 1 to 12: with the longest lines more might not fit into a message. */
const gapsPerPage = 10;
const maxWordingUtf16 = 80;

/** @param wanted where there is no such page any more, the nearest one is shown */
export function renderGaps(gaps: readonly Gap[], wanted: number, say: Say): TelegramMessage {
  if (gaps.length === 0) return { text: escapeHtml(say("gaps-none")) };
  const page = pageOf(gaps, gapsPerPage, wanted);
  const text = [
    bold(say("gaps-title", { count: gaps.length, page: page.number, pages: page.count })),
    ...page.items.map((gap, index) => gapLines(gap, page.start + index + 1, say)),
    escapeHtml(say("gaps-hint")),
  ].join("\n\n");
  const keyboard = turnRows(page, (number) => `gaps:${number}`);
  return keyboard.length === 0 ? { text } : { text, keyboard };
}

function gapLines({ wording, questionCount, votes, newestAtMs }: Gap, n: number, say: Say) {
  const why = voteReasons
    .filter((reason) => votes.reasons[reason] > 0)
    .map((reason) => `${say(reasonKeys[reason])} ${votes.reasons[reason]}`);
  const parts = [
    say("gaps-asked", { count: questionCount }),
    ...(votes.down > 0 ? [`👎 ${votes.down}`, ...why] : []),
    say("gaps-newest", { time: chineseTime(newestAtMs) }),
  ];
  return escapeHtml(`${n}. ${shorten(wording, maxWordingUtf16)}\n${parts.join(" · ")}`);
}
