/**
 * Whatever is sent as a file: it is read or refused, and nothing else happens.
 * Without threads, whose limits are tested by themselves: what is seen here is that no other error comes out.
 */
import fc from "fast-check";
import { describe, test } from "vitest";
import { extract, kindOf } from "../../src/readers/formats.ts";
import { unreadableReasonOf } from "../../src/readers/extracted.ts";
import { readFile } from "../../src/readers/read-file.ts";
import { fixture, places } from "../setup/document-fixtures.ts";

/** "read", or the reason why not. Any other error comes out. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const kind = kindOf(name, bytes);
    if (kind === "text") await readFile(name, bytes, places);
    else await extract(kind, name, bytes);
    return "read";
  } catch (error) {
    const reason = unreadableReasonOf(error);
    if (reason === null) throw error;
    return reason;
  }
}

/** Some bytes are others, and perhaps the end is missing. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { minLength: 1, maxLength: 20 }),
  length: fc.oneof(fc.constant(1_000_000), fc.nat(1_000_000)),
});

function damaged(
  whole: Uint8Array,
  { changes, length }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  const bytes = Uint8Array.from(whole);
  for (const [at, value] of changes) bytes[Math.floor((at / 1_000_001) * bytes.length)] = value;
  return bytes.subarray(0, Math.ceil((length / 1_000_000) * bytes.length));
}

describe("a damaged file is read or refused", () => {
  test.each([
    ["notice.docx", 60],
    ["font-not-embedded.pdf", 60],
    ["notice.pdf", 15],
    ["article.gb18030.html", 60],
  ] as const)("%s", async (name, numRuns) => {
    const whole = fixture(name);
    await fc.assert(
      fc.asyncProperty(damage, async (how) => void (await outcomeOf(name, damaged(whole, how)))),
      { numRuns },
    );
  });
});

test("random bytes behind the sign of any kind are read or refused", async () => {
  const signs = [
    "%PDF-1.7\n",
    "PK\u{3}\u{4}",
    "\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}",
    "<!doctype html>",
    "---\n",
    "",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...signs),
      fc.uint8Array({ maxLength: 3000 }),
      fc.constantFrom("a.txt", "a.html", "a.docx", "a"),
      async (sign, bytes, name) =>
        void (await outcomeOf(name, Buffer.concat([Buffer.from(sign, "latin1"), bytes]))),
    ),
    { numRuns: 200 },
  );
});
