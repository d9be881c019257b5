import path from "node:path";
import { expect, test } from "vitest";
import { describeReadWarning, describeRefusal } from "../../../src/chat/drafts/problems.ts";
import { createMessages } from "../../../src/chat/views/messages.ts";
import { messageOf } from "../../../src/core/errors.ts";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { readFile } from "../../../src/readers/read-file.ts";
import { fixture, places } from "../../setup/document-fixtures.ts";

const messages = createMessages(path.resolve(import.meta.dirname, "../../../prompts"));

test("a refusal says what is wrong and what to send instead, with the limits as they are", () => {
  expect(describeRefusal("too-large", messages.in("zh"))).toContain("超过了 100 MB");
  expect(describeRefusal("too-many-pages", messages.in("zh"))).toContain("超过了 500 页");
  expect(describeRefusal("old-word", messages.in("en"))).toContain("save it as .docx");
});

const officeFile = (stream: string) =>
  Buffer.from(
    `\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}${Buffer.from(stream, "utf16le").toString("latin1")}`,
    "latin1",
  );
/** A file of Word whose main stream is changed. */
function wordFile(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(fixture("briefing.doc"));
  change(bytes);
  return bytes;
}
const word95 = wordFile((bytes) =>
  bytes.writeUInt16LE(104, bytes.indexOf(Buffer.from([0xec, 0xa5])) + 2),
);
const ofWps = wordFile((bytes) =>
  bytes.write("WpsDocuments", bytes.indexOf(Buffer.from("WordDocument", "utf16le")), "utf16le"),
);
const rar = Buffer.from("Rar!\u{1a}\u{7}\u{1}\0\0\0\0", "latin1");

test.each<readonly [file: string, Uint8Array, format: RegExp, instead: RegExp]>([
  ["编制.xls", officeFile("Workbook"), /spreadsheet.*\.xlsx|\.xls、/u, /\.xlsx/u],
  ["编制.et", officeFile("Workbook"), /spreadsheet.*\.xlsx|\.et）/u, /\.xlsx/u],
  ["汇编.rar", rar, /archive.*\.zip|压缩包.*\.zip/u, /[Uu]npack|解压/u],
  ["通知.doc", word95, /Word 95/u, /\.docx/u],
  ["通知.wps", ofWps, /WPS(?:'s own| 自己的格式)/u, /\.docx/u],
])(
  "%s is refused with its name, its format and what to do",
  async (file, bytes, format, instead) => {
    const refused: unknown = await readFile(file, bytes, places).catch((error: unknown) => error);
    const reason = unreadableReasonOf(refused);
    const texts = (["zh", "en"] as const).map((language) => {
      const say = messages.in(language);
      const problem = reason === null ? "" : describeRefusal(reason, say);
      return say("draft-unread", { name: file, problem });
    });
    for (const told of [...texts, messageOf(refused)]) {
      expect(told).toContain(file);
      expect(told).toMatch(format);
      expect(told).toMatch(instead);
    }
  },
);

test("a warning says what of a file was not read", () => {
  expect(describeReadWarning("unknown-numbering", messages.in("zh"))).toContain("有些自动编号");
});
