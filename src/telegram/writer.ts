/** Tells who wrote something: a person, or somebody in the name of a chat. */
import type { UserId } from "../core/ids.ts";

/** The parts of a message, or of any other update, that say so. */
interface Written {
  readonly from?: { readonly id: number } | undefined;
  readonly sender_chat?: { readonly id: number } | undefined;
  readonly author_signature?: string | undefined;
}

/** Of a longer signature, the rest tells nobody apart; ids have at most 256 bytes. */
const maxSignatureUtf16 = 64;

/**
 * The user's id; for what was written in the name of a chat the id of that chat, since Telegram names the same user for
 * all of them, or none. Those who write in the same name, such as two anonymous administrators of a group, are told
 * apart by their signature where they have one.
 */
export function writerIdIn({ from, sender_chat, author_signature = "" }: Written): UserId | null {
  if (sender_chat === undefined) return from === undefined ? null : String(from.id);
  const signature = author_signature.slice(0, maxSignatureUtf16);
  return signature === "" ? String(sender_chat.id) : `${sender_chat.id} ${signature}`;
}
