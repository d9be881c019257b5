/** Asks for a newer version of a document, and finds out whether a later message brings it. */
import type { DocumentFields, Replaced } from "../../core/document-desk.ts";
import type { DocumentId } from "../../core/domain.ts";
import type { Pressed } from "../pressed.ts";
import { type AdminTurn, type ReceivedMessage, type Turn, updateOf } from "../turn.ts";
import { plainMessage } from "../views/spans.ts";
import { keepOldData } from "./draft-buttons.ts";
import { renderAddedLine } from "./step-messages.ts";

/** The user may have to look for the file; later a file is a document of its own. */
const awaitedForMs = 60 * 60 * 1000;

export async function awaitReplacement(turn: AdminTurn, documentId: DocumentId): Promise<void> {
  const found = turn.library.cases().find(({ document }) => document.id === documentId);
  if (found === undefined) return;
  const { say } = turn;
  const actions = [[{ label: say("draft-cancel"), data: keepOldData }]];
  const message = { ...renderAddedLine("draft-send-newer", found.document, say), actions };
  const promptIds = await turn.reply(message);
  const expected = { kind: "replacement", documentId, promptIds } as const;
  await turn.state.write(({ expectations }) => expectations.set(updateOf(turn), expected));
}

export function cancelReplacement(turn: AdminTurn, argument: string): Pressed | null {
  if (argument !== "yes") return null;
  const message = plainMessage(turn.say("draft-no-newer"));
  return { run: () => turn.edit(message) };
}

/** The document that the message brings a newer version of; null for none. */
export async function replacedBy(
  { state, user, updateId }: AdminTurn,
  message: ReceivedMessage,
): Promise<DocumentId | null> {
  // Begun again after a stop, the expectation is cleared already, but the draft knows.
  const userId = user.id;
  const known = await state.drafts.get({ userId, id: updateId });
  if (known !== null) return known.replacedId;
  const expected = await state.expectations.get(userId);
  if (expected?.expectation.kind !== "replacement") return null;
  const { documentId, promptIds } = expected.expectation;
  const isReply = promptIds.includes(message.repliesTo?.id ?? 0);
  const isSoon = message.sentAtS * 1000 - expected.sinceMs <= awaitedForMs;
  return isReply || isSoon ? documentId : null;
}

export interface Filled {
  readonly fields: DocumentFields;
  readonly replaced: Replaced | null;
}

/** Fills in what the newer version does not say from the older one, but for date and number, which are its own. */
export function filledFrom(
  { desk }: Turn,
  fields: DocumentFields,
  documentId: DocumentId | null,
): Filled {
  if (documentId === null) return { fields, replaced: null };
  const before = desk.manuscriptOf(documentId);
  if (before === null) return { fields, replaced: { id: documentId, sha256: null } };
  const { title, place, issuer, source, authors, url } = before.manuscript.fields;
  const filled = {
    title: fields.title ?? title,
    place: fields.place ?? place,
    issuer: fields.issuer ?? issuer,
    number: fields.number,
    source: fields.source ?? source,
    authors: fields.authors.length > 0 ? fields.authors : authors,
    date: fields.date,
    url: fields.url ?? url,
    recognised: fields.recognised,
    ...(fields.pageOpenings !== undefined && { pageOpenings: fields.pageOpenings }),
  };
  return { fields: filled, replaced: before.replaced };
}
