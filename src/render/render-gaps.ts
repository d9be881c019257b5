/**
 * A page of what the documents lack: questions that were not answered well, with what was said against the answers.
 */
import type { Message, Part } from "../chat/message.ts";
import { type Gap, voteReasons } from "../core/usage.ts";
import { reasonKeys } from "./feedback-buttons.ts";
import { chineseTime, shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { pageOf, turnRows } from "./pages.ts";
import { bold, plainMessage } from "./spans.ts";

/** Two screens of a phone. Range 1 to 12: with the longest lines more might not fit into a message. */
const gapsPerPage = 10;
const maxWordingUtf16 = 80;

/** @param wanted where there is no such page any more, the nearest one is shown */
export function renderGaps(gaps: readonly Gap[], wanted: number, say: Say): Message {
  if (gaps.length === 0) return plainMessage(say("gaps-none"));
  const page = pageOf(gaps, gapsPerPage, wanted);
  const title = say("gaps-title", { count: gaps.length, page: page.number, pages: page.count });
  return {
    parts: [
      [[bold(title)]],
      ...page.items.map((gap, index) => gapPart(gap, page.start + index + 1, say)),
      [say("gaps-hint")],
    ],
    actions: turnRows(page, (number) => `gaps:${number}`),
  };
}

function gapPart({ wording, questionCount, votes, newestAtMs }: Gap, n: number, say: Say): Part {
  const why = voteReasons
    .filter((reason) => votes.reasons[reason] > 0)
    .map((reason) => `${say(reasonKeys[reason])} ${votes.reasons[reason]}`);
  const parts = [
    say("gaps-asked", { count: questionCount }),
    ...(votes.down > 0 ? [`👎 ${votes.down}`, ...why] : []),
    say("gaps-newest", { time: chineseTime(newestAtMs) }),
  ];
  return [`${n}. ${shorten(wording, maxWordingUtf16)}`, parts.join(" · ")];
}
