/**
 * A text that is too long to be a question in, with what follows of it where a client cut it; a draft of it out.
 */
import type { Message } from "grammy/types";
import type { DocumentId } from "../../core/domain.ts";
import type { Draft } from "../../state/drafts.ts";
import type { Expectation } from "../../state/expectations.ts";
import { writtenText } from "../addressing.ts";
import { type AdminContext, updateOf } from "../admin.ts";
import { isTooLong } from "../question-length.ts";
import { editAt } from "../sending.ts";
import { type BotServices, sayTo } from "../services.ts";
import { withTyping } from "../typing.ts";
import { filledFrom, replacedBy } from "./await-replacement.ts";
import { canFollow, joinParts, partOf } from "./join-parts.ts";
import { openDraft } from "./open-draft.ts";
import { draftMessage } from "./show-draft.ts";

type AwaitedPart = Expectation & { readonly kind: "part" };

/** For the title, where the text has none, and for the file that it is kept as. */
const nameOfPasted = "pasted.txt";

/** False for a text that may be a question. @throws AppError as the desk does. */
export async function takeText(
  ctx: AdminContext,
  services: BotServices,
  message: Message,
): Promise<boolean> {
  const text = writtenText(message);
  if (await takePart(ctx, services, { message, text })) return true;
  if (!isTooLong(text)) return false;
  const replacedId = await replacedBy(ctx, services, message);
  const read = await readText(ctx, services, { text, replacedId });
  const { draft, messageId } = await openDraft(ctx, services, {
    origin: "text",
    ...read,
    partIds: [message.message_id],
    notes: [sayTo(ctx, services)("draft-pasted", { count: text.length })],
  });
  if (messageId !== undefined)
    await awaitMore(ctx, services, draft, { ...partOf(message, text), messageId });
  return true;
}

interface Part {
  readonly message: Message;
  readonly text: string;
}

async function takePart(
  ctx: AdminContext,
  services: BotServices,
  { message, text }: Part,
): Promise<boolean> {
  const { state } = services;
  const userId = String(ctx.from.id);
  const expected = (await state.expectations.get(userId))?.expectation;
  if (expected?.kind !== "part") return false;
  const draft = await state.drafts.get({ userId, id: expected.draftId });
  const part = partOf(message, text);
  // Begun anew after a stop, it may be there already.
  const isThere = draft?.partIds.includes(message.message_id) === true;
  const isNext = isThere || (text !== "" && canFollow(part, expected));
  if (draft === null || draft.begunBy !== null || !isNext) {
    await state.write(({ expectations }) => expectations.clear(updateOf(ctx)));
    return false;
  }
  const longer = isThere ? draft : await append(ctx, services, { draft, message, text, expected });
  if (longer === null) return false;
  const { messageId } = expected;
  await awaitMore(ctx, services, longer, { ...part, messageId });
  const say = sayTo(ctx, services);
  const shown = await draftMessage(services, longer, say);
  await editAt(ctx, { chatId: message.chat.id, messageId }, shown);
  return true;
}

async function append(
  ctx: AdminContext,
  services: BotServices,
  { draft, message, text, expected }: Part & { draft: Draft; expected: AwaitedPart },
): Promise<Draft | null> {
  const { drafts } = services.state;
  const { original } = await drafts.content(draft);
  const before = new TextDecoder().decode(original ?? new Uint8Array());
  const joined = joinParts(before, text, expected.lengthUtf16);
  const { replacedId } = draft;
  const { manuscript, original: bytes } = await readText(ctx, services, {
    text: joined,
    replacedId,
  });
  const { body, ...known } = manuscript;
  const partIds = [...draft.partIds, message.message_id];
  return drafts.rewrite(draft, { ...known, partIds }, { original: bytes, body });
}

async function readText(
  ctx: AdminContext,
  services: BotServices,
  { text, replacedId }: { readonly text: string; readonly replacedId: DocumentId | null },
) {
  const original = new TextEncoder().encode(text);
  const manuscript = await withTyping(ctx, services.log, () =>
    services.desk.read(nameOfPasted, original),
  );
  const { fields, replaced } = filledFrom(services, manuscript.fields, replacedId);
  return { original, manuscript: { ...manuscript, fields }, replaced };
}

async function awaitMore(
  ctx: AdminContext,
  { state }: BotServices,
  draft: Draft,
  part: Omit<AwaitedPart, "kind" | "draftId">,
): Promise<void> {
  const expected = { kind: "part", draftId: draft.id, ...part } as const;
  await state.write(({ expectations }) => expectations.set(updateOf(ctx), expected));
}
