/** From the photos that an administrator sends, over the lines that are corrected, to the answer cited with its picture. */
import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { messages, quickTiming } from "../harness.ts";
import { dataOf, labelsOf, personIn, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");
// A page takes a second alone, and many times that beside other tests.
const longMs = 180_000;
vi.setConfig({ testTimeout: longMs });
const folder = path.resolve(import.meta.dirname, "../../fixtures/recognised");
const picture = (name: string) => readFileSync(path.join(folder, name));
/** So small that some lines are uncertain. */
const small = (name: string) => sharp(picture(name)).resize({ width: 420 }).jpeg().toBuffer();

test("an album is one document: told by page, corrected by line, added, asked, cited, opened", async () => {
  const { standIn, user, chat, settled, press, say, desk } = await withDesk();
  const photos = [await small("photo-1.jpg"), await small("photo-2.jpg")];
  standIn.users.sendPhotoAlbum(chat, user, photos);
  const isShown = () => standIn.standing(chat.id).some(({ text }) => text.includes("album.pdf"));
  await standIn.waitUntil(isShown, "the draft", longMs);
  const draft = await settled();
  expect(draft.text).toContain("文件：album.pdf");
  expect(draft.text).toContain("第 1-2 页文字由图片识别");

  const [progress, sheet] = standIn.standing(chat.id);
  expect(progress?.text).toBe(zh("recognition-done"));
  expect(sheet?.photo).not.toBeNull();
  const lines = sheet?.text.match(/^\d+\. .*/gmu) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  expect(labelsOf(sheet ?? draft)).toHaveLength(lines.length);

  // Whatever was read there, the line is another now.
  const prompt = await press("1", sheet);
  expect(prompt.text).toContain(zh("draft-ask-line"));
  const wrong = /现在是：(.*)/u.exec(prompt.text)?.[1] ?? "";
  const corrected = await say("县里聘请法律顾问共计六十三人整，由司法局统一管理。");
  expect(corrected.text).toContain("第 1-2 页文字由图片识别");
  expect(wrong).not.toBe("");

  const place = await press(zh("field-place"), corrected);
  expect(place.messageId).toBe(corrected.messageId);
  await say("河曲县");
  const choice = await settled();
  const added = await press(zh("draft-add"), choice);
  expect(added.text).toContain("收录好了");

  const answer = await say("河曲县聘请法律顾问共计多少人？");
  expect(answer.text).toContain("六十三人整");
  expect(answer.text).toContain("页文字由图片识别");
  const opened = await say(/hequ-[\w-]+/u.exec(answer.text.replaceAll("_", "-"))?.[0] ?? "");
  // The sentence stands on one of the two pages, whose picture it opens; the whole file is behind that.
  const page = /第 ([12]) 页文字由图片识别/u.exec(opened.text)?.[1];
  const pageSent = await press(zh("button-picture"), opened);
  expect(pageSent.document?.filename).toMatch(new RegExp(`-${page}\\.jpg$`, "u"));
  expect(await sharp(pageSent.document?.bytes).metadata()).toMatchObject({ format: "jpeg" });
  const sent = await press(zh("button-original"), pageSent);
  expect(sent.document?.filename).toMatch(/\.pdf$/u);
  expect(sent.document?.bytes.subarray(0, 4).toString()).toBe("%PDF");
  for (const photo of photos) expect(sent.document?.bytes.includes(photo)).toBe(true);
  const [change] = await desk.history();
  expect(change?.change).toBe("added");
});

describe("a photo", () => {
  test("of one page becomes a draft by itself", async () => {
    const { standIn, user, chat, settled } = await withDesk();
    standIn.users.sendPhoto(chat, user, picture("photo-1.jpg"));
    const draft = await settled();
    expect(draft.text).toContain("标题：青木县推行驻村法律顾问制度");
    expect(draft.text).toContain("⚠️ 文字由图片识别");
  });

  test("that a user sends who is no administrator is none", async () => {
    const harness = await withDesk();
    const { standIn } = harness;
    const { user, chat, settled } = personIn(harness, "路人");
    standIn.users.sendPhoto(chat, user, picture("photo-1.jpg"));
    expect((await settled()).text).not.toContain("标题");
    expect(standIn.calls("getFile")).toEqual([]);
  });
});

test("the recognition of many pages is told by page, and stopped by a button", async () => {
  const timing = { ...quickTiming, progressEveryMs: 20 };
  const { standIn, user, chat, settled } = await withDesk({ timing });
  const photos = Array.from({ length: 6 }, () => picture("photo-1.jpg"));
  standIn.users.sendPhotoAlbum(chat, user, photos);
  const shown = () => standIn.standing(chat.id).find(({ text }) => text.includes("共 6 页"));
  await standIn.waitUntil(() => shown() !== undefined, "the progress");
  const progress = shown();
  if (progress === undefined) throw new Error("The progress is gone.");
  const stop = dataOf(progress, zh("recognition-stop"));
  standIn.users.pressButton(chat, user, progress.messageId, stop);
  expect((await settled()).text).toBe(zh("recognition-stopped"));
  expect(standIn.standing(chat.id)).toHaveLength(1);
});
