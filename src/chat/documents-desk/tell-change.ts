/**
 * Says that a change of the documents was made, and then, in the same message, that answers come from it. Indexing runs
 * in the background: it delays neither the chat nor a stop.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import { AppError, type ErrorCode, messageOf } from "../../core/errors.ts";
import { orStopped, type Turn } from "../turn.ts";
import {
  type ChangeProgress,
  type NotChanged,
  renderMadeChange,
  renderNotChanged,
} from "./change-view.ts";
import { undoableAmong } from "./changes.ts";

export async function tellMade(turn: Turn, made: DocumentChange): Promise<void> {
  const { desk } = turn;
  const { say } = turn;
  const show = (change: DocumentChange, progress: ChangeProgress, isLast: boolean) =>
    turn.edit(renderMadeChange({ change, progress, isLast }, say));
  await show(made, "indexing", false);
  turn.background(async (stopping) => {
    const progress = await orStopped(refresh(turn), stopping);
    if (progress === null) return;
    // Another administrator may have changed something meanwhile.
    const changes = await desk.history();
    const now = changes.find(({ at }) => at === made.at) ?? made;
    await show(now, progress, undoableAmong(changes)?.at === made.at);
  });
}

async function refresh({ desk, log }: Turn): Promise<ChangeProgress> {
  try {
    await desk.refresh();
    return "answered-from";
  } catch (error) {
    log.error("a change of the documents is not answered from", { error: messageOf(error) });
    return "not-indexed";
  }
}

const reasons: Partial<Record<ErrorCode, NotChanged>> = {
  "documents.last": "document-last",
  "disk.full": "no-room",
  "documents.unwritable": "change-unwritable",
  "corpus.unreadable": "change-unreadable",
};

/** Makes a change; where it could not be made, and nothing was changed, says why. */
export async function attempt(turn: Turn, change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    const reason = error instanceof AppError ? reasons[error.code] : undefined;
    if (reason === undefined) throw error;
    turn.log.warn("the documents were not changed", { error: messageOf(error) });
    await turn.edit(renderNotChanged(reason, turn.say));
  }
}

export async function sayNotThere(turn: Turn): Promise<void> {
  await turn.edit(renderNotChanged("case-gone", turn.say));
}
