/** `/gaps`: the questions that the documents do not answer, for administrators. */
import { readPageNumber } from "../../render/pages.ts";
import { renderGaps } from "../../render/render-gaps.ts";
import { findGaps } from "../../state/gaps.ts";
import type { Message } from "../message.ts";
import type { Pressed } from "../pressed.ts";
import type { Turn } from "../turn.ts";

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
