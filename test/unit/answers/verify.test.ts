/** The last check before anything is shown: does the excerpt stand in its file, now? */
import {
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { createVerifier } from "../../../src/answers/verify.ts";
import type { Excerpt, PassageId } from "../../../src/core/domain.ts";
import { aSourceDocument } from "../../setup/source-document.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const text = "\uFEFF第一句。😀第二句。\r\n第三句。";

function excerptOf(start: number, end: number, shown = text.slice(start, end)): Excerpt {
  const { text: _, bodyStartUtf16: _start, ...document } = aSourceDocument(text);
  return {
    passage: {
      id: "sample-01" as PassageId,
      documentId: document.id,
      ordinal: 1,
      measure: 1,
      startUtf16: start,
      endUtf16: end,
      section: [],
    },
    document,
    text: shown,
    highlights: [],
    copies: [],
    score: 1,
  };
}

function folderWithText() {
  const folder = temporaryFolder({ "sample.txt": text });
  return { verifier: createVerifier({ seedsDir: folder }), file: path.join(folder, "sample.txt") };
}

describe("an excerpt is verbatim", () => {
  test("wherever it stands in its file, its byte order mark and line ends counted", () => {
    const { verifier } = folderWithText();
    for (let start = 0; start < text.length; start += 1)
      expect(verifier.isVerbatim(excerptOf(start, text.length))).toBe(true);
  });

  test.each([
    ["one character is another", excerptOf(1, 5, "第二句。")],
    ["one character is missing", excerptOf(1, 5, "第一句")],
    ["it stands elsewhere", excerptOf(2, 6, "第一句。")],
    ["it ends beyond the file", excerptOf(1, text.length + 1, `${text.slice(1)}。`)],
  ])("but not when %s", (_, excerpt) => {
    expect(folderWithText().verifier.isVerbatim(excerpt)).toBe(false);
  });
});

describe("a file that changes while it is served", () => {
  const excerpt = excerptOf(1, 5);

  test("no longer has what is gone from it", () => {
    const { verifier, file } = folderWithText();
    expect(verifier.isVerbatim(excerpt)).toBe(true);
    writeFileSync(file, text.replace("第一句", "第一段话"));
    expect(verifier.isVerbatim(excerpt)).toBe(false);
  });

  test("is read again although its length is the same", () => {
    const { verifier, file } = folderWithText();
    expect(verifier.isVerbatim(excerpt)).toBe(true);
    writeFileSync(file, text.replace("第一句", "第二句"));
    // Whatever the clock of the file system: it was written later.
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(verifier.isVerbatim(excerpt)).toBe(false);
  });

  test("is read again although a copy with the same time is put in its place", () => {
    const { verifier, file } = folderWithText();
    expect(verifier.isVerbatim(excerpt)).toBe(true);
    const { atime, mtime } = statSync(file);
    writeFileSync(`${file}.new`, text.replace("第一句", "第二句"));
    utimesSync(`${file}.new`, atime, mtime);
    renameSync(`${file}.new`, file);
    expect(verifier.isVerbatim(excerpt)).toBe(false);
  });

  test("has what it had when it is saved in another encoding", () => {
    const plain = text.slice(1).repeat(3);
    const folder = temporaryFolder({ "sample.txt": iconv.encode(plain, "gb18030") });
    const verifier = createVerifier({ seedsDir: folder });
    const quote = { ...excerpt, text: plain.slice(1, 5) };
    expect(verifier.isVerbatim(quote)).toBe(true);
    writeFileSync(path.join(folder, "sample.txt"), plain);
    expect(verifier.isVerbatim(quote)).toBe(true);
  });

  test("has nothing once it is removed, and all once it is back", () => {
    const { verifier, file } = folderWithText();
    rmSync(file);
    expect(verifier.isVerbatim(excerpt)).toBe(false);
    writeFileSync(file, text);
    expect(verifier.isVerbatim(excerpt)).toBe(true);
  });

  test.each([
    ["a folder", (file: string) => mkdirSync(file)],
    ["a file too large to be a document", makeHuge],
    ["bytes that are no text", (file: string) => writeFileSync(file, Buffer.from([0xd6, 0x00]))],
    ["a link that leads back to itself", (file: string) => symlinkSync(file, file)],
    ["a link to the same text elsewhere", linkElsewhere],
  ])("has nothing, and breaks nothing, once it is %s", (_, replace) => {
    const { verifier, file } = folderWithText();
    expect(verifier.isVerbatim(excerpt)).toBe(true);
    rmSync(file);
    replace(file);
    expect(verifier.isVerbatim(excerpt)).toBe(false);
  });
});

function makeHuge(file: string): void {
  writeFileSync(file, text);
  truncateSync(file, 52_400_000);
}

function linkElsewhere(file: string): void {
  symlinkSync(path.join(temporaryFolder({ "other.txt": text }), "other.txt"), file);
}
