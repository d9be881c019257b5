/**
 * A message in that a field's value was asked for by; the draft with that value, shown anew, out.
 * Always holds: only a reply to what asked, or the very next text soon after, is taken for a value.
 */
import type { Message } from "grammy/types";
import type { Message as ChatMessage } from "../../chat/message.ts";
import {
  mostPlaceChoices,
  renderCorrected,
  renderFieldPrompt,
  renderPlaceChoices,
} from "../../render/render-draft-steps.ts";
import type { Draft } from "../../state/drafts.ts";
import type { Expectation } from "../../state/expectations.ts";
import { type AdminContext, updateOf } from "../admin.ts";
import { isTooLong } from "../question-length.ts";
import { editAt, isRefused, send } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { readValue } from "./read-value.ts";
import { draftMessage } from "./show-draft.ts";

/** Whoever comes back later has a question. */
const nextTextWithinMs = 10 * 60 * 1000;

type AwaitedValue = Expectation & { readonly kind: "value" };

interface Typed {
  readonly draft: Draft;
  readonly awaited: AwaitedValue;
  readonly text: string;
}

/** False for a message that is no value. */
export async function takeValue(
  ctx: AdminContext,
  services: BotServices,
  message: Message,
): Promise<boolean> {
  const { state } = services;
  const userId = String(ctx.from.id);
  const expected = await state.expectations.get(userId);
  if (expected?.expectation.kind !== "value") return false;
  const awaited = expected.expectation;
  const draft = await state.drafts.get({ userId, id: awaited.draftId });
  if (draft === null || draft.begunBy !== null || !isValue(message, awaited, expected.sinceMs)) {
    await state.write(({ expectations }) => expectations.clear(updateOf(ctx)));
    return false;
  }
  await take(ctx, services, { draft, awaited, text: message.text ?? "" });
  return true;
}

function isValue(message: Message, { promptIds }: AwaitedValue, sinceMs: number): boolean {
  const { text, reply_to_message: replied, forward_origin: origin } = message;
  if (text === undefined) return false;
  if (replied !== undefined) return promptIds.includes(replied.message_id);
  const isSoon = message.date * 1000 - sinceMs <= nextTextWithinMs;
  return isSoon && origin === undefined && !isTooLong(text);
}

async function take(
  ctx: AdminContext,
  services: BotServices,
  { draft, awaited, text }: Typed,
): Promise<void> {
  const { state, desk } = services;
  const { id, fields } = draft;
  const { field } = awaited;
  const say = sayTo(ctx, services);
  const read = readValue(field, text, desk);
  if (read.kind === "fields")
    return correct(ctx, services, { draft, awaited, change: read.change });
  if (read.kind === "places")
    await state.drafts.change(draft, { placeChoices: read.places.slice(0, mostPlaceChoices) });
  const question =
    read.kind === "places"
      ? renderPlaceChoices({ id, typed: text, places: read.places }, say)
      : renderFieldPrompt({ id, field, fields }, say, read.tell(say));
  const askedIds = await send(ctx, question);
  const promptIds = [...new Set([...awaited.promptIds, ...askedIds])];
  await state.write(({ expectations }) =>
    expectations.set(updateOf(ctx), { ...awaited, promptIds }),
  );
}

/** What asked becomes a line that says what was corrected; the draft stands below what was typed. */
async function correct(
  ctx: AdminContext,
  services: BotServices,
  { draft, awaited, change }: Omit<Typed, "text"> & { change: Partial<Draft["fields"]> },
): Promise<void> {
  const { state } = services;
  const fields = { ...draft.fields, ...change };
  const corrected = await state.drafts.change(draft, { fields, placeChoices: [] });
  if (corrected === null) return;
  const say = sayTo(ctx, services);
  await settle(ctx, awaited.promptIds, renderCorrected(awaited.field, fields, say));
  await send(ctx, await draftMessage(services, corrected, say));
  await state.write(({ expectations }) => expectations.clear(updateOf(ctx)));
}

async function settle(
  ctx: AdminContext,
  promptIds: readonly number[],
  line: ChatMessage,
): Promise<void> {
  const messageId = promptIds.at(-1);
  if (messageId === undefined || ctx.chatId === undefined) return;
  try {
    await editAt(ctx, { chatId: ctx.chatId, messageId }, line);
  } catch (error) {
    // Deleted meanwhile.
    if (!isRefused(error)) throw error;
  }
}
