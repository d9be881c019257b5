/** sendPhoto with an uploaded file; its bytes are kept. */
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

const maxBytes = 10 * 1024 * 1024;
const maxWidthAndHeight = 10_000;
const maxRatio = 20;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function sendPhoto(world: World, fields: Fields): unknown {
  const record = targetChat(world, fields);
  const threadId = targetTopic(record, fields);
  const photo = readPhoto(fields);
  const content = {
    ...readCaption(fields),
    keyboard: readKeyboard(fields),
    linkPreviewDisabled: false,
    photo,
  };
  const replyToMessageId = readReply(record, fields);
  countInGroup(world, record);
  return postMessage(world, record, { method: "sendPhoto", content, threadId, replyToMessageId });
}

function readPhoto(fields: Fields): Buffer {
  const { photo } = fields;
  if (photo === undefined || photo === "") throw badRequest("there is no photo in the request");
  const attached = typeof photo === "string" && /^attach:\/\/(.+)$/.exec(photo)?.[1];
  const file = typeof attached === "string" ? fields[attached] : photo;
  // Addresses and ids of known files are not taken here.
  if (!(file instanceof Upload)) throw badRequest("wrong remote file identifier specified");
  checkPng(file.bytes);
  return file.bytes;
}

/** Telegram takes other formats too; the bot draws PNG. */
function checkPng(bytes: Buffer): void {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > maxBytes) throw new Refusal(413, "Request Entity Too Large");
  if (!bytes.subarray(0, pngSignature.length).equals(pngSignature) || bytes.length < 24) {
    throw badRequest("IMAGE_PROCESS_FAILED");
  }
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > maxWidthAndHeight || !(ratio <= maxRatio)) {
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  }
}
