/**
 * Writes the document of a draft into the folder, records who did it, and indexes it in the background. Where that
 * fails, nothing has changed and the draft stays. Begun again after a kill, it adds nothing twice.
 */
import type { Kept } from "../../core/document-desk.ts";
import { type Draft, replacedOf } from "../../state/drafts.ts";
import { authorOf } from "../documents-desk/changes.ts";
import type { AdminTurn, Turn } from "../turn.ts";
import { offerOf } from "./draft-view.ts";
import { indexAddition } from "./index-addition.ts";
import { problemOf } from "./problems.ts";
import { showDraft, viewOf } from "./show-draft.ts";
import { renderAddedLine, renderIndexing } from "./step-messages.ts";

/** @throws AppError as DocumentDesk.review does */
export async function addDraft(turn: AdminTurn, draft: Draft): Promise<void> {
  // Begun before a kill, the document may be there already, and would count as a duplicate of itself.
  const isBegun = draft.begunBy !== null;
  if (!isBegun && !(await isOffered(turn, draft))) return showDraft(turn, draft);
  const kept = await keep(turn, draft);
  if (kept === null) return;
  const { document } = kept;
  const { say } = turn;
  if (!kept.isChanged && !isBegun) {
    // Begun again, it must not take an earlier change for its own.
    await turn.state.drafts.change(draft, { begunBy: null });
    await turn.edit(renderAddedLine("draft-there-already", document, say));
    await turn.state.drafts.remove(draft);
    return;
  }
  const [messageId] = await turn.edit(renderIndexing(document, null, say));
  if (messageId === undefined) return;
  const changedAt = kept.changedAt ?? (await changeNoted(turn, kept));
  const addition = { draft, document, changedAt, messageId };
  turn.background((stopping) => indexAddition(turn, addition, stopping));
}

async function isOffered(turn: Turn, draft: Draft): Promise<boolean> {
  const offer = offerOf(await viewOf(turn, draft));
  return offer === "add" || offer === "save";
}

/** Null where it could not be done, which the chat was told. */
async function keep(turn: AdminTurn, draft: Draft): Promise<Kept | null> {
  const { desk, state } = turn;
  const { name, fields, warnings } = draft;
  const { body, original } = await state.drafts.content(draft);
  await state.drafts.change(draft, { begunBy: turn.updateId });
  try {
    const manuscript = { name, fields, warnings, body };
    const order = { manuscript, replaced: replacedOf(draft), original, by: authorOf(turn) };
    const kept = await desk.keep(order);
    if (kept !== null) return kept;
    // Another administrator was faster: the draft, shown again, says so.
    const open = await state.drafts.change(draft, { begunBy: null });
    if (open !== null) await showDraft(turn, open);
    return null;
  } catch (error) {
    const open = await state.drafts.change(draft, { begunBy: null });
    const problem = problemOf(error, turn);
    if (problem === null || open === null) throw error;
    await showDraft(turn, open, [problem]);
    return null;
  }
}

/** The time of the change that a killed process made. */
async function changeNoted(turn: AdminTurn, { document }: Kept): Promise<string | null> {
  const history = await turn.desk.history();
  const last = history.find((change) => change.file === document.file);
  return last?.by === authorOf(turn) && last.change !== "undone" ? last.at : null;
}
