/**
 * A document that was added or corrected in; the chat told how far its indexing has come, and that it can be asked
 * about, out. All this happens beside the chat's other messages, and is gone on with after a stop.
 */
import type { DocumentMeta } from "../../domain.ts";
import { messageOf } from "../../errors.ts";
import type { Say } from "../../render/messages.ts";
import { renderAdded, renderAddedLine, renderIndexing } from "../../render/telegram-added.ts";
import type { TelegramMessage } from "../../render/telegram.ts";
import type { Addition, Draft, DraftKey } from "../../state/drafts.ts";
import type { ErrandLine } from "../errands.ts";
import { editAt, isUnreachable } from "../sending.ts";
import type { BotServices } from "../services.ts";
import { exampleFor } from "./example-question.ts";
import { followProgress } from "./follow-progress.ts";
import { draftMessage } from "./show-draft.ts";

export function resumeIndexing(services: BotServices): void {
  for (const draft of services.state.drafts.added())
    services.errands.begin((line) => indexAddition(services, line, draft));
}

export async function indexAddition(
  services: BotServices,
  line: ErrandLine,
  key: DraftKey,
): Promise<void> {
  const { state, desk, messages } = services;
  const draft = state.drafts.get(key);
  if (draft === null || draft.addition === null) return;
  const { addition } = draft;
  const say = messages.in(addition.language);
  const added = { draft, addition, say };
  const progress = followProgress(line, (share) =>
    editAt(line.api, addition, renderIndexing(documentOf(added), share, say)),
  );
  try {
    await desk.refresh(progress.report);
  } catch (error) {
    await progress.end();
    if (!line.signal.aborted) await takeOutAgain(services, line, { ...added, error });
    return;
  }
  await progress.end();
  if (line.signal.aborted) return;
  await finish(services, line, added, await resultOf(services, added));
}

interface Added {
  readonly draft: Draft;
  readonly addition: Addition;
  readonly say: Say;
}

/** The draft is gone once that is told; what cannot be told now is told after the next start. */
async function finish(
  { state }: BotServices,
  line: ErrandLine,
  { draft, addition }: Added,
  message: TelegramMessage,
): Promise<void> {
  if (line.signal.aborted) return;
  try {
    await editAt(line.api, addition, message);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
  }
  if (!line.signal.aborted) state.drafts.remove(draft);
}

async function resultOf({ library }: BotServices, added: Added): Promise<TelegramMessage> {
  const { addition, draft, say } = added;
  const found = library.cases().find(({ document }) => document.id === addition.documentId);
  if (found === undefined) return renderAddedLine("draft-taken-away", documentOf(added), say);
  const { document } = found;
  const question = await exampleFor(library, document, say);
  const isNew = draft.origin !== "document";
  return renderAdded({ document, isNew, question, changedAt: addition.changedAt }, say);
}

/** Nothing half done: what cannot be asked about is not left in the folder, and the draft is as it was. */
async function takeOutAgain(
  services: BotServices,
  line: ErrandLine,
  { error, ...added }: Added & { readonly error: unknown },
): Promise<void> {
  const { addition, draft, say } = added;
  const { desk, state, log } = services;
  log.error("a document was not indexed", { error: messageOf(error) });
  const undone = await undo(services, addition);
  if (line.signal.aborted) return;
  if (!undone) {
    const left = renderAddedLine("draft-kept-unindexed", documentOf(added), say);
    return finish(services, line, added, left);
  }
  // What is answered from is as it was, and the index too once it can be.
  desk.refresh().catch(() => undefined);
  const open = state.drafts.change(draft, { addition: null, isBegun: false });
  if (open === null) return;
  const message = await draftMessage(services, open, say, [say("draft-not-indexed")]);
  await editAt(line.api, addition, message);
}

async function undo({ desk, log }: BotServices, { by, changedAt }: Addition): Promise<boolean> {
  try {
    return changedAt !== null && (await desk.undo(by, changedAt)) !== null;
  } catch (error) {
    log.error("nor could it be taken out again", { error: messageOf(error) });
    return false;
  }
}

function documentOf({ draft, addition }: Added): DocumentMeta {
  const { documentId: id } = addition;
  return { ...draft.fields, id, file: `${id}.md` };
}
