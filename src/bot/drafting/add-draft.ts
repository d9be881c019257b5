/**
 * A draft in; its document in the folder, noted with who did it, and being indexed, out. Where that fails nothing has
 * changed, and the draft stays.
 * Always holds: begun anew after a kill, nothing is added twice.
 */
import type { Kept } from "../../document-desk.ts";
import { offerOf } from "../../render/draft-view.ts";
import { renderAddedLine, renderIndexing } from "../../render/telegram-added.ts";
import type { Draft } from "../../state/drafts.ts";
import type { AdminContext } from "../admin.ts";
import { editOrSend, sendOrEdit } from "../sending.ts";
import { languageIn, sayTo, type BotServices } from "../services.ts";
import { indexAddition } from "./index-addition.ts";
import { showDraft, viewOf } from "./show-draft.ts";
import { problemOf } from "./tell-problems.ts";
import { nameInHistory } from "./who.ts";

/** @throws AppError as the desk does where the draft cannot even be looked at. */
export async function addDraft(
  ctx: AdminContext,
  services: BotServices,
  draft: Draft,
): Promise<void> {
  // What was begun may be there already, and is its own like then.
  if (!draft.isBegun && !(await isOffered(services, draft))) return showDraft(ctx, services, draft);
  const kept = await keep(ctx, services, draft);
  if (kept === null) return;
  const say = sayTo(ctx, services);
  if (!kept.isChanged && !draft.isBegun) {
    await sendOrEdit(ctx, renderAddedLine("draft-there-already", kept.document, say));
    services.state.drafts.remove(draft);
    return;
  }
  const messageId = await editOrSend(ctx, renderIndexing(kept.document, null, say));
  if (messageId === undefined || ctx.chatId === undefined) return;
  const by = nameInHistory(ctx.from);
  services.state.drafts.change(draft, {
    addition: {
      documentId: kept.document.id,
      changedAt: kept.changedAt ?? (await changeNoted(services, kept, by)),
      chatId: ctx.chatId,
      messageId,
      language: languageIn(ctx, services),
      by,
    },
  });
  services.errands.begin((line) => indexAddition(services, line, draft));
}

async function isOffered(services: BotServices, draft: Draft): Promise<boolean> {
  const offer = offerOf(await viewOf(services, draft));
  return offer === "add" || offer === "save";
}

/** Null where it could not be done, which was told. */
async function keep(ctx: AdminContext, services: BotServices, draft: Draft): Promise<Kept | null> {
  const { desk, state, log } = services;
  const { name, fields, warnings, replacedId } = draft;
  const { body, original } = await state.drafts.content(draft);
  state.drafts.change(draft, { isBegun: true });
  try {
    const manuscript = { name, fields, warnings, body };
    return await desk.keep({ manuscript, replacedId, original, by: nameInHistory(ctx.from) });
  } catch (error) {
    const open = state.drafts.change(draft, { isBegun: false });
    const problem = problemOf(error, sayTo(ctx, services), log);
    if (problem === null || open === null) throw error;
    await showDraft(ctx, services, open, [problem]);
    return null;
  }
}

/** By the process that was killed. */
async function changeNoted(
  { desk }: BotServices,
  { document }: Kept,
  by: string,
): Promise<string | null> {
  const history = await desk.history();
  const own = history.find((change) => change.file === document.file);
  return own?.by === by && own.change !== "undone" ? own.at : null;
}
