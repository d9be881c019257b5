/** Texts in the encodings that Chinese editors write, and bytes that are no text. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../src/documents/decode.ts";

const text = "河曲县机构改革的做法\r\n一是“合理调配”:对903名人员,保留待遇…\r\n";
const traditional = "縣級機構改革的做法:將超編人員安置到鄉鎮工作,保留原來的待遇不變。";
const bom = Buffer.from([0xff, 0xfe]);
const bigEndianBom = Buffer.from([0xfe, 0xff]);

describe("text", () => {
  test.each([
    ["UTF-8", Buffer.from(text), text],
    ["UTF-8 with a mark, which is kept", Buffer.from(`\uFEFF${text}`), `\uFEFF${text}`],
    ["GB18030", iconv.encode(text, "gb18030"), text],
    ["GBK", iconv.encode(text, "gbk"), text],
    ["GB 2312", iconv.encode(text, "gb2312"), text],
    ["GB18030 with rare characters", iconv.encode(`${text}䶮㙍𠮷😀`, "gb18030"), `${text}䶮㙍𠮷😀`],
    ["GBK in traditional script", iconv.encode(traditional, "gbk"), traditional],
    ["UTF-16 of Windows", Buffer.concat([bom, iconv.encode(text, "utf-16le")]), `\uFEFF${text}`],
    [
      "UTF-16 with the high byte first",
      Buffer.concat([bigEndianBom, iconv.encode(text, "utf-16be")]),
      `\uFEFF${text}`,
    ],
    ["two hanzi of GBK", Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a]), "中文\n"],
    ["a page break of a converted PDF", Buffer.from("甲\f乙"), "甲\f乙"],
    ["one control character among many", Buffer.from(`${text.repeat(3)}\b`), `${text.repeat(3)}\b`],
    ["Big5", iconv.encode(traditional, "big5"), traditional],
    ["UTF-16 without a mark", iconv.encode(text, "utf-16le"), text],
    ["the other UTF-16 without a mark", iconv.encode(traditional, "utf-16be"), traditional],
    ["UTF-16 without a mark, of ASCII", Buffer.from("Reform 2023\n", "utf-16le"), "Reform 2023\n"],
    ["nothing", Buffer.alloc(0), ""],
  ])("%s", (_, bytes, expected) => {
    expect(decodeText(bytes)).toEqual({ text: expected, flaws: [] });
  });
});

test("any text of UTF-8 is read as it was written", () => {
  const written = fc
    .string({ unit: "binary", maxLength: 300 })
    .filter((each) => !each.includes("\0"));
  fc.assert(
    fc.property(written, (each) => {
      // So much beside it that no control characters tell against it.
      const whole = `${each}${"字".repeat(100 * each.length)}`;
      expect(decodeText(Buffer.from(whole))?.text).toBe(whole);
    }),
  );
});

describe("a damaged file is read, and what is odd is named", () => {
  const long = `河曲县的做法\n${"对超编人员重新安排岗位。".repeat(20)}\n`;
  const spoilt = (encoding: string) => {
    const before = iconv.encode("一、", encoding);
    const after = iconv.encode(`。\n${long}`, encoding);
    return Buffer.concat([before, Buffer.from([0xff]), after]);
  };
  const named = (line: number) => [
    `bytes that are no characters stand as \u{fffd}: 1, the first in line ${line}`,
  ];
  test.each([
    ["a bad byte in UTF-8", spoilt("utf-8"), `一、\u{fffd}。\n${long}`, named(1)],
    ["a bad byte in GB18030", spoilt("gb18030"), `一、\u{fffd}。\n${long}`, named(1)],
    [
      "UTF-8 cut within a character",
      Buffer.from(`${long}河曲`).subarray(0, -1),
      `${long}河\u{fffd}`,
      named(3),
    ],
    ["a null byte", Buffer.from(`${long}一\0二`), `${long}一\u{fffd}二`, named(3)],
    [
      "a file filled up",
      Buffer.from(`${long}${"\0".repeat(400)}`),
      long,
      ["null bytes or Ctrl-Z at its end are left out: 400"],
    ],
    [
      "the end that DOS wrote",
      Buffer.concat([iconv.encode(long, "gbk"), Buffer.from([0x1a])]),
      long,
      ["null bytes or Ctrl-Z at its end are left out: 1"],
    ],
  ])("%s", (_, bytes, expected, flaws) => {
    expect(decodeText(bytes)).toEqual({ text: expected, flaws });
  });

  test("but not what the file has itself", () => {
    expect(decodeText(Buffer.from("河\u{fffd}曲"))).toEqual({ text: "河\u{fffd}曲", flaws: [] });
  });
});

describe("no text", () => {
  test.each([
    ["UTF-8 that is cut within a character", Buffer.from("河曲").subarray(0, 5)],
    ["GB18030 that is cut within a character", iconv.encode(text, "gb18030").subarray(0, 5)],
    ["null bytes among few others", Buffer.from("河\0曲\0\0县")],
    ["UTF-16 of an odd length", Buffer.concat([bom, Buffer.from("abc")])],
    ["UTF-16 with half a pair", Buffer.concat([bom, Buffer.from([0x00, 0xd8, 0x41, 0x00])])],
    ["UTF-32", Buffer.concat([bom, Buffer.alloc(2), iconv.encode("河曲", "utf-32le")])],
    ["half a pair in GB18030", Buffer.from([0xd6, 0xd0, 0x83, 0x36, 0xd0, 0x30])],
    ["private use in GB18030", Buffer.from([0xd6, 0xd0, 0xaa, 0xa1])],
    ["control characters in GB18030", Buffer.from([0xd6, 0xd0, 0x01])],
    ["control characters in UTF-8", Buffer.from("\u0001\u0002\u0003\u0004")],
    ["French in Latin-1", iconv.encode("Les réformes à Besançon, où l'été", "latin1")],
    ["German in Latin-1", iconv.encode("Größe, Straße, Äpfel", "latin1")],
    ["Japanese in Shift JIS", iconv.encode("これは日本語の文章です。", "shift_jis")],
  ])("%s", (_, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });

  test("random bytes", () => {
    for (let round = 0; round < 200; round += 1) expect(decodeText(randomBytes(500))).toBeNull();
  });
});
