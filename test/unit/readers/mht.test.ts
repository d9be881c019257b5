/** Pages that were saved as one file, as browsers, Word and mail programs write them. */
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { kindOf } from "../../../src/readers/formats.ts";
import { unreadableReasonOf } from "../../../src/readers/extracted.ts";
import { readMht } from "../../../src/readers/mht/read-mht.ts";
import { readFile } from "../../../src/readers/read-file.ts";
import { bare, fixture, fixtureText, places } from "../../setup/document-fixtures.ts";

const body = "河曲县是试点县之一，把超编人员安置到乡镇工作，成效明显。";
const page = `<html><head><title>河曲县的改革</title></head><body><p>${body}</p></body></html>`;
const lines = (...all: readonly string[]) => Buffer.from(all.join("\r\n"), "latin1");
const base64 = (text: string, encoding = "utf8") => iconv.encode(text, encoding).toString("base64");

test("a saved page is read as the page itself", async () => {
  const read = await readFile("a.mhtml", fixture("article.mhtml"), places);
  expect(read).toMatchObject({ kind: "mht", source: "青岭日报", date: "2023-04-20" });
  expect(bare(read.text)).toBe(bare(fixtureText("article.txt")));
});

test("the address from which it was saved is kept", () => {
  const file = lines(
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://example.org/a.html",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "Content-Location: https://example.org/a.html?print",
    "",
    base64(page),
    "--b--",
  );
  expect(readMht("a.mht", file).facts.url).toBe("https://example.org/a.html");
});

describe("a message", () => {
  test.each<readonly [string, Buffer]>([
    [
      "whose page stands in base64 and GB 2312, behind another part",
      lines(
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="=_x y"',
        "",
        "This is a message of several parts.",
        "--=_x y",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0KGgo=",
        "--=_x y",
        'Content-Type: text/html; charset="gb2312"',
        "Content-Transfer-Encoding: BASE64",
        "",
        base64(page, "gbk"),
        "--=_x y--",
      ),
    ],
    [
      "with parts within parts",
      lines(
        "Subject: =?utf-8?B?5rKz5puy?=",
        "Content-Type: multipart/mixed;",
        "\tboundary=outer",
        "",
        "--outer",
        "Content-Type: multipart/alternative; boundary=inner",
        "",
        "--inner",
        "Content-Type: text/plain",
        "",
        "plain",
        "--inner",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        base64(page),
        "--inner--",
        "--outer--",
      ),
    ],
    [
      "that is the page alone",
      lines(
        "From: <Saved by a program>",
        "MIME-Version: 1.0",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        base64(page),
      ),
    ],
  ])("%s", (_, bytes) => {
    expect(kindOf("a.mht", bytes)).toBe("mht");
    expect(readMht("a.mht", bytes)).toMatchObject({ text: body, facts: { title: "河曲县的改革" } });
  });

  test.each<readonly [string, Buffer, string]>([
    [
      "that breaks off within its page",
      lines(
        "Content-Type: multipart/related; boundary=b",
        "",
        "--b",
        "Content-Type: text/html",
        "",
        "<p>",
      ),
      "damaged",
    ],
    [
      "without a page",
      lines(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "x",
        "--b--",
      ),
      "other-format",
    ],
    [
      "of parts within parts without end",
      lines(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        ...Array.from(
          { length: 5000 },
          () => "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n",
        ),
      ),
      "other-format",
    ],
  ])("%s is refused", (_, bytes, reason) => {
    let found: unknown;
    try {
      found = readMht("a.mht", bytes);
    } catch (error) {
      found = unreadableReasonOf(error);
    }
    expect(found).toBe(reason);
  });
});

test("a text that begins with fields is a text", () => {
  expect(kindOf("a.txt", Buffer.from(`title: 河曲\ncontent: 改革\n\n${body}`))).toBe("text");
});
