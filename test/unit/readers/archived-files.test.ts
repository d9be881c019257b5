/** The files of an archive: their names, and what is not unpacked. */
import iconv from "iconv-lite";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { isArchive } from "../../../src/readers/formats.ts";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { archivedFiles } from "../../../src/readers/zip/archived-files.ts";
import { fixture } from "../../setup/document-fixtures.ts";

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

/** Where the directory describes its files. */
function entriesOf(zip: Buffer): readonly number[] {
  const found: number[] = [];
  const sign = Buffer.from("PK\u{1}\u{2}", "latin1");
  for (let at = zip.indexOf(sign); at !== -1; at = zip.indexOf(sign, at + 4)) found.push(at);
  return found;
}

async function list(bytes: Uint8Array): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of archivedFiles("a.zip", bytes))
    found.push(
      "reason" in file ? `${file.name}: ${file.reason}` : `${file.name} ${file.bytes.length}`,
    );
  return found;
}

test("documents are unpacked, what is no document is named, what systems leave is not", async () => {
  const bytes = await zipOf({
    "报告/一.txt": "改革",
    "报告/二.docx": "PK",
    "报告/程序.exe": "MZ",
    "报告/_草稿.md": "改革",
    "__MACOSX/报告/._一.txt": "x",
    "报告/.DS_Store": "x",
    "报告/~$二.docx": "x",
    "Thumbs.db": "x",
  });
  expect(isArchive(bytes)).toBe(true);
  expect(await list(bytes)).toEqual([
    "报告/一.txt 6",
    "报告/二.docx 2",
    "报告/程序.exe: unlikely-name",
    "报告/_草稿.md: unlikely-name",
  ]);
});

test("names in GBK without a mark, with the separators of Windows, are read", async () => {
  // As long in bytes as the name in GBK, which takes its place.
  const name = iconv.encode("材料\\河曲县.txt", "gbk");
  const stand = "x".repeat(name.length);
  const bytes = await zipOf({ [stand]: "改革" });
  for (let at = bytes.indexOf(stand); at !== -1; at = bytes.indexOf(stand)) name.copy(bytes, at);
  expect(await list(bytes)).toEqual(["材料/河曲县.txt 6"]);
});

test("a file of Word, a table or a page is no archive", async () => {
  for (const name of ["notice.docx", "notice.odt", "stations.xlsx", "notice.doc", "notice.txt"])
    expect(isArchive(fixture(name))).toBe(false);
});

test("an archive with a password, and one that holds a link, name the files", async () => {
  const bytes = await zipOf({ "a.txt": "改革", "b.txt": "/etc/hostname" });
  const [first = 0, second = 0] = entriesOf(bytes);
  bytes.writeUInt16LE(bytes.readUInt16LE(first + 8) | 1, first + 8);
  bytes.writeUInt32LE(0o120777 * 2 ** 16, second + 38);
  expect(await list(bytes)).toEqual(["a.txt: encrypted", "b.txt: link"]);
});

test("what would unpack to very much is refused before that, or where it does not say so", async () => {
  const names = Array.from({ length: 6 }, (_, index) => [`${index}.txt`, "改革"] as const);
  const bomb = await zipOf(Object.fromEntries(names));
  for (const at of entriesOf(bomb)) bomb.writeUInt32LE(60_000_000, at + 24);
  expect(unreadableReasonOf(await list(bomb).catch((error: unknown) => error))).toBe("zip-bomb");
  const liar = await zipOf({ "a.txt": new Uint8Array(1_000_000), "b.txt": "改革" });
  liar.writeUInt32LE(100, (entriesOf(liar)[0] ?? 0) + 24);
  expect(await list(liar)).toEqual(["a.txt: damaged", "b.txt 6"]);
  const many = await zipOf(
    Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`${index}.txt`, "x"])),
  );
  expect(unreadableReasonOf(await list(many).catch((error: unknown) => error))).toBe("zip-bomb");
});

test("an archive that breaks off is damaged", async () => {
  const bytes = await zipOf({ "a.txt": "改革".repeat(1000), "b.txt": "改革" });
  const error: unknown = await list(bytes.subarray(0, -30)).catch((thrown: unknown) => thrown);
  expect(unreadableReasonOf(error)).toBe("damaged");
});

test("what a browser saved beside a page is named as such, other folders are read", async () => {
  const bytes = await zipOf({
    "文/青岭.html": "<p>改革</p>",
    "文/青岭_files/640.png": "x",
    "文/其他_files/一.txt": "改革",
  });
  expect(await list(bytes)).toEqual([
    "文/青岭.html 13",
    "文/青岭_files/640.png: part-of-page",
    "文/其他_files/一.txt 6",
  ]);
});
