/**
 * The press of a button under a draft in; what it asks for done, in the same message. The button names the draft, so it
 * works after a restart too.
 */
import { type DocumentField, documentFields } from "../../core/document-desk.ts";
import { likeKeyOf, placeKeyOf, readDraftData } from "../../render/draft-buttons.ts";
import { likesOf } from "../../render/draft-view.ts";
import { readPageNumber } from "../../render/pages.ts";
import { renderDraftContents, renderFieldPrompt } from "../../render/render-draft-steps.ts";
import { plainMessage } from "../../render/spans.ts";
import { replacedFields, type Draft, type DraftChange } from "../../state/drafts.ts";
import { type AdminContext, updateOf } from "../admin.ts";
import type { Pressed } from "../buttons.ts";
import { sendOrEdit } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { addDraft } from "./add-draft.ts";
import { emptied } from "./read-value.ts";
import { showDraft, viewOf } from "./show-draft.ts";
import { tellProblems } from "./tell-problems.ts";

interface Press {
  readonly ctx: AdminContext;
  readonly services: BotServices;
  readonly draft: Draft;
  /** What stands after the action. */
  readonly argument: string;
}

const actions: ReadonlyMap<string, (press: Press) => Promise<void>> = new Map([
  ["show", ({ ctx, services, draft }) => showDraft(ctx, services, draft)],
  ["field", askForField],
  ["clear", clearField],
  ["place", choosePlace],
  ["contents", turnContents],
  ["replace", replaceLike],
  ["beside", (press) => change(press, { ...replacedFields(null), isBeside: true })],
  ["anew", beginAnew],
  ["add", ({ ctx, services, draft }) => addDraft(ctx, services, draft)],
  ["discard", discard],
]);

/** `draft:1042:field:title` */
export async function pressDraft(
  ctx: AdminContext,
  services: BotServices,
  data: string,
): Promise<Pressed | null> {
  const pressed = readDraftData(data);
  const act = actions.get(pressed?.action ?? "");
  if (pressed === null || act === undefined) return null;
  const say = sayTo(ctx, services);
  const nothing = () => Promise.resolve();
  const { drafts } = services.state;
  const gone = { notice: say("draft-gone"), run: nothing };
  const draft = await drafts.get({ userId: String(ctx.from.id), id: pressed.id });
  if (draft === null) return gone;
  const isBegun = draft.begunBy !== null && draft.begunBy !== ctx.update.update_id;
  if (isBegun && (await services.inbox.has(draft.begunBy)))
    return { notice: say("draft-busy"), run: nothing };
  // What began it may have ended otherwise: it was too old, or the chat was not there.
  const open = isBegun ? await drafts.change(draft, { begunBy: null }) : draft;
  // It ended just now, and the draft with it.
  if (open === null) return gone;
  const press = { ctx, services, draft: open, argument: pressed.argument };
  return { run: () => tellProblems(ctx, services, () => act(press)) };
}

async function change({ ctx, services, draft }: Press, wanted: DraftChange): Promise<void> {
  const changed = await services.state.drafts.change(draft, wanted);
  if (changed !== null) await showDraft(ctx, services, changed);
}

async function askForField({ ctx, services, draft, argument }: Press): Promise<void> {
  const field = fieldOf(argument);
  if (field === undefined) return;
  const { id, fields } = draft;
  const prompt = renderFieldPrompt({ id, field, fields }, sayTo(ctx, services));
  const promptIds = await sendOrEdit(ctx, prompt);
  const expected = { kind: "value", draftId: id, field, promptIds } as const;
  await services.state.write(({ expectations }) => expectations.set(updateOf(ctx), expected));
}

async function clearField(press: Press): Promise<void> {
  const field = fieldOf(press.argument);
  if (field === undefined) return;
  await change(press, { fields: { ...press.draft.fields, ...emptied(field) } });
}

async function choosePlace(press: Press): Promise<void> {
  const { ctx, services, draft, argument } = press;
  const place = draft.placeChoices.find((each) => placeKeyOf(each) === argument);
  // Another name was typed since.
  if (place === undefined)
    return showDraft(ctx, services, draft, [sayTo(ctx, services)("draft-place-late")]);
  // The choices stay: pressed twice, or begun anew after a kill, it ends alike.
  await change(press, { fields: { ...draft.fields, place } });
}

async function turnContents({ ctx, services, draft, argument }: Press): Promise<void> {
  const view = await viewOf(services, draft);
  const page = readPageNumber(argument) ?? 1;
  await sendOrEdit(ctx, renderDraftContents(view, page, sayTo(ctx, services)));
}

async function replaceLike(press: Press): Promise<void> {
  const likes = likesOf(await viewOf(press.services, press.draft));
  const like = likes.find(({ document }) => likeKeyOf(document.id) === press.argument);
  const present = like && press.services.desk.manuscriptOf(like.document.id);
  // It may have been withdrawn meanwhile: the draft is shown as it is now.
  const chosen = present ? { ...replacedFields(present.replaced), isBeside: false } : {};
  await change(press, chosen);
}

/** From what the document that it takes the place of is now; of a correction nothing is left then. */
async function beginAnew(press: Press): Promise<void> {
  const { ctx, services, draft } = press;
  const { drafts } = services.state;
  const { replacedId, origin } = draft;
  const { review } = await viewOf(services, draft);
  const present = replacedId && services.desk.manuscriptOf(replacedId);
  // Of an older message the button would take away what was corrected since.
  if (review.replacedState !== "changed" || !present) return showDraft(ctx, services, draft);
  const replaced = replacedFields(present.replaced);
  if (origin !== "document") return change(press, replaced);
  const { body, ...known } = present.manuscript;
  const fresh = { ...known, ...replaced, placeChoices: [] };
  const begun = await drafts.rewrite(draft, fresh, { original: null, body });
  if (begun !== null) await showDraft(ctx, services, begun);
}

async function discard({ ctx, services, draft }: Press): Promise<void> {
  await sendOrEdit(ctx, plainMessage(sayTo(ctx, services)("draft-discarded")));
  await services.state.drafts.remove(draft);
}

function fieldOf(argument: string): DocumentField | undefined {
  return documentFields.find((name) => name === argument);
}
