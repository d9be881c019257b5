/**
 * Opens drafts, of text that was read or of a document to correct, and shows them. Begun again after a stop, an update
 * opens the same draft and no second one.
 */
import type {
  Manuscript,
  ManuscriptReview,
  PresentManuscript,
  Replaced,
  UncertainLine,
} from "../../core/document-desk.ts";
import { type Draft, mostDrafts, replacedFields, replacedOf } from "../../state/drafts.ts";
import type { Message } from "../message.ts";
import type { AdminTurn, Turn } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { shorten } from "../views/text.ts";
import { renderDraft } from "./draft-message.ts";
import type { DraftView } from "./draft-view.ts";
import { tellProblems } from "./problems.ts";
import { showLines } from "./uncertain-lines.ts";

/** @throws AppError as DocumentDesk.review does */
export async function viewOf(turn: Turn, draft: Draft): Promise<DraftView> {
  const { state, desk } = turn;
  const { body } = await state.drafts.content(draft);
  const { name, fields, warnings } = draft;
  const review = await desk.review({ name, fields, warnings, body }, replacedOf(draft));
  return viewWith(turn, draft, review);
}

export function viewWith({ library }: Turn, draft: Draft, review: ManuscriptReview): DraftView {
  const { replacedId } = draft;
  const replaced = library.cases().find(({ document }) => document.id === replacedId);
  return { ...draft, review, replaced: replaced?.document ?? null };
}

/** @param notes shown once, above the draft */
export async function draftMessage(
  turn: Turn,
  draft: Draft,
  say: Say,
  notes: readonly string[] = [],
): Promise<Message> {
  return renderDraft(await viewOf(turn, draft), say, notes);
}

/** Shows the draft in place of the message whose button was pressed. */
export async function showDraft(
  turn: Turn,
  draft: Draft,
  notes: readonly string[] = [],
): Promise<void> {
  const message = await turn.whileTyping(() => draftMessage(turn, draft, turn.say, notes));
  await turn.edit(message);
}

const maxNameUtf16 = 60;
/** Telegram numbers updates in 32 bits, so that what is above them tells the drafts of one update apart. */
const updateIdCount = 2 ** 32;

export interface NewDraft {
  readonly origin: Draft["origin"];
  readonly manuscript: Manuscript;
  readonly original: Uint8Array | null;
  readonly replaced: Replaced | null;
  readonly uncertain?: readonly UncertainLine[];
  readonly partIds?: readonly number[];
  /** Its place among the drafts that one message begins, from 0. */
  readonly nth?: number;
  /** Shown once, above the draft. */
  readonly notes?: readonly string[];
}

export interface OpenedDraft {
  readonly draft: Draft;
  readonly messageId: number | undefined;
}

/** @throws AppError as DocumentDesk.review does; then no draft is stored */
export async function openDraft(
  turn: AdminTurn,
  {
    origin,
    manuscript,
    original,
    replaced,
    uncertain = [],
    partIds = [],
    nth = 0,
    notes = [],
  }: NewDraft,
): Promise<OpenedDraft> {
  const { drafts } = turn.state;
  const { body, ...known } = manuscript;
  const draft: Draft = {
    userId: turn.user.id,
    id: turn.updateId + nth * updateIdCount,
    origin,
    ...known,
    ...replacedFields(replaced),
    isBeside: false,
    placeChoices: [],
    partIds,
    begunBy: null,
    revision: 1,
  };
  // First, since a text that cannot be reviewed is no draft.
  const view = viewWith(turn, draft, await turn.desk.review(manuscript, replaced));
  const gone = await drafts.open(draft, { original, body, uncertain });
  await showLines(turn, draft.id, uncertain);
  const { say } = turn;
  const message = renderDraft(view, say, [...notes, ...gaveWayLines(gone, say)]);
  const [messageId] = await turn.reply(message);
  return { draft, messageId };
}

/** @param gone drafts that were removed, because their owner had too many */
export function gaveWayLines(gone: readonly Draft[], say: Say): readonly string[] {
  return gone.map(({ name, fields }) =>
    say("draft-gave-way", { limit: mostDrafts, name: shorten(fields.title ?? name, maxNameUtf16) }),
  );
}

export async function startDraft(
  turn: AdminTurn,
  { manuscript, replaced }: PresentManuscript,
): Promise<void> {
  await tellProblems(turn, async () => {
    await openDraft(turn, { origin: "document", manuscript, original: null, replaced });
  });
}
