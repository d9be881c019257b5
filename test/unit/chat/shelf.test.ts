/** Whatever the documents and their changes are: what is shown of them is taken by Telegram. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  renderHistory,
  renderMadeChange,
  renderUndoAsk,
  renderUndoLate,
} from "../../../src/chat/documents-desk/change-view.ts";
import { changeKey } from "../../../src/chat/documents-desk/document-buttons.ts";
import {
  renderDocumentDetails,
  renderWithdrawAsk,
} from "../../../src/chat/documents-desk/document-view.ts";
import {
  renderDocumentList,
  renderDocumentsFound,
  renderDocumentMissing,
} from "../../../src/chat/documents-desk/list-view.ts";
import { anyChange, anySummary } from "../../setup/any-change.ts";
import { written } from "../../setup/any-text.ts";
import { takenAsOne } from "../../setup/taken.ts";
import { messages } from "../../telegram/harness.ts";

const language = fc.constantFrom("zh" as const, "en" as const);
const page = fc.integer({ min: 1, max: 9 });
const changes = fc.array(anyChange, { maxLength: 12 });
const documents = fc.array(anySummary, { maxLength: 12 });
const undoable = fc.option(anyChange);

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
          takenAsOne(renderDocumentList(view, given.page, say));
          takenAsOne(renderDocumentsFound(view, given, say));
          takenAsOne(renderDocumentMissing(view, given.name, say));
        },
      ),
    );
  });

  test("any document, and the question whether to withdraw it", () => {
    fc.assert(
      fc.property(anySummary, changes, page, language, (summary, own, at, spoken) => {
        const say = messages.in(spoken);
        const view = { summary, changes: own, earlierCount: own.length, page: at };
        takenAsOne(renderDocumentDetails(view, say, say("withdraw-changed")));
        takenAsOne(renderWithdrawAsk(view, say));
      }),
    );
  });

  test("any history, and all that is said of a change", () => {
    fc.assert(
      fc.property(changes, undoable, page, language, (all, last, at, spoken) => {
        const say = messages.in(spoken);
        const presentIds = new Set(all.flatMap(({ document }) => document?.id ?? []));
        takenAsOne(renderHistory({ changes: all, undoable: last, presentIds }, at, say));
        takenAsOne(renderUndoLate(last, say));
        for (const change of all) {
          takenAsOne(renderUndoAsk(change, say));
          for (const progress of ["indexing", "answered-from", "not-indexed"] as const)
            takenAsOne(renderMadeChange({ change, progress, isLast: true }, say));
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
