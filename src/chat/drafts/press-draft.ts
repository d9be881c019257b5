/**
 * Handles the buttons below a draft, in the same message. A button names the draft, so it works after a restart too.
 */
import { type DocumentField, documentFields } from "../../core/document-desk.ts";
import { type Draft, type DraftChange, replacedFields } from "../../state/drafts.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import { type AdminTurn, updateOf } from "../turn.ts";
import { readPageNumber } from "../views/pages.ts";
import { plainMessage } from "../views/spans.ts";
import { addDraft } from "./add-draft.ts";
import { likeKeyOf, placeKeyOf, readDraftData } from "./draft-buttons.ts";
import { likesOf } from "./draft-view.ts";
import { tellProblems } from "./problems.ts";
import { showDraft, viewOf } from "./show-draft.ts";
import { renderDraftContents, renderFieldPrompt } from "./step-messages.ts";
import { askForLine } from "./take-line.ts";
import { emptied } from "./take-value.ts";

interface Press {
  readonly turn: AdminTurn;
  readonly draft: Draft;
  /** What stands after the action in the data of the button. */
  readonly argument: string;
}

const actions: ReadonlyMap<string, (press: Press) => Promise<void>> = new Map([
  ["show", ({ turn, draft }) => showDraft(turn, draft)],
  ["field", askForField],
  ["clear", clearField],
  ["place", choosePlace],
  ["contents", turnContents],
  ["line", ({ turn, draft, argument }) => askForLine(turn, draft, argument)],
  ["replace", replaceLike],
  ["beside", (press) => change(press, { ...replacedFields(null), isBeside: true })],
  ["anew", beginAnew],
  ["add", ({ turn, draft }) => addDraft(turn, draft)],
  ["discard", discard],
]);

/** `draft:1042:field:title` */
export async function pressDraft(turn: AdminTurn, data: string): Promise<Pressed | null> {
  const pressed = readDraftData(data);
  const act = actions.get(pressed?.action ?? "");
  if (pressed === null || act === undefined) return null;
  const { say } = turn;
  const { drafts } = turn.state;
  const gone = onlyNotice(say("draft-gone"));
  const draft = await drafts.get({ userId: turn.user.id, id: pressed.id });
  if (draft === null) return gone;
  const isBegun = draft.begunBy !== null && draft.begunBy !== turn.updateId;
  if (isBegun && (await turn.inbox.has(draft.begunBy))) return onlyNotice(say("draft-busy"));
  // The update that began to add it may have been dropped: too old, or its chat out of reach.
  const open = isBegun ? await drafts.change(draft, { begunBy: null }) : draft;
  // Adding it ended just now, and with it the draft.
  if (open === null) return gone;
  const press = { turn, draft: open, argument: pressed.argument };
  return { run: () => tellProblems(turn, () => act(press)) };
}

async function change({ turn, draft }: Press, wanted: DraftChange): Promise<void> {
  const changed = await turn.state.drafts.change(draft, wanted);
  if (changed !== null) await showDraft(turn, changed);
}

async function askForField({ turn, draft, argument }: Press): Promise<void> {
  const field = fieldOf(argument);
  if (field === undefined) return;
  const { id, fields } = draft;
  const prompt = renderFieldPrompt({ id, field, fields }, turn.say);
  const promptIds = await turn.edit(prompt);
  const expected = { kind: "value", draftId: id, field, promptIds } as const;
  await turn.state.write(({ expectations }) => expectations.set(updateOf(turn), expected));
}

async function clearField(press: Press): Promise<void> {
  const field = fieldOf(press.argument);
  if (field === undefined) return;
  await change(press, { fields: { ...press.draft.fields, ...emptied(field) } });
}

async function choosePlace(press: Press): Promise<void> {
  const { turn, draft, argument } = press;
  const place = draft.placeChoices.find((each) => placeKeyOf(each) === argument);
  // Another name of a place was typed since.
  if (place === undefined) return showDraft(turn, draft, [turn.say("draft-place-late")]);
  // The choices stay, so that a second press, or a second run after a kill, ends alike.
  await change(press, { fields: { ...draft.fields, place } });
}

async function turnContents({ turn, draft, argument }: Press): Promise<void> {
  const view = await viewOf(turn, draft);
  const page = readPageNumber(argument) ?? 1;
  await turn.edit(renderDraftContents(view, page, turn.say));
}

async function replaceLike(press: Press): Promise<void> {
  const likes = likesOf(await viewOf(press.turn, press.draft));
  const like = likes.find(({ document }) => likeKeyOf(document.id) === press.argument);
  const present = like && press.turn.desk.manuscriptOf(like.document.id);
  // It may have been withdrawn meanwhile: the draft is shown as it is now.
  const chosen = present ? { ...replacedFields(present.replaced), isBeside: false } : {};
  await change(press, chosen);
}

/**
 * Starts again from the present state of the document that the draft replaces. Nothing is left of a correction then.
 */
async function beginAnew(press: Press): Promise<void> {
  const { turn, draft } = press;
  const { drafts } = turn.state;
  const { replacedId, origin } = draft;
  const { review } = await viewOf(turn, draft);
  const present = replacedId && turn.desk.manuscriptOf(replacedId);
  // The button of an older message would discard corrections made since.
  if (review.replacedState !== "changed" || !present) return showDraft(turn, draft);
  const replaced = replacedFields(present.replaced);
  if (origin !== "document") return change(press, replaced);
  const { body, ...known } = present.manuscript;
  const fresh = { ...known, ...replaced, placeChoices: [] };
  const begun = await drafts.rewrite(draft, fresh, { original: null, body });
  if (begun !== null) await showDraft(turn, begun);
}

async function discard({ turn, draft }: Press): Promise<void> {
  await turn.edit(plainMessage(turn.say("draft-discarded")));
  await turn.state.drafts.remove(draft);
}

function fieldOf(argument: string): DocumentField | undefined {
  return documentFields.find((name) => name === argument);
}
