/** A document's button in; a draft of it to be corrected, or the wish for its newer version, out. */
import type { AdminTurn } from "../../chat/turn.ts";
import { awaitReplacement } from "../drafting/await-replacement.ts";
import { startDraft } from "../drafting/start-draft.ts";
import type { Pressed } from "../../chat/pressed.ts";
import { caseGone, summaryByKey } from "./shelf.ts";
import { attempt, sayNotThere } from "./telling.ts";

/** `fix:hequ` */
export function pressFix(turn: AdminTurn, key: string): Pressed {
  const id = summaryByKey(turn, key)?.document.id;
  if (id === undefined) return caseGone(turn);
  const start = async (): Promise<void> => {
    const found = turn.desk.manuscriptOf(id);
    if (found === null) return sayNotThere(turn);
    await startDraft(turn, found);
  };
  return { run: () => attempt(turn, start) };
}

/** `renew:hequ` */
export function pressRenew(turn: AdminTurn, key: string): Pressed {
  const id = summaryByKey(turn, key)?.document.id;
  if (id === undefined) return caseGone(turn);
  return { run: () => awaitReplacement(turn, id) };
}
