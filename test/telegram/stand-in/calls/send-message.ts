/** sendMessage: fields in, the message out as it stands in its chat. */
import type { Fields } from "../body.ts";
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
  const replyToMessageId = readReply(record, fields);
  countInGroup(world, record);
  return postMessage(world, record, { method: "sendMessage", content, threadId, replyToMessageId });
}
