/** Who changed which document and when: asked for by a command, turned by buttons in the same message. */
import type { Turn } from "../../chat/turn.ts";
import { renderHistory } from "../../render/render-changes.ts";
import { readPageNumber } from "../../render/pages.ts";
import type { Message } from "../../chat/message.ts";
import type { Pressed } from "../../chat/pressed.ts";
import { undoableAmong } from "./changes.ts";

export async function showHistory(turn: Turn): Promise<void> {
  await turn.reply(await historyMessage(turn, 1));
}

/** `changes:2` */
export function turnHistory(turn: Turn, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  return { run: async () => turn.edit(await historyMessage(turn, page)) };
}

async function historyMessage(turn: Turn, page: number): Promise<Message> {
  const changes = await turn.desk.history();
  const presentIds = new Set(turn.library.cases().map(({ document }) => document.id));
  const view = { changes, undoable: undoableAmong(changes), presentIds };
  return renderHistory(view, page, turn.say);
}
