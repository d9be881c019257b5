/**
 * Makes a draft of a text that is too long to be a question. A client cuts a text that is longer than a message: the
 * pieces are joined as they arrive, and nothing that was sent is lost.
 */
import type { DocumentId } from "../../core/domain.ts";
import { markerAt } from "../../documents/markers.ts";
import type { Draft, Expectation } from "../../state/drafts.ts";
import { isTooLong } from "../ask/question-length.ts";
import { type AdminTurn, type ReceivedMessage, updateOf } from "../turn.ts";
import { filledFrom, replacedBy } from "./await-replacement.ts";
import { draftMessage, openDraft } from "./show-draft.ts";

type AwaitedPart = Expectation & { readonly kind: "part" };

/** The name of the file, and the title where the text has none. */
const nameOfPasted = "pasted.txt";

/**
 * False for a text that may be a question.
 * @throws AppError as DocumentDesk.read does
 */
export async function takeText(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  const { text } = message;
  if (await takePart(turn, message)) return true;
  if (!isTooLong(text)) return false;
  const replacedId = await replacedBy(turn, message);
  const read = await readText(turn, { text, replacedId });
  const { draft, messageId } = await openDraft(turn, {
    origin: "text",
    ...read,
    partIds: [message.id],
    notes: [turn.say("draft-pasted", { count: text.length })],
  });
  if (messageId !== undefined) await awaitMore(turn, draft, { ...partOf(message), messageId });
  return true;
}

async function takePart(turn: AdminTurn, message: ReceivedMessage): Promise<boolean> {
  const { state } = turn;
  const userId = turn.user.id;
  const expected = (await state.expectations.get(userId))?.expectation;
  if (expected?.kind !== "part") return false;
  const draft = await state.drafts.get({ userId, id: expected.draftId });
  const part = partOf(message);
  // Begun again after a stop, the piece may be in the draft already.
  const isThere = draft?.partIds.includes(message.id) === true;
  const isNext = isThere || (message.text !== "" && canFollow(part, expected));
  if (draft === null || draft.begunBy !== null || !isNext) {
    await state.write(({ expectations }) => expectations.clear(updateOf(turn)));
    return false;
  }
  const longer = isThere ? draft : await append(turn, { draft, message, expected });
  if (longer === null) return false;
  const { messageId } = expected;
  await awaitMore(turn, longer, { ...part, messageId });
  const { say } = turn;
  const shown = await draftMessage(turn, longer, say);
  if (!(await turn.editMessage(messageId, shown)))
    throw new Error("The message that shows the draft is gone.");
  return true;
}

interface NextPart {
  readonly draft: Draft;
  readonly message: ReceivedMessage;
  readonly expected: AwaitedPart;
}

async function append(
  turn: AdminTurn,
  { draft, message, expected }: NextPart,
): Promise<Draft | null> {
  const { drafts } = turn.state;
  const { original } = await drafts.content(draft);
  const before = new TextDecoder().decode(original ?? new Uint8Array());
  const joined = joinParts(before, message.text, expected.lengthUtf16);
  const { replacedId } = draft;
  const { manuscript, original: bytes } = await readText(turn, {
    text: joined,
    replacedId,
  });
  const { body, ...known } = manuscript;
  const partIds = [...draft.partIds, message.id];
  return drafts.rewrite(draft, { ...known, partIds }, { original: bytes, body });
}

async function readText(
  turn: AdminTurn,
  { text, replacedId }: { readonly text: string; readonly replacedId: DocumentId | null },
) {
  const original = new TextEncoder().encode(text);
  const manuscript = await turn.whileTyping(() => turn.desk.read(nameOfPasted, original));
  const { fields, replaced } = filledFrom(turn, manuscript.fields, replacedId);
  return { original, manuscript: { ...manuscript, fields }, replaced };
}

async function awaitMore(
  turn: AdminTurn,
  draft: Draft,
  part: Omit<AwaitedPart, "kind" | "draftId">,
): Promise<void> {
  const expected = { kind: "part", draftId: draft.id, ...part } as const;
  await turn.state.write(({ expectations }) => expectations.set(updateOf(turn), expected));
}

/** The longest message that Telegram takes. */
const maxPartUtf16 = 4096;
/** Clients cut at the end of a line or a sentence, where there is one in the second half. */
const shortestCutUtf16 = maxPartUtf16 / 2;
/** A client sends the pieces one after another without waiting. */
const sentWithinSeconds = 5;

export interface SentPart {
  readonly lengthUtf16: number;
  readonly sentAtS: number;
  /** Earlier than `sentAtS` for a message that was forwarded. */
  readonly writtenAtS: number;
  /** The origin of a forwarded message; null for one that was written here. */
  readonly origin: string | null;
}

export function partOf({ text, sentAtS, forwardedFrom }: ReceivedMessage): SentPart {
  return {
    lengthUtf16: text.length,
    sentAtS,
    writtenAtS: forwardedFrom?.writtenAtS ?? sentAtS,
    origin: forwardedFrom?.key ?? null,
  };
}

/** Whether a message can be the piece after another. Pieces of several posts are several documents. */
export function canFollow(next: SentPart, before: SentPart): boolean {
  return (
    before.lengthUtf16 >= shortestCutUtf16 &&
    next.origin === before.origin &&
    next.sentAtS - before.sentAtS <= sentWithinSeconds &&
    Math.abs(next.writtenAtS - before.writtenAtS) <= sentWithinSeconds
  );
}

/**
 * Joins with a line break or a space where the client dropped one: a piece that is not full was cut there.
 * @param lastUtf16 length of the last piece in `before`
 */
export function joinParts(before: string, next: string, lastUtf16: number): string {
  const isFull = lastUtf16 >= maxPartUtf16;
  if (isFull && markerAt(next, 0, true) === null) return before + next;
  const isWithinWords = /[\p{Script=Latin}\d,;]$/u.test(before) && /^\p{Script=Latin}/u.test(next);
  return `${before}${isWithinWords ? " " : "\n"}${next}`;
}
