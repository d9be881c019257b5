/**
 * A draft in; its document in the folder, noted with who did it, and being indexed, out. Where that fails nothing has
 * changed, and the draft stays.
 * Always holds: begun anew after a kill, nothing is added twice. Indexing holds up nobody's messages.
 */
import type { Kept } from "../../core/document-desk.ts";
import { offerOf } from "../../render/draft-view.ts";
import { renderAddedLine, renderIndexing } from "../../render/render-draft-steps.ts";
import { replacedOf, type Draft } from "../../state/drafts.ts";
import type { AdminContext } from "../admin.ts";
import { authorOf } from "../author.ts";
import { sendOrEdit } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { goOn } from "../updates/going-on.ts";
import { indexAddition } from "./index-addition.ts";
import { showDraft, viewOf } from "./show-draft.ts";
import { problemOf } from "./tell-problems.ts";

/** @throws AppError as the desk does where the draft cannot even be looked at. */
export async function addDraft(
  ctx: AdminContext,
  services: BotServices,
  draft: Draft,
): Promise<void> {
  // What was begun may be there already, and is its own like then.
  const isBegun = draft.begunBy !== null;
  if (!isBegun && !(await isOffered(services, draft))) return showDraft(ctx, services, draft);
  const kept = await keep(ctx, services, draft);
  if (kept === null) return;
  const { document } = kept;
  const say = sayTo(ctx, services);
  if (!kept.isChanged && !isBegun) {
    // Begun anew, it must not take an earlier change for its own.
    await services.state.drafts.change(draft, { begunBy: null });
    await sendOrEdit(ctx, renderAddedLine("draft-there-already", document, say));
    await services.state.drafts.remove(draft);
    return;
  }
  const [messageId] = await sendOrEdit(ctx, renderIndexing(document, null, say));
  if (messageId === undefined || ctx.chatId === undefined) return;
  const changedAt = kept.changedAt ?? (await changeNoted(ctx, services, kept));
  const addition = { draft, document, changedAt, place: { chatId: ctx.chatId, messageId } };
  goOn(ctx, (stopping) => indexAddition(ctx, services, addition, stopping));
}

async function isOffered(services: BotServices, draft: Draft): Promise<boolean> {
  const offer = offerOf(await viewOf(services, draft));
  return offer === "add" || offer === "save";
}

/** Null where it could not be done, which was told. */
async function keep(ctx: AdminContext, services: BotServices, draft: Draft): Promise<Kept | null> {
  const { desk, state, log } = services;
  const { name, fields, warnings } = draft;
  const { body, original } = await state.drafts.content(draft);
  await state.drafts.change(draft, { begunBy: ctx.update.update_id });
  try {
    const manuscript = { name, fields, warnings, body };
    const order = { manuscript, replaced: replacedOf(draft), original, by: authorOf(ctx) };
    const kept = await desk.keep(order);
    if (kept !== null) return kept;
    // Others were faster: shown anew, it says so.
    const open = await state.drafts.change(draft, { begunBy: null });
    if (open !== null) await showDraft(ctx, services, open);
    return null;
  } catch (error) {
    const open = await state.drafts.change(draft, { begunBy: null });
    const problem = problemOf(error, sayTo(ctx, services), log);
    if (problem === null || open === null) throw error;
    await showDraft(ctx, services, open, [problem]);
    return null;
  }
}

/** By the process that was killed. */
async function changeNoted(
  ctx: AdminContext,
  { desk }: BotServices,
  { document }: Kept,
): Promise<string | null> {
  const history = await desk.history();
  const last = history.find((change) => change.file === document.file);
  return last?.by === authorOf(ctx) && last.change !== "undone" ? last.at : null;
}
