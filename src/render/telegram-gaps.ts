/**
 * What the documents lack in, a page of it out.
 * Always holds: a page keeps Telegram's limit, however much there is and whatever was asked.
 */
import { shorten } from "./format-text.ts";
import { chineseTime } from "./format-time.ts";
import type { Say } from "./messages.ts";
import { reasonKeys, type VoteReason } from "./telegram-feedback.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import type { TelegramMessage } from "./telegram.ts";

/** A question that was not answered, or voted down, with those like it. */
export interface GapView {
  readonly wording: string;
  readonly questionCount: number;
  readonly votes: {
    readonly down: number;
    readonly reasons: Readonly<Record<VoteReason, number>>;
  };
  readonly newestAtMs: number;
}

/** Two screens of a phone. Range 1 to 12: with the longest lines more might not fit into a message. */
const gapsPerPage = 10;
const maxWordingUtf16 = 80;

const reasons = ["wrong-place", "not-asked", "nothing-new"] as const satisfies VoteReason[];

/** The page of the button `gaps:<page>`; null when it names none. */
export function gapsPage(argument: string): number | null {
  return /^[1-9]\d{0,5}$/.test(argument) ? Number(argument) : null;
}

/** A page beyond the last shows the last: meanwhile there may be fewer. */
export function renderGaps(gaps: readonly GapView[], wanted: number, say: Say): TelegramMessage {
  if (gaps.length === 0) return { text: escapeHtml(say("gaps-none")) };
  const pages = Math.ceil(gaps.length / gapsPerPage);
  const page = Math.min(Math.max(1, wanted), pages);
  const first = (page - 1) * gapsPerPage;
  const shown = gaps.slice(first, first + gapsPerPage);
  const text = [
    bold(say("gaps-title", { count: gaps.length, page, pages })),
    ...shown.map((gap, index) => gapLines(gap, first + index + 1, say)),
    escapeHtml(say("gaps-hint")),
  ].join("\n\n");
  const turns = [
    ...(page > 1 ? [{ text: "‹", data: `gaps:${page - 1}` }] : []),
    ...(page < pages ? [{ text: "›", data: `gaps:${page + 1}` }] : []),
  ];
  return turns.length === 0 ? { text } : { text, keyboard: [turns] };
}

function gapLines({ wording, questionCount, votes, newestAtMs }: GapView, n: number, say: Say) {
  const why = reasons
    .filter((reason) => votes.reasons[reason] > 0)
    .map((reason) => `${say(reasonKeys[reason])} ${votes.reasons[reason]}`);
  const parts = [
    say("gaps-asked", { count: questionCount }),
    ...(votes.down > 0 ? [`👎 ${votes.down}`, ...why] : []),
    say("gaps-newest", { time: chineseTime(newestAtMs) }),
  ];
  return escapeHtml(`${n}. ${shorten(wording, maxWordingUtf16)}\n${parts.join(" · ")}`);
}
