/** answerGuestQuery: one result, once, sent at once into the chat where the bot was called. */
import type { Fields } from "../body.ts";
import { objectField, textField } from "../fields.ts";
import { readInlineResult } from "../inline-result.ts";
import { addInlineMessage } from "../inline-message.ts";
import { postMessage } from "../post.ts";
import { answerQuery } from "../queries.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

export function answerGuestQuery(world: World, fields: Fields): unknown {
  const result = objectField(fields, "result");
  if (result === undefined) throw badRequest("can't parse result: object expected");
  const { content } = readInlineResult(result);
  const { place, user } = answerQuery(world, "guest", textField(fields, "guest_query_id"));
  if (place === null) throw new Error("A guest query comes from somewhere.");
  const { record, messageId: replyToMessageId } = place;
  const threadId = record.messages.get(replyToMessageId)?.["message_thread_id"];
  const inlineMessageId = addInlineMessage(world, record, record.nextMessageId);
  postMessage(world, record, {
    method: "answerGuestQuery",
    content,
    threadId: typeof threadId === "number" ? threadId : null,
    replyToMessageId,
    inlineMessageId,
    extra: { guest_bot_caller_user: user },
  });
  return { inline_message_id: inlineMessageId };
}
