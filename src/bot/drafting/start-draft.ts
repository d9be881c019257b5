/**
 * A document that is there in; a draft of it, to correct its fields, out.
 */
import type { AdminTurn } from "../../chat/turn.ts";
import type { PresentManuscript } from "../../core/document-desk.ts";
import { openDraft } from "./open-draft.ts";
import { tellProblems } from "./tell-problems.ts";

export async function startDraft(
  turn: AdminTurn,
  { manuscript, replaced }: PresentManuscript,
): Promise<void> {
  await tellProblems(turn, async () => {
    await openDraft(turn, { origin: "document", manuscript, original: null, replaced });
  });
}
