/** Whatever the documents and their changes are: what is shown of them is taken by Telegram. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeKey } from "../../../src/render/format-change.ts";
import {
  renderMadeChange,
  renderUndoAsk,
  renderUndoLate,
} from "../../../src/render/telegram-change.ts";
import { renderHistory } from "../../../src/render/telegram-history.ts";
import {
  renderShelfDocument,
  renderWithdrawAsk,
} from "../../../src/render/telegram-shelf-document.ts";
import {
  renderShelf,
  renderShelfFound,
  renderShelfMissing,
} from "../../../src/render/telegram-shelf.ts";
import type { TelegramMessage } from "../../../src/render/telegram.ts";
import { anyChange, anySummary } from "../../setup/any-change.ts";
import { written } from "../../setup/any-text.ts";
import { messages } from "../../telegram/harness.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";

const language = fc.constantFrom("zh" as const, "en" as const);
const page = fc.integer({ min: 1, max: 9 });
const changes = fc.array(anyChange, { maxLength: 12 });
const documents = fc.array(anySummary, { maxLength: 12 });
const undoable = fc.option(anyChange);

/** Parses as Telegram does, which throws for what Telegram refuses. */
function expectTaken({ text, keyboard = [] }: TelegramMessage): void {
  const parsed = parseHtml(text);
  expect(parsed.text.length).toBeLessThanOrEqual(4096);
  expect(parsed.entities.length).toBeLessThanOrEqual(100);
  expect(parsed.text.trim()).not.toBe("");
  for (const row of keyboard) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(8);
    for (const button of row) {
      expect(button.text.trim()).not.toBe("");
      const bytes = "data" in button ? Buffer.byteLength(button.data) : 0;
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(64);
    }
  }
}

describe("is taken by Telegram:", () => {
  test("any list of documents", () => {
    fc.assert(
      fc.property(
        fc.record({ documents, changes, undoable, page, name: written(80), language }),
        (given) => {
          const say = messages.in(given.language);
          const lastChanges = new Map(
            given.documents.flatMap(({ document: { file } }, index) => {
              const change = given.changes[index];
              return change === undefined ? [] : [[file, change] as const];
            }),
          );
          const view = { ...given, lastChanges };
          expectTaken(renderShelf(view, given.page, say));
          expectTaken(renderShelfFound(view, given, say));
          expectTaken(renderShelfMissing(view, given.name, say));
        },
      ),
    );
  });

  test("any document, and the question whether to withdraw it", () => {
    fc.assert(
      fc.property(anySummary, changes, page, language, (summary, own, at, spoken) => {
        const say = messages.in(spoken);
        const view = { summary, changes: own, earlierCount: own.length, page: at };
        expectTaken(renderShelfDocument(view, say, say("withdraw-changed")));
        expectTaken(renderWithdrawAsk(view, say));
      }),
    );
  });

  test("any history, and all that is said of a change", () => {
    fc.assert(
      fc.property(changes, undoable, page, language, (all, last, at, spoken) => {
        const say = messages.in(spoken);
        const presentIds = new Set(all.flatMap(({ document }) => document?.id ?? []));
        expectTaken(renderHistory({ changes: all, undoable: last, presentIds }, at, say));
        expectTaken(renderUndoLate(last, say));
        for (const change of all) {
          expectTaken(renderUndoAsk(change, say));
          for (const progress of ["indexing", "answered-from", "not-indexed"] as const)
            expectTaken(renderMadeChange({ change, progress, isLast: true }, say));
        }
      }),
    );
  });
});

test("changes of different times have different keys", () => {
  fc.assert(
    fc.property(anyChange, anyChange, (one, other) => {
      expect(changeKey(one) === changeKey(other)).toBe(Date.parse(one.at) === Date.parse(other.at));
    }),
  );
});
