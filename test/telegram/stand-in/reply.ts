/** `reply_parameters` in, the message that is replied to out; a quote has to stand in it. */
import type { Fields } from "./body.ts";
import type { ChatRecord } from "./chat-record.ts";
import { booleanField, checkNames, integerField, objectField, textField } from "./fields.ts";
import { badRequest } from "./refusal.ts";

const names = [
  "message_id",
  "ephemeral_message_id",
  "allow_sending_without_reply",
  "quote",
  "quote_position",
] as const;
const maxQuoteUtf16 = 1024;

export function readReply(
  record: ChatRecord,
  fields: Fields,
  { isEphemeral = false }: { readonly isEphemeral?: boolean } = {},
): number | null {
  const reply = objectField(fields, "reply_parameters");
  if (reply === undefined) return null;
  checkNames(reply, names, "ReplyParameters");
  // Checked where it is sent; the message has no other number.
  if (isEphemeral && reply["ephemeral_message_id"] !== undefined) return null;
  const messageId = integerField(reply, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = record.messages.get(messageId);
  if (message !== undefined) {
    checkQuote(textField(reply, "quote"), message["text"] ?? message["caption"]);
    return messageId;
  }
  if (booleanField(reply, "allow_sending_without_reply") && !isEphemeral) return null;
  throw badRequest("message to be replied not found");
}

function checkQuote(quote: string | undefined, text: unknown): void {
  if (quote === undefined) return;
  const isFound = typeof text === "string" && text.includes(quote);
  if (!isFound || quote.length > maxQuoteUtf16) throw badRequest("QUOTE_TEXT_INVALID");
}
