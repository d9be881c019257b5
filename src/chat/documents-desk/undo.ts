/**
 * Undoes the last change. A button undoes only the change that it names, and only while that is the last one. Pressed
 * again, by anybody or after the process was killed, it finds the change undone and says so.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { Pressed } from "../pressed.ts";
import type { AdminTurn } from "../turn.ts";
import { renderUndoAsk, renderUndoLate } from "./change-view.ts";
import { authorOf, changeByKey, isOwn, undoableAmong, undoingOf } from "./changes.ts";
import { attempt, tellMade } from "./tell-change.ts";

/** Within this time an administrator undoes a change of their own without being asked. */
const askedAfterMs = 60 * 60 * 1000;

/** `undo:mi1x2y3z` */
export function pressUndo(turn: AdminTurn, key: string): Pressed {
  return press(turn, key, (change) => isOwn(change, turn) && isRecent(change));
}

/** `revert:mi1x2y3z`: the button below the question whether to undo. */
export function pressRevert(turn: AdminTurn, key: string): Pressed {
  return press(turn, key, () => true);
}

function press(turn: AdminTurn, key: string, isSure: (change: DocumentChange) => boolean): Pressed {
  const run = async (): Promise<unknown> => {
    const changes = await turn.desk.history();
    const change = changeByKey(changes, key);
    if (change === null || undoableAmong(changes)?.at !== change.at)
      return sayDoneOrLate(turn, change);
    if (!isSure(change)) return turn.edit(renderUndoAsk(change, turn.say));
    const undone = await turn.desk.undo(authorOf(turn), change.at);
    if (undone === null) return sayDoneOrLate(turn, change);
    turn.log.info("a change of the documents was taken back", { file: change.file });
    await tellMade(turn, undone);
  };
  return { run: () => attempt(turn, run) };
}

/** For a change that cannot be undone: it is undone already, or others came after it. */
async function sayDoneOrLate(turn: AdminTurn, change: DocumentChange | null): Promise<void> {
  const changes = await turn.desk.history();
  const undone = change === null ? null : undoingOf(changes, change);
  if (undone !== null) return tellMade(turn, undone);
  await turn.edit(renderUndoLate(undoableAmong(changes), turn.say));
}

function isRecent({ at }: DocumentChange): boolean {
  return Date.now() - Date.parse(at) < askedAfterMs;
}
