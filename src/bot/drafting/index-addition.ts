/**
 * A document that is in the folder now in; the chat told how far its indexing has come, and that it can be asked about,
 * out. Where it cannot be indexed it is taken out again, and the draft is as it was.
 */
import type { Message } from "../../chat/message.ts";
import type { DocumentMeta } from "../../core/domain.ts";
import { messageOf } from "../../core/errors.ts";
import { renderAdded, renderAddedLine, renderIndexing } from "../../render/render-draft-steps.ts";
import type { Draft } from "../../state/drafts.ts";
import type { AdminContext } from "../admin.ts";
import { authorOf } from "../author.ts";
import { editAt, type MessagePlace, sendOrEdit } from "../sending.ts";
import { type BotServices, loadLanguage, sayTo } from "../services.ts";
import { orStopped } from "../updates/going-on.ts";
import { exampleFor } from "./example-question.ts";
import { followProgress } from "./follow-progress.ts";
import { showDraft } from "./show-draft.ts";

export interface Addition {
  readonly draft: Draft;
  readonly document: DocumentMeta;
  /** Names the change; null where none is known. */
  readonly changedAt: string | null;
  /** The message that tells of it. */
  readonly place: MessagePlace;
}

export async function indexAddition(
  ctx: AdminContext,
  services: BotServices,
  addition: Addition,
  stopping: AbortSignal,
): Promise<void> {
  const { drafts } = services.state;
  const { draft, document, place } = addition;
  const say = sayTo(ctx, services);
  // Said in passing: begun anew after a stop, other shares are told.
  const progress = followProgress(services.progressEveryMs, (share) =>
    editAt({ me: ctx.me, api: services.aside }, place, renderIndexing(document, share, say)),
  );
  const outcome = await orStopped(refresh(services, progress.report), stopping);
  await progress.end();
  if (outcome === null) return;
  // The chat went on meanwhile.
  await loadLanguage(ctx, services);
  if (outcome === "answered-from") {
    await sendOrEdit(ctx, await addedMessage(ctx, services, addition));
  } else if (await isTakenOut(ctx, services, addition)) {
    const open = await drafts.change(draft, { begunBy: null });
    if (open !== null) await showDraft(ctx, services, open, [say("draft-not-indexed")]);
    return;
  } else {
    await sendOrEdit(ctx, renderAddedLine("draft-kept-unindexed", document, say));
  }
  await drafts.remove(draft);
}

async function refresh(
  { desk, log }: BotServices,
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
  ctx: AdminContext,
  services: BotServices,
  { draft, document, changedAt }: Addition,
): Promise<Message> {
  const { library, log } = services;
  const say = sayTo(ctx, services);
  const isThere = library.cases().some((each) => each.document.id === document.id);
  if (!isThere) return renderAddedLine("draft-taken-away", document, say);
  const question = await exampleFor(library, document, say).catch((error: unknown) => {
    // The document is there all the same.
    log.error("no example question was found", { error: messageOf(error) });
    return null;
  });
  return renderAdded({ document, isNew: draft.origin !== "document", question, changedAt }, say);
}

async function isTakenOut(
  ctx: AdminContext,
  { desk, log }: BotServices,
  { changedAt }: Addition,
): Promise<boolean> {
  try {
    return changedAt !== null && (await desk.undo(authorOf(ctx), changedAt)) !== null;
  } catch (error) {
    log.error("nor could it be taken out again", { error: messageOf(error) });
    return false;
  }
}
