/** What administrators see of the documents and their changes, word for word, in both languages. */
import { describe, test } from "vitest";
import {
  renderHistory,
  renderMadeChange,
  renderNotChanged,
  renderUndoAsk,
  renderUndoLate,
} from "../../../src/chat/documents-desk/change-view.ts";
import {
  renderDocumentDetails,
  renderWithdrawAsk,
} from "../../../src/chat/documents-desk/document-view.ts";
import {
  renderDocumentList,
  renderDocumentsFound,
  renderDocumentMissing,
} from "../../../src/chat/documents-desk/list-view.ts";
import type { ChangeNote, DocumentChange } from "../../../src/core/document-desk.ts";
import type { DocumentMeta, Language } from "../../../src/core/domain.ts";
import { matchesGolden } from "../../setup/telegram-golden.ts";
import { casesOfCounties } from "../../telegram/fixture-contents.ts";
import { fixtureCases, hanbin, hequ, shangyou } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];

function aChange(
  document: DocumentMeta,
  minute: number,
  fields: Partial<DocumentChange> & Pick<ChangeNote, "change">,
): DocumentChange {
  const at = new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();
  const by = "小王 (5001)";
  return { at, by, document, file: document.file, undoes: null, isUndone: false, ...fields };
}

const withdrawn = aChange(hequ, 10, { change: "withdrawn", by: "小李 (5002)", isUndone: true });
const undone = aChange(hequ, 20, { change: "undone", undoes: withdrawn });
const added = aChange(shangyou, 5, { change: "added" });
const changed = aChange(hanbin, 3, { change: "changed", by: "root" });
const changes = [undone, withdrawn, added, changed];

const [first = { document: hequ, sectionCount: 0, measureCount: 0, passageCount: 0 }] =
  fixtureCases;
const lastChanges = new Map(changes.toReversed().map((change) => [change.file, change]));
const view = { documents: fixtureCases, lastChanges, undoable: added };
const one = { summary: first, changes: [undone, withdrawn], earlierCount: 2, page: 1 };

describe.each(languages)("in %s", (language) => {
  const say = messages.in(language);

  test("the list, of a name, and of many", async () => {
    const untouched = { lastChanges: new Map(), undoable: null };
    await matchesGolden(`shelf.${language}`, [
      renderDocumentList(view, 1, say),
      renderDocumentList({ ...untouched, documents: casesOfCounties(300) }, 3, say),
      renderDocumentsFound(view, { name: "县", page: 1 }, say),
      renderDocumentMissing({ ...view, documents: [first] }, "何曲", say),
    ]);
  });

  test("a document, changed and not, and the question whether to withdraw it", async () => {
    const [, , bare = first] = fixtureCases;
    await matchesGolden(`shelf-document.${language}`, [
      renderDocumentDetails(one, say, say("withdraw-changed")),
      renderDocumentDetails({ summary: bare, changes: [], earlierCount: 0, page: 2 }, say),
      renderWithdrawAsk(one, say),
    ]);
  });

  test("the history, of changes and of none", async () => {
    const presentIds = new Set([hequ.id, shangyou.id]);
    await matchesGolden(`shelf-history.${language}`, [
      renderHistory({ changes, undoable: added, presentIds }, 1, say),
      renderHistory({ changes: [], undoable: null, presentIds }, 1, say),
    ]);
  });

  test("what is asked before a change is taken back, and said once it is made", async () => {
    const made = [
      { ...withdrawn, isUndone: false },
      withdrawn,
      undone,
      { ...undone, undoes: added },
      { ...undone, undoes: changed },
    ];
    await matchesGolden(`shelf-change.${language}`, [
      ...[withdrawn, added, changed].map((change) => renderUndoAsk(change, say)),
      renderUndoLate(added, say),
      renderUndoLate(null, say),
      renderMadeChange({ change: undone, progress: "indexing", isLast: false }, say),
      ...made.map((change) =>
        renderMadeChange({ change, progress: "answered-from", isLast: change === made[0] }, say),
      ),
      renderMadeChange({ change: undone, progress: "not-indexed", isLast: false }, say),
      renderNotChanged("document-last", say),
    ]);
  });
});
