/** Files that hold no document that can be read: each is refused with its reason, and nothing of it comes back. */
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { extract, kindOf } from "../../../src/readers/formats.ts";
import type { ExtractLimits } from "../../../src/readers/extract-apart.ts";
import { type UnreadableReason, unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { readFile } from "../../../src/readers/read-file.ts";
import { fixture, places } from "../../setup/document-fixtures.ts";

async function reasonFor(
  name: string,
  bytes: Uint8Array,
  limits: ExtractLimits = {},
): Promise<UnreadableReason | null> {
  const error: unknown = await readFile(name, bytes, places, limits).catch(
    (thrown: unknown) => thrown,
  );
  return unreadableReasonOf(error);
}

/** Without a thread of its own. */
async function reasonHere(name: string, bytes: Uint8Array): Promise<UnreadableReason | null> {
  try {
    const kind = kindOf(name, bytes);
    if (kind !== "text" && kind !== "picture") await extract(kind, name, bytes);
    return null;
  } catch (error) {
    return unreadableReasonOf(error);
  }
}

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const latin1 = (text: string) => Buffer.from(text, "latin1");
const sentence = "改革后，全县党政机构由35个精简为22个，事业单位由168个整合为57个。";

describe("a file that other programs made", () => {
  test.each([
    ["encrypted.pdf", "encrypted"],
    ["notice.fodt", "other-format"],
  ] as const)("%s: %s", async (name, reason) => {
    expect(await reasonFor(name, fixture(name))).toBe(reason);
  });
});

describe("by what it begins with", () => {
  const oldOffice = "\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}";
  const inUtf16 = (part: string) => Buffer.from(part, "utf16le").toString("latin1");
  test.each<readonly [string, string, UnreadableReason]>([
    ["a picture that is not whole", "\u{89}PNG\r\n\u{1a}\n", "damaged"],
    ["a photograph that is not whole", "\u{ff}\u{d8}\u{ff}\u{e0}", "damaged"],
    ["a picture of another format", "8BPS\0\u{1}", "picture"],
    ["an archive", "Rar!\u{1a}\u{7}\u{1}", "archive"],
    ["rich text without an end", "{\\rtf1\\ansi", "damaged"],
    [
      "a message without a page",
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed",
      "other-format",
    ],
    ["an old spreadsheet", oldOffice + inUtf16("Workbook"), "spreadsheet"],
    ["old slides", oldOffice + inUtf16("PowerPoint Document"), "slides"],
    ["a .docx with a password", oldOffice + inUtf16("EncryptedPackage"), "encrypted"],
    ["an old Word text without its parts", `${oldOffice}\0\0\0`, "damaged"],
    ["no known sign", "\u{1}\u{2}\0\u{ff}\u{fe}\u{3}", "unknown-kind"],
  ])("%s", async (_, start, reason) => {
    expect(await reasonFor("文件.docx", latin1(start + "\0".repeat(100)))).toBe(reason);
  });
});

describe("a ZIP file", () => {
  test.each([
    ["xl/workbook.bin", "spreadsheet"],
    ["ppt/presentation.xml", "slides"],
    ["META-INF/manifest.xml", "other-format"],
    ["OFD.xml", "damaged"],
    ["notes.txt", "archive"],
  ] as const)("with %s: %s", async (entry, reason) => {
    expect(await reasonHere("文件.docx", await zipOf({ [entry]: sentence }))).toBe(reason);
  });

  test("that unpacks to very much is not unpacked", async () => {
    const bomb = await zipOf({ "word/document.xml": new Uint8Array(60_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await reasonHere("文件.docx", bomb)).toBe("zip-bomb");
  });

  test("that has very many entries is not unpacked", async () => {
    const entries = Array.from({ length: 6000 }, (_, index) => [`word/media/${index}`, ""]);
    const files = { "word/document.xml": "", ...Object.fromEntries(entries) } as Record<
      string,
      string
    >;
    expect(await reasonHere("文件.docx", await zipOf(files))).toBe("zip-bomb");
  });

  test("that unpacks to more than its directory says is damaged", async () => {
    const bytes = Buffer.from(await zipOf({ "word/document.xml": "x".repeat(500_000) }));
    const directory = bytes.indexOf("PK\u{1}\u{2}", 0, "latin1");
    bytes.writeUInt32LE(1000, directory + 24);
    expect(await reasonHere("文件.docx", bytes)).toBe("damaged");
  });

  test("with other bytes than were packed is damaged", async () => {
    const bytes = Buffer.from(await zipOf({ "word/document.xml": "<w:document/>" }));
    bytes.writeUInt32LE(1, bytes.indexOf("PK\u{1}\u{2}", 0, "latin1") + 16);
    expect(await reasonHere("文件.docx", bytes)).toBe("damaged");
  });
});

describe("a file that costs more than a document", () => {
  test("in time", async () => {
    expect(await reasonFor("a.pdf", fixture("notice.pdf"), { timeoutMs: 1 })).toBe("too-heavy");
  });

  test("in memory", async () => {
    const page = Buffer.from(`<html><body>${"<p>改革</p>".repeat(200_000)}`);
    expect(await reasonFor("a.html", page, { heapMegabytes: 48 })).toBe("too-heavy");
  });

  test("in size", async () => {
    expect(await reasonFor("a.txt", Buffer.alloc(101_000_000, "a"))).toBe("too-large");
    expect(await reasonFor("a.txt", Buffer.alloc(6_000_000, "a"))).toBe("too-long");
  });
});

describe("a file without text", () => {
  test.each<readonly [string, string, UnreadableReason]>([
    ["a.txt", "", "empty"],
    ["a.txt", " \n\n ", "no-text"],
    ["a.md", "---\ntitle: 河曲\n---\n", "no-text"],
    [
      "a.html",
      "<!doctype html><html><head><title>首页</title></head><body></body></html>",
      "no-text",
    ],
    [
      "a.html",
      '<html><body><div id="app"></div><script>start("很长很长的一段程序很长很长的一段程序")</script>',
      "no-text",
    ],
  ])("%s: %j", async (name, content, reason) => {
    expect(await reasonFor(name, Buffer.from(content))).toBe(reason);
  });
});

describe("a file that broke off", () => {
  test.each([
    "notice.docx",
    "notice.pdf",
    "notice.doc",
    "notice.rtf",
    "notice.odt",
    "article-pandoc.docx",
    "article.pdf",
  ])("%s", async (name) => {
    const whole = fixture(name);
    for (const share of [0.1, 0.5, 0.9]) {
      const part = whole.subarray(0, Math.floor(share * whole.length));
      expect(await reasonHere(name, part)).toBe("damaged");
    }
  });
});
