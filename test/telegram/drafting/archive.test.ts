/** An archive that is sent: a draft for each document in it, and every other file named with the reason. */
import JSZip from "jszip";
import { expect, test } from "vitest";
import { describeRefusal } from "../../../src/chat/drafts/problems.ts";
import { messages } from "../harness.ts";
import { fixtureBytes, report, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");

async function zipOf(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array" });
}

test("each document becomes a draft, which is added by itself; what was not read is named", async () => {
  const { sendFile, press, standIn, chat, library } = await withDesk();
  const bytes = await zipOf({
    "材料/柳林.txt": utf8(report),
    "材料/通知.doc": fixtureBytes("notice.doc"),
    "材料/加密.pdf": fixtureBytes("encrypted.pdf"),
    "材料/压缩.zip": await zipOf({ "a.txt": utf8(report) }),
    "材料/视频.mp4": utf8("x"),
    "__MACOSX/._柳林.txt": utf8("x"),
  });
  const last = await sendFile("材料.zip", bytes);
  const drafts = standIn.standing(chat.id).filter(({ text }) => text.includes("文件："));
  expect(drafts.map(({ text }) => /文件：(.*)/.exec(text)?.[1])).toEqual(["柳林.txt", "通知.doc"]);
  expect(last.text.split("\n").filter(Boolean)).toEqual([
    zh("draft-archive", { name: "材料.zip", count: 2 }),
    `• 材料/加密.pdf：${describeRefusal("encrypted", zh)}`,
    `• 材料/压缩.zip：${describeRefusal("archive", zh)}`,
    `• 材料/视频.mp4：${describeRefusal("unlikely-name", zh)}`,
  ]);
  const before = library.cases().length;
  for (const draft of drafts) await press(zh("draft-add"), draft);
  expect(library.cases()).toHaveLength(before + 2);
});

test("more documents than one may have drafts are named, and none is lost", async () => {
  const { sendFile } = await withDesk();
  const files = Array.from({ length: 12 }, (_, index) => [
    `${index}.txt`,
    utf8(report.replaceAll("柳林县", `柳林县第${index}次`).repeat(index + 1)),
  ]);
  const last = await sendFile("a.zip", await zipOf(Object.fromEntries(files)));
  expect(last.text).toContain(zh("draft-archive", { name: "a.zip", count: 10 }));
  expect(last.text.match(/• \d+\.txt：/g)).toEqual(["• 10.txt：", "• 11.txt："]);
});
