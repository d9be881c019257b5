/** Who changed which document and when: asked for by a command, turned by buttons in the same message. */
import type { Context } from "grammy";
import { renderHistory } from "../../render/render-changes.ts";
import { readPageNumber } from "../../render/pages.ts";
import type { Message } from "../../chat/message.ts";
import type { Pressed } from "../buttons.ts";
import { send, sendOrEdit } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { undoableAmong } from "./changes.ts";

export async function showHistory(ctx: Context, services: BotServices): Promise<void> {
  await send(ctx, await historyMessage(ctx, services, 1));
}

/** `changes:2` */
export function turnHistory(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  return { run: async () => sendOrEdit(ctx, await historyMessage(ctx, services, page)) };
}

async function historyMessage(ctx: Context, services: BotServices, page: number): Promise<Message> {
  const changes = await services.desk.history();
  const presentIds = new Set(services.library.cases().map(({ document }) => document.id));
  const view = { changes, undoable: undoableAmong(changes), presentIds };
  return renderHistory(view, page, sayTo(ctx, services));
}
