/** For any bytes in a seeds file: it is served verbatim, or named in one line. Never anything else. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { createVerifier } from "../../src/answers/verify.ts";
import { decodeText } from "../../src/documents/decode.ts";
import { readCorpus } from "../../src/documents/read-corpus.ts";
import { splitDocument } from "../../src/documents/split.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { loadGazetteer } from "../../src/places/divisions.ts";
import { createPlaceFinder } from "../../src/places/place-finder.ts";
import { textOf } from "../setup/source-document.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const tokenizer = createTokenizer([]);
const places = createPlaceFinder(loadGazetteer(), (text) => tokenizer.tag(text));

const everyday = fc.constantFrom(
  "河曲县是试点县之一,把超编人员安置到乡镇工作。",
  "一是推动机构重塑;二是精简人员编制。\r\n",
  "“怎么办?”——保留待遇…\n",
);
const between = (first: number, last: number) =>
  fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));
const rare = fc.oneof(
  between(0x4e00, 0x9fff),
  between(0x3400, 0x4dbf),
  between(0x20000, 0x2a6df),
  between(0xff01, 0xff5e),
  between(0x20, 0x7e),
  fc.constantFrom("😀", "\u200b", "é", "\t", "\n"),
);
const chinese = fc
  .tuple(everyday, fc.array(fc.oneof({ weight: 2, arbitrary: everyday }, rare), { maxLength: 40 }))
  .map(([first, pieces]) => [first, ...pieces].join(""));

const encodings = [
  "utf-8",
  "gb18030",
  "gbk",
  "utf-16le",
  "utf-16be",
  "big5",
  "shift_jis",
  "latin1",
];
const head = fc.constantFrom(
  "",
  "\uFEFF",
  "---\n",
  "---\nplace: 河曲县\n",
  "---\ndate: 去年\n---\n",
);
const encoded = fc
  .tuple(head, chinese, fc.constantFrom("", "---\n", "\0", "\u0001"), fc.constantFrom(...encodings))
  .map(([start, text, end, encoding]) => iconv.encode(start + text + end, encoding));
const damaged = fc
  .tuple(encoded, fc.uint8Array({ maxLength: 4 }), fc.nat())
  .map(([bytes, insert, at]) => {
    const cut = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, cut), insert, bytes.subarray(cut)]);
  });
const matter = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "title: ",
        "place: 河曲县\n",
        "date: ",
        "aliases: [",
        "- 甲\n",
        "&a ",
        "*a\n",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constant("\n"),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => Buffer.from(`---\n${pieces.join("")}\n---\n河曲县是试点县。\n`));
const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), encoded, damaged, matter);

describe("any Chinese text", () => {
  test("in GB18030 is read as it is, and what is quoted of it is in its file byte for byte", () => {
    fc.assert(
      fc.property(chinese, fc.nat(), fc.nat(), (text, from, length) => {
        const file = iconv.encode(text, "gb18030");
        const read = decodeText(file)?.text;
        expect(read).toBe(text);
        const characters = Array.from(read ?? "");
        const start = from % characters.length;
        const quote = characters.slice(start, start + 1 + (length % 30)).join("");
        expect(file.includes(iconv.encode(quote, "gb18030"))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("any bytes", () => {
  test("are served verbatim or named in one line, and read the same again", async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        writeFileSync(path.join(folder, "a.md"), content);
        const { documents, problems, remarks } = await readCorpus({ seedsDir: folder }, places);
        expect(documents.length + problems.length).toBe(1);
        for (const line of [...problems.map(({ message }) => message), ...remarks]) {
          expect(line).toMatch(/^a\.md: .*\.$/);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        }
        const verifier = createVerifier({ seedsDir: folder });
        for (const document of documents) {
          expect(document.text).toBe(decodeText(readFileSync(path.join(folder, "a.md")))?.text);
          const passages = splitDocument(document);
          expect(passages.length).toBeGreaterThan(0);
          for (const passage of passages) {
            const text = textOf(document, passage);
            expect(text).not.toBe("");
            expect(verifier.isVerbatim({ document, passage, text })).toBe(true);
            expect(verifier.isVerbatim({ document, passage, text: `${text}。` })).toBe(false);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("make text of each kind now and then, so that the above says something", () => {
    const kinds = fc.sample(bytes, { numRuns: 500, seed: 1 }).map((each) => decodeText(each));
    const served = kinds.filter((text) => text !== null).length;
    expect(served).toBeGreaterThan(100);
    expect(kinds.length - served).toBeGreaterThan(100);
  });
});
