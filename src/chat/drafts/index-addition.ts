/**
 * Indexes a document that was just added, shows the progress, and says that it can be asked about, with an example
 * question. Where it cannot be indexed it is removed again, and the draft stays.
 */
import type { DocumentMeta } from "../../core/domain.ts";
import { messageOf } from "../../core/errors.ts";
import type { Draft } from "../../state/drafts.ts";
import { authorOf } from "../documents-desk/changes.ts";
import type { Message } from "../message.ts";
import { offerAbout } from "../offers/offers.ts";
import { type AdminTurn, orStopped, type Turn } from "../turn.ts";
import { showDraft } from "./show-draft.ts";
import { renderAdded, renderAddedLine, renderIndexing } from "./step-messages.ts";

export interface Addition {
  readonly draft: Draft;
  readonly document: DocumentMeta;
  /** Identifies the change; null where none is known. */
  readonly changedAt: string | null;
  /** The message that shows the progress. */
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
  // Not in the journal: begun again after a stop, the progress is another.
  const progress = followProgress(turn.progressEveryMs, (share) =>
    turn.showProgress(messageId, renderIndexing(document, share, say)),
  );
  const outcome = await orStopped(refresh(turn, progress.report), stopping);
  await progress.end();
  if (outcome === null) return;
  // The language may have been changed meanwhile.
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
  const offered = await offerAbout(library, document, say).catch((error: unknown) => {
    // The document was added all the same.
    log.error("no example question was found", { error: messageOf(error) });
    return null;
  });
  const question = offered?.question ?? null;
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

/** Shows the latest of many reports of progress, at most once in each interval; nothing for work that is soon done. */
export interface Progress {
  /** @param share from 0 to 1 */
  readonly report: (share: number) => void;
  /** Resolves when no report is being shown any more. */
  end(): Promise<void>;
}

export function followProgress(everyMs: number, show: (share: number) => Promise<void>): Progress {
  let share: number | null = null;
  let shown: number | null = null;
  let showing: Promise<void> | null = null;
  const showNow = () => {
    if (share === null || share === shown || showing !== null) return;
    shown = share;
    // The outcome is told in any case.
    showing = show(share)
      .catch(() => undefined)
      .finally(() => void (showing = null));
  };
  const timer = setInterval(showNow, everyMs);
  return {
    report: (now) => void (share = now),
    async end() {
      clearInterval(timer);
      await showing;
    },
  };
}
