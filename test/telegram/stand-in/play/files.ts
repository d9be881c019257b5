/** Plays people who send files: one, or an album of several. */
import type { UpdateQueue } from "../updates.ts";
import type { ChatMessage, StandInChat, StandInUser, World } from "../world.ts";
import { addSaid, deliver, writableChat, type MessageExtra } from "./deliver.ts";

export interface PlayedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What Telegram says its size is; by default the true one. */
  readonly sizeBytes?: number;
}

export interface PlayFiles {
  sendFile(
    chat: StandInChat,
    user: StandInUser,
    file: PlayedFile,
    extra?: MessageExtra,
  ): ChatMessage;
  sendPhoto(
    chat: StandInChat,
    user: StandInUser,
    bytes: Uint8Array,
    extra?: MessageExtra,
  ): ChatMessage;
  /** A message for each photo. */
  sendPhotoAlbum(chat: StandInChat, user: StandInUser, photos: readonly Uint8Array[]): void;
  /** A message for each file, as Telegram delivers an album. */
  sendAlbum(chat: StandInChat, user: StandInUser, files: readonly PlayedFile[]): void;
}

export function createPlayFiles(world: World, updates: UpdateQueue): PlayFiles {
  let albumCount = 0;
  const sendFile: PlayFiles["sendFile"] = (chat, user, { name, bytes, sizeBytes }, extra = {}) => {
    const record = writableChat(world, chat);
    const fileId = world.files.add({ name, bytes });
    const document = {
      file_id: fileId,
      file_unique_id: `unique-${fileId}`,
      file_name: name,
      mime_type: "application/octet-stream",
      file_size: sizeBytes ?? bytes.length,
    };
    const message = addSaid(record, { from: user }, { document, ...extra });
    deliver(updates, record, ["message", message]);
    return message;
  };
  const sendPhoto: PlayFiles["sendPhoto"] = (chat, user, bytes, extra = {}) => {
    const record = writableChat(world, chat);
    // Telegram gives several sizes, the largest last.
    const photo = [bytes.subarray(0, 1), bytes].map((each) => {
      const fileId = world.files.add({ name: "photo.jpg", bytes: each });
      return { file_id: fileId, file_unique_id: `unique-${fileId}`, file_size: each.length };
    });
    const message = addSaid(record, { from: user }, { photo, ...extra });
    deliver(updates, record, ["message", message]);
    return message;
  };
  return {
    sendFile,
    sendPhoto,
    sendPhotoAlbum(chat, user, photos) {
      albumCount += 1;
      const media_group_id = `album-${albumCount}`;
      for (const photo of photos) sendPhoto(chat, user, photo, { media_group_id });
    },
    sendAlbum(chat, user, files) {
      albumCount += 1;
      const media_group_id = `album-${albumCount}`;
      for (const file of files) sendFile(chat, user, file, { media_group_id });
    },
  };
}
