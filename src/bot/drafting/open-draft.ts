/**
 * What was read in; a draft of it, and the message that shows it, out. Nothing is kept where that fails.
 * Always holds: begun anew after a stop, an update opens the same draft and no second one.
 */
import type { AdminTurn } from "../../chat/turn.ts";
import type { Manuscript, Replaced } from "../../core/document-desk.ts";
import { shorten } from "../../render/format-text.ts";
import { renderDraft } from "../../render/render-draft.ts";
import { mostDrafts, replacedFields, type Draft } from "../../state/drafts.ts";
import { viewWith } from "./show-draft.ts";

const maxNameUtf16 = 60;

export interface NewDraft {
  readonly origin: Draft["origin"];
  readonly manuscript: Manuscript;
  readonly original: Uint8Array | null;
  readonly replaced: Replaced | null;
  readonly partIds?: readonly number[];
  /** Said once, above the rest. */
  readonly notes?: readonly string[];
}

export interface OpenedDraft {
  readonly draft: Draft;
  readonly messageId: number | undefined;
}

/** @throws AppError as the desk does. */
export async function openDraft(
  turn: AdminTurn,
  { origin, manuscript, original, replaced, partIds = [], notes = [] }: NewDraft,
): Promise<OpenedDraft> {
  const { drafts } = turn.state;
  const { body, ...known } = manuscript;
  const draft: Draft = {
    userId: turn.user.id,
    id: turn.updateId,
    origin,
    ...known,
    ...replacedFields(replaced),
    isBeside: false,
    placeChoices: [],
    partIds,
    begunBy: null,
    revision: 1,
  };
  // What cannot be looked at beside the others is no draft.
  const view = viewWith(turn, draft, turn.desk.review(manuscript, replaced));
  const gone = await drafts.open(draft, { original, body });
  const { say } = turn;
  const gaveWay = gone.map(({ name, fields }) =>
    say("draft-gave-way", { limit: mostDrafts, name: shorten(fields.title ?? name, maxNameUtf16) }),
  );
  const message = renderDraft(view, say, [...notes, ...gaveWay]);
  const [messageId] = await turn.reply(message);
  return { draft, messageId };
}
