/** `/gaps`, for administrators: questions that were not answered well, with the reasons given against the answers. */
import { type Gap, voteReasons } from "../../core/usage.ts";
import { findGaps } from "../../state/gaps.ts";
import { reasonKeys } from "../feedback/feedback.ts";
import type { Message, Part } from "../message.ts";
import type { Pressed } from "../pressed.ts";
import type { Turn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { pageOf, readPageNumber, turnRows } from "../views/pages.ts";
import { bold, plainMessage } from "../views/spans.ts";
import { chineseTime, shorten } from "../views/text.ts";

export async function showGaps(turn: Turn): Promise<void> {
  await turn.reply(await gapsMessage(turn, 1));
}

/** `gaps:2` */
export function turnGaps(turn: Turn, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  return { run: async () => turn.edit(await gapsMessage(turn, page)) };
}

async function gapsMessage({ state, say }: Turn, page: number): Promise<Message> {
  return renderGaps(await findGaps(state.questions), page, say);
}

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
