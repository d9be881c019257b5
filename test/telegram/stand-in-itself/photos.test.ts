/** Photos as grammY uploads them, and what is shown while they are drawn. */
import { Api, InputFile } from "grammy";
import { expect, test } from "vitest";
import { startCaller } from "./caller.ts";

/** The beginning of a PNG, as far as anybody looks here. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64, 7);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write("IHDR", 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

async function withApi() {
  const caller = await startCaller();
  const api = new Api(caller.standIn.token, { apiRoot: caller.standIn.url });
  const chat = caller.standIn.users.forum("改革研讨");
  return { ...caller, api, chat, threadId: caller.standIn.users.topic(chat, "编制") };
}

test("a photo is kept with its bytes, caption, topic and buttons", async () => {
  const { standIn, api, chat, threadId } = await withApi();
  const bytes = png(640, 480);
  const message = await api.sendPhoto(chat.id, new InputFile(bytes, "card.png"), {
    caption: "<b>河曲</b>县",
    parse_mode: "HTML",
    message_thread_id: threadId,
    reply_markup: { inline_keyboard: [[{ text: "好", callback_data: "a" }]] },
  });
  expect(message).toMatchObject({ caption: "河曲县", message_thread_id: threadId });
  const [sent] = standIn.sent();
  expect(sent).toMatchObject({
    method: "sendPhoto",
    text: "河曲县",
    entities: [{ type: "bold", offset: 0, length: 2 }],
    threadId,
  });
  expect(sent?.photo?.equals(bytes)).toBe(true);
  const shown = { reply_markup: { inline_keyboard: [] } };
  await api.editMessageReplyMarkup(chat.id, message.message_id, shown);
  const edit = api.editMessageText(chat.id, message.message_id, "新");
  await expect(edit).rejects.toThrow("there is no text in the message to edit");
});

test("a caption has 1024 characters after its markup", async () => {
  const { api, chat } = await withApi();
  const send = (caption: string) =>
    api.sendPhoto(chat.id, new InputFile(png(9, 9)), { caption, parse_mode: "HTML" });
  await expect(send(`<b>${"长".repeat(1024)}</b>`)).resolves.toBeDefined();
  await expect(send("长".repeat(1025))).rejects.toThrow("message caption is too long");
  await expect(send("a < b")).rejects.toThrow("can't parse entities");
});

test.each([
  ["that is empty", Buffer.alloc(0), "file must be non-empty"],
  ["that is no PNG", Buffer.from("GIF89a and something else"), "IMAGE_PROCESS_FAILED"],
  ["that is too large", png(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"],
  ["that is too narrow", png(21, 1), "PHOTO_INVALID_DIMENSIONS"],
  ["without a side", png(5, 0), "PHOTO_INVALID_DIMENSIONS"],
  ["of 10 MB", Buffer.alloc(10 * 1024 * 1024 + 1), "Request Entity Too Large"],
])("a photo %s is refused", async (_what, bytes, problem) => {
  const { standIn, api, chat } = await withApi();
  await expect(api.sendPhoto(chat.id, new InputFile(bytes))).rejects.toThrow(problem);
  expect(standIn.sent()).toEqual([]);
});

test("a photo by name, or none, is refused", async () => {
  const { chat, expectRefusal } = await withApi();
  const photo = "attach://nothing";
  await expectRefusal("sendPhoto", { chat_id: chat.id, photo }, /wrong remote file identifier/);
  await expectRefusal(
    "sendPhoto",
    { chat_id: chat.id },
    "Bad Request: there is no photo in the request",
  );
});

test("a file that no field attaches is an unknown field", async () => {
  const { standIn, chat } = await withApi();
  const form = new FormData();
  form.set("chat_id", String(chat.id));
  form.set("text", "好");
  form.set("file", new Blob([png(9, 9)]));
  const url = `${standIn.url}/bot${standIn.token}/sendMessage`;
  const response = await fetch(url, { method: "POST", body: form });
  expect(await response.json()).toMatchObject({
    description: 'Bad Request: unknown field "file" of sendMessage',
  });
});

test("what the bot seems to be doing is kept with its topic", async () => {
  const { standIn, api, chat, threadId } = await withApi();
  await api.sendChatAction(chat.id, "typing", { message_thread_id: threadId });
  await api.sendChatAction(chat.id, "upload_photo");
  expect(standIn.chatActions()).toEqual([
    { chatId: chat.id, threadId, action: "typing" },
    { chatId: chat.id, threadId: null, action: "upload_photo" },
  ]);
});
