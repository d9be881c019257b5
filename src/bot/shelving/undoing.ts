/**
 * The last change taken back, where a button means it.
 * Always holds: a button takes back the change that it names, and only while that is the last. Pressed again, by
 * another or after the process was killed, it finds that this is done and says so.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import { renderUndoAsk, renderUndoLate } from "../../render/render-changes.ts";
import type { AdminContext } from "../admin.ts";
import { authorOf, isOwn } from "../author.ts";
import type { Pressed } from "../buttons.ts";
import { sendOrEdit } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { changeByKey, undoableAmong, undoingOf } from "./changes.ts";
import { attempt, tellMade } from "./telling.ts";

/** Whoever takes back what he has just done knows what it is. */
const askedAfterMs = 60 * 60 * 1000;

/** `undo:mi1x2y3z` */
export function pressUndo(ctx: AdminContext, services: BotServices, key: string): Pressed {
  return press(ctx, services, key, (change) => isOwn(change, ctx) && isRecent(change));
}

/** `revert:mi1x2y3z`: somebody was asked, and wants it. */
export function pressRevert(ctx: AdminContext, services: BotServices, key: string): Pressed {
  return press(ctx, services, key, () => true);
}

function press(
  ctx: AdminContext,
  services: BotServices,
  key: string,
  isSure: (change: DocumentChange) => boolean,
): Pressed {
  const run = async (): Promise<unknown> => {
    const changes = await services.desk.history();
    const change = changeByKey(changes, key);
    if (change === null || undoableAmong(changes)?.at !== change.at)
      return sayDoneOrLate(ctx, services, change);
    if (!isSure(change)) return sendOrEdit(ctx, renderUndoAsk(change, sayTo(ctx, services)));
    const undone = await services.desk.undo(authorOf(ctx), change.at);
    if (undone === null) return sayDoneOrLate(ctx, services, change);
    services.log.info("a change of the documents was taken back", { file: change.file });
    await tellMade(ctx, services, undone);
  };
  return { run: () => attempt(ctx, services, run) };
}

/** For a change that cannot be taken back: it is already, or others came after it. */
async function sayDoneOrLate(
  ctx: AdminContext,
  services: BotServices,
  change: DocumentChange | null,
): Promise<void> {
  const changes = await services.desk.history();
  const undone = change === null ? null : undoingOf(changes, change);
  if (undone !== null) return tellMade(ctx, services, undone);
  await sendOrEdit(ctx, renderUndoLate(undoableAmong(changes), sayTo(ctx, services)));
}

function isRecent({ at }: DocumentChange): boolean {
  return Date.now() - Date.parse(at) < askedAfterMs;
}
