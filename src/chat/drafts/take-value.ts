/**
 * Takes a message for the value of a field that was asked for, and shows the corrected draft. Only a reply to the
 * question, or the very next text soon after it, is taken for a value.
 */
import type { DocumentDesk, DocumentField, DocumentFields } from "../../core/document-desk.ts";
import type { Place } from "../../core/domain.ts";
import { dateTyped } from "../../documents/dates.ts";
import { onOneLine } from "../../language/printable.ts";
import { isWebAddress } from "../../language/web-address.ts";
import type { Draft, Expectation } from "../../state/drafts.ts";
import { isTooLong } from "../ask/question-length.ts";
import { type AdminTurn, type ReceivedMessage, updateOf } from "../turn.ts";
import type { Say } from "../views/messages.ts";
import { shorten } from "../views/text.ts";
import { draftMessage } from "./show-draft.ts";
import {
  mostPlaceChoices,
  renderCorrected,
  renderFieldPrompt,
  renderPlaceChoices,
} from "./step-messages.ts";

/** A text that comes later is a question. */
const nextTextWithinMs = 10 * 60 * 1000;

type AwaitedValue = Expectation & { readonly kind: "value" };

interface Typed {
  readonly draft: Draft;
  readonly awaited: AwaitedValue;
  readonly text: string;
}

/** False for a message that is no value. */
export async function takeValue(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  const { state } = turn;
  const userId = turn.user.id;
  const expected = await state.expectations.get(userId);
  if (expected?.expectation.kind !== "value") return false;
  const awaited = expected.expectation;
  const draft = await state.drafts.get({ userId, id: awaited.draftId });
  if (draft === null || draft.begunBy !== null || !isValue(message, awaited, expected.sinceMs)) {
    await state.write(({ expectations }) => expectations.clear(updateOf(turn)));
    return false;
  }
  await take(turn, { draft, awaited, text: message.text });
  return true;
}

/** Whether a message is what was asked for: a reply to one of the questions, or the next text soon after them. */
export function isValue(
  message: ReceivedMessage,
  { promptIds }: { readonly promptIds: readonly number[] },
  sinceMs: number,
): boolean {
  const { text, isCaption, repliesTo, forwardedFrom, sentAtS } = message;
  if (text === "" || isCaption) return false;
  if (repliesTo !== null) return promptIds.includes(repliesTo.id);
  const isSoon = sentAtS * 1000 - sinceMs <= nextTextWithinMs;
  return isSoon && forwardedFrom === null && !isTooLong(text);
}

async function take(turn: AdminTurn, { draft, awaited, text }: Typed): Promise<void> {
  const { state, desk } = turn;
  const { id, fields } = draft;
  const { field } = awaited;
  const { say } = turn;
  const read = readValue(field, text, desk);
  if (read.kind === "fields") return correct(turn, { draft, awaited, change: read.change });
  if (read.kind === "places")
    await state.drafts.change(draft, { placeChoices: read.places.slice(0, mostPlaceChoices) });
  const question =
    read.kind === "places"
      ? renderPlaceChoices({ id, typed: text, places: read.places }, say)
      : renderFieldPrompt({ id, field, fields }, say, read.tell(say));
  const askedIds = await turn.reply(question);
  const promptIds = [...new Set([...awaited.promptIds, ...askedIds])];
  await state.write(({ expectations }) =>
    expectations.set(updateOf(turn), { ...awaited, promptIds }),
  );
}

/** The question becomes a line that says what was corrected; the draft is sent below the typed value. */
async function correct(
  turn: AdminTurn,
  { draft, awaited, change }: Omit<Typed, "text"> & { change: Partial<Draft["fields"]> },
): Promise<void> {
  const { state } = turn;
  const fields = { ...draft.fields, ...change };
  const corrected = await state.drafts.change(draft, { fields, placeChoices: [] });
  if (corrected === null) return;
  const { say } = turn;
  const promptId = awaited.promptIds.at(-1);
  if (promptId !== undefined)
    await turn.editMessage(promptId, renderCorrected(awaited.field, fields, say));
  await turn.reply(await draftMessage(turn, corrected, say));
  await state.write(({ expectations }) => expectations.clear(updateOf(turn)));
}

/** Longer text is not a value of a field. */
const maxValueUtf16 = 200;
const maxAddressUtf16 = 2000;
const shownUtf16 = 40;

export type ReadValue =
  | { readonly kind: "fields"; readonly change: Partial<DocumentFields> }
  | { readonly kind: "places"; readonly places: readonly Place[] }
  | { readonly kind: "problem"; readonly tell: (say: Say) => string };

export function readValue(field: DocumentField, typed: string, desk: DocumentDesk): ReadValue {
  const value = onOneLine(typed);
  if (value === "") return problem((say) => say("draft-bad-empty"));
  const limit = field === "url" ? maxAddressUtf16 : maxValueUtf16;
  if (value.length > limit)
    return problem((say) => say("draft-bad-long", { count: value.length, limit }));
  switch (field) {
    case "title":
      return { kind: "fields", change: { title: withoutMarks(value) } };
    case "issuer":
    case "number":
    case "source":
      return { kind: "fields", change: { [field]: value } };
    case "url":
      return readAddress(value);
    case "date":
      return readDate(value);
    case "authors":
      return readAuthors(value);
    case "place":
      return readPlace(value, desk);
  }
}

export function emptied(field: DocumentField): Partial<DocumentFields> {
  return field === "authors" ? { authors: [] } : { [field]: null };
}

/** 《河曲改革》: the marks are added where a title is shown. */
function withoutMarks(title: string): string {
  return /^《([^《》]+)》$/u.exec(title)?.[1] ?? title;
}

function readDate(value: string): ReadValue {
  const date = dateTyped(value);
  if (date === null)
    return problem((say) => say("draft-bad-date", { typed: shorten(value, shownUtf16) }));
  return { kind: "fields", change: { date } };
}

function readAddress(value: string): ReadValue {
  if (!isWebAddress(value))
    return problem((say) => say("draft-bad-url", { typed: shorten(value, shownUtf16) }));
  return { kind: "fields", change: { url: value } };
}

function readAuthors(value: string): ReadValue {
  const names = value.split(/[、，,;；]/u).map((name) => name.trim());
  const authors = [...new Set(names.filter((name) => name !== ""))];
  return authors.length === 0
    ? problem((say) => say("draft-bad-empty"))
    : { kind: "fields", change: { authors } };
}

function readPlace(value: string, desk: DocumentDesk): ReadValue {
  const places = desk.placesCalled(value);
  const [place, ...others] = places;
  if (place === undefined)
    return problem((say) => say("draft-bad-place", { typed: shorten(value, shownUtf16) }));
  return others.length === 0 ? { kind: "fields", change: { place } } : { kind: "places", places };
}

function problem(tell: (say: Say) => string): ReadValue {
  return { kind: "problem", tell };
}
