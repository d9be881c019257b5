/** sendDocument with an uploaded file; its bytes are kept. */
import type { Fields } from "../body.ts";
import { countInGroup } from "../group-limit.ts";
import { readKeyboard } from "../keyboard.ts";
import { postMessage } from "../post.ts";
import { badRequest, Refusal } from "../refusal.ts";
import { readReply } from "../reply.ts";
import { targetChat, targetTopic } from "../target.ts";
import { readCaption } from "../text-content.ts";
import { Upload } from "../upload.ts";
import type { World } from "../world.ts";

const maxBytes = 50 * 1024 * 1024;

export function sendDocument(world: World, fields: Fields): unknown {
  const record = targetChat(world, fields);
  const threadId = targetTopic(record, fields);
  const content = {
    ...readCaption(fields),
    keyboard: readKeyboard(fields),
    linkPreviewDisabled: false,
    photo: null,
    document: readDocument(fields),
  };
  const replyToMessageId = readReply(record, fields);
  countInGroup(world, record);
  return postMessage(world, record, {
    method: "sendDocument",
    content,
    threadId,
    replyToMessageId,
  });
}

function readDocument(fields: Fields): Upload {
  const { document } = fields;
  const attached = typeof document === "string" && /^attach:\/\/(.+)$/.exec(document)?.[1];
  const file = typeof attached === "string" ? fields[attached] : document;
  // Addresses and ids of known files are not taken here.
  if (!(file instanceof Upload)) throw badRequest("wrong remote file identifier specified");
  if (file.bytes.length === 0) throw badRequest("file must be non-empty");
  if (file.bytes.length > maxBytes) throw new Refusal(413, "Request Entity Too Large");
  return file;
}
