/** sendMessage: fields in, the message out as it stands in its chat. */
import type { Fields } from "../body.ts";
import { postEphemeral, readEphemeral } from "../ephemeral.ts";
import { countInGroup } from "../group-limit.ts";
import { readKeyboard } from "../keyboard.ts";
import { postMessage } from "../post.ts";
import { readReply } from "../reply.ts";
import { targetChat, targetTopic } from "../target.ts";
import { readPreview, readText } from "../text-content.ts";
import type { World } from "../world.ts";

export function sendMessage(world: World, fields: Fields): unknown {
  const record = targetChat(world, fields);
  const threadId = targetTopic(record, fields);
  const content = {
    ...readText(fields),
    keyboard: readKeyboard(fields),
    linkPreviewDisabled: readPreview(fields),
    photo: null,
  };
  const ephemeral = readEphemeral(world, record, fields);
  const replyToMessageId = readReply(record, fields, { isEphemeral: ephemeral !== null });
  countInGroup(world, record);
  if (ephemeral !== null)
    return postEphemeral(world, record, { content, threadId, replyToMessageId, ...ephemeral });
  return postMessage(world, record, { method: "sendMessage", content, threadId, replyToMessageId });
}
