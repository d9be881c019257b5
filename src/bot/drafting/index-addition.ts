/**
 * A document that is in the folder now in; the chat told how far its indexing has come, and that it can be asked about,
 * out. Where it cannot be indexed it is taken out again, and the draft is as it was.
 */
import { type AdminTurn, orStopped, type Turn } from "../../chat/turn.ts";
import type { Message } from "../../chat/message.ts";
import type { DocumentMeta } from "../../core/domain.ts";
import { messageOf } from "../../core/errors.ts";
import { renderAdded, renderAddedLine, renderIndexing } from "../../render/render-draft-steps.ts";
import type { Draft } from "../../state/drafts.ts";
import { authorOf } from "../../chat/author.ts";
import { exampleFor } from "./example-question.ts";
import { followProgress } from "./follow-progress.ts";
import { showDraft } from "./show-draft.ts";

export interface Addition {
  readonly draft: Draft;
  readonly document: DocumentMeta;
  /** Names the change; null where none is known. */
  readonly changedAt: string | null;
  /** The message that tells of it. */
  readonly messageId: number;
}

export async function indexAddition(
  turn: AdminTurn,
  addition: Addition,
  stopping: AbortSignal,
): Promise<void> {
  const { drafts } = turn.state;
  const { draft, document, messageId } = addition;
  const { say } = turn;
  // Said in passing: begun anew after a stop, other shares are told.
  const progress = followProgress(turn.progressEveryMs, (share) =>
    turn.showProgress(messageId, renderIndexing(document, share, say)),
  );
  const outcome = await orStopped(refresh(turn, progress.report), stopping);
  await progress.end();
  if (outcome === null) return;
  // The chat went on meanwhile.
  await turn.reloadLanguage();
  if (outcome === "answered-from") {
    await turn.edit(await addedMessage(turn, addition));
  } else if (await isTakenOut(turn, addition)) {
    const open = await drafts.change(draft, { begunBy: null });
    if (open !== null) await showDraft(turn, open, [say("draft-not-indexed")]);
    return;
  } else {
    await turn.edit(renderAddedLine("draft-kept-unindexed", document, say));
  }
  await drafts.remove(draft);
}

async function refresh(
  { desk, log }: Turn,
  onShare: (share: number) => void,
): Promise<"answered-from" | "not-indexed"> {
  try {
    await desk.refresh(onShare);
    return "answered-from";
  } catch (error) {
    log.error("a document was not indexed", { error: messageOf(error) });
    return "not-indexed";
  }
}

async function addedMessage(
  turn: AdminTurn,
  { draft, document, changedAt }: Addition,
): Promise<Message> {
  const { library, log } = turn;
  const { say } = turn;
  const isThere = library.cases().some((each) => each.document.id === document.id);
  if (!isThere) return renderAddedLine("draft-taken-away", document, say);
  const question = await exampleFor(library, document, say).catch((error: unknown) => {
    // The document is there all the same.
    log.error("no example question was found", { error: messageOf(error) });
    return null;
  });
  return renderAdded({ document, isNew: draft.origin !== "document", question, changedAt }, say);
}

async function isTakenOut(turn: AdminTurn, { changedAt }: Addition): Promise<boolean> {
  try {
    return changedAt !== null && (await turn.desk.undo(authorOf(turn), changedAt)) !== null;
  } catch (error) {
    turn.log.error("nor could it be taken out again", { error: messageOf(error) });
    return false;
  }
}
