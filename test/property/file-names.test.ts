/** For any names of files: their documents have distinct ids, which Telegram takes and people can quote. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderAnswer } from "../../src/chat/ask/answer-view.ts";
import type { Message } from "../../src/chat/message.ts";
import { renderPassage } from "../../src/chat/reader/passage-view.ts";
import { copyableCitation } from "../../src/chat/views/citations.ts";
import type { DocumentMeta } from "../../src/core/domain.ts";
import type { PassageView } from "../../src/core/library.ts";
import { hashtagOf, linkKeyOf, passageNamesIn } from "../../src/core/passage-names.ts";
import { nameDocuments } from "../../src/documents/document-ids.ts";
import { taken } from "../setup/taken.ts";
import { aDocument, anAnswer, anExcerpt } from "../telegram/fixture-library.ts";
import { messages } from "../telegram/harness.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "hequ",
    "HEQU",
    "河曲",
    "改革",
    "-",
    "_",
    " ",
    ".",
    "#",
    "[",
    "]",
    "［",
    "《",
    "/",
  ),
  fc.constantFrom(
    "\n",
    "\t",
    "\u202e",
    "\u2028",
    "\u200d",
    "\u0007",
    "<b>",
    "&",
    "👩‍👩‍👧",
    "é",
    "e\u0301",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.integer({ min: 1, max: 120 }).map((times) => "长".repeat(times)),
);
const name = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.constantFrom("md", "txt", "MD"))
  .map(([pieces, ending]) => `x${pieces.join("").replaceAll("\0", "")}.${ending}`);
const names = fc
  .uniqueArray(name, { minLength: 1, maxLength: 12 })
  .map((files) => files.toSorted());

function documentsOf(files: readonly string[]): DocumentMeta[] {
  return [...nameDocuments(files)].map(([file, { id }]) => aDocument(id, { file }));
}

function viewOf(document: DocumentMeta): PassageView {
  const { passage, text } = anExcerpt(document, "一是合理调配。", { ordinal: 7 });
  const beside = { textBefore: "", textAfter: "", previousId: passage.id, nextId: passage.id };
  return { passage, document, text, ...beside, standing: "current", position: 7, passageCount: 9 };
}

/** As somebody's writing of it is compared. */
function spoken(written: string): string {
  return written
    .normalize("NFKC")
    .replace(/^\[(.*)\]$/u, "$1")
    .toLowerCase();
}

function expectAccepted(message: Message): void {
  for (const { text } of taken(message))
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
}

describe("any names of files", () => {
  test("give ids that are distinct in every form in which they are written", () => {
    fc.assert(
      fc.property(names, (files) => {
        const ids = documentsOf(files).map(({ id }) => `${id}-07`);
        for (const form of [spoken, hashtagOf, linkKeyOf])
          expect(new Set(ids.map((id) => spoken(form(id)))).size).toBe(files.length);
      }),
      { numRuns: 500 },
    );
  });

  test("give ids of one line, without what cannot be seen, of a length to be read", () => {
    fc.assert(
      fc.property(names, (files) => {
        for (const { id } of documentsOf(files)) {
          expect(id).toBe(id.trim());
          expect(id).toMatch(/^[^[\]\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,120}$/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("give messages that Telegram takes, and citations that lead back", () => {
    fc.assert(
      fc.property(names, (files) => {
        const say = messages.in("zh");
        const documents = documentsOf(files);
        for (const view of documents.map(viewOf)) {
          expectAccepted(renderPassage(view, say));
          const mentioned = passageNamesIn(copyableCitation(view, say)).map(spoken);
          expect(mentioned).toContain(spoken(view.passage.id));
        }
        const excerpts = documents.map((each) => anExcerpt(each, "一是合理调配。"));
        expectAccepted(renderAnswer(anAnswer("甲", { excerpts }), say, { cases: [] }));
      }),
      { numRuns: 200 },
    );
  });
});
