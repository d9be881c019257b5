/** Renders one document for administrators: all that is known of it, and the buttons to change it. */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { CaseSummary } from "../../core/library.ts";
import { caseData } from "../cases/case-buttons.ts";
import type { Line, Message, Part } from "../message.ts";
import { caseCounts, regionLine } from "../views/cases.ts";
import { placeName } from "../views/citations.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { authorText, dateInWords, openListText, placeText, sourceText } from "../views/names.ts";
import { bold, code } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { changeWordsHere, documentName, whoAndWhen } from "./changes.ts";
import { documentData, withdrawData } from "./document-buttons.ts";
import { historyButton, documentListButton } from "./list-view.ts";

export interface DocumentDetails {
  readonly summary: CaseSummary;
  /** Changes of this document, newest first. */
  readonly changes: readonly DocumentChange[];
  /** How many earlier texts it has. */
  readonly earlierCount: number;
  /** The page of the list to go back to. */
  readonly page: number;
}

/** Only the latest: the log has the rest. */
const changesShown = 5;
const maxFieldUtf16 = 300;

export function renderDocumentDetails(view: DocumentDetails, say: Say, note?: string): Message {
  const { summary, changes, page } = view;
  const { id } = summary.document;
  return {
    parts: [
      note === undefined ? [] : [[bold(note)]],
      fieldPart(view, say),
      [[bold(say("shelf-changes"))], ...changeLines(changes, say)],
    ],
    actions: [
      [
        { label: say("button-fix"), data: documentData("fix", id) },
        { label: say("button-newer"), data: documentData("renew", id) },
      ],
      [
        { label: say("button-case"), data: caseData(id) },
        { label: say("button-withdraw"), data: documentData("remove", id) },
      ],
      [documentListButton(page, say), historyButton(say)],
    ],
  };
}

/** Asks before the document is withdrawn. The button names the state that is shown. */
export function renderWithdrawAsk(
  { summary: { document }, changes: [last] }: DocumentDetails,
  say: Say,
): Message {
  const name = documentName({ document, file: document.file }, say);
  return {
    parts: [[[bold(say("withdraw-ask", { name }))], say("withdraw-means")]],
    actions: [
      [
        { label: say("withdraw-yes"), data: withdrawData(document.id, last) },
        { label: say("withdraw-no"), data: documentData("doc", document.id) },
      ],
    ],
  };
}

function fieldPart({ summary, earlierCount }: DocumentDetails, say: Say): Part {
  const { document, passageCount } = summary;
  const region = regionLine(document, say);
  const place = [placeText(placeName(document), say), region]
    .filter((part) => part !== "")
    .join(" · ");
  const field = (key: PlainKey, value: string) =>
    say("shelf-field", {
      name: say(key),
      value: value === "" ? say("shelf-unknown") : shorten(value, maxFieldUtf16),
    });
  const contents = [caseCounts(summary, say), say("passage-count", { count: passageCount })];
  return [
    field("field-title", document.title ?? ""),
    field("field-place", place),
    ...(document.issuer === null ? [] : [field("field-issuer", sourceText(document.issuer, say))]),
    ...(document.number === null ? [] : [field("field-number", document.number)]),
    field("field-source", sourceText(document.source ?? "", say)),
    field(
      "field-authors",
      openListText(
        document.authors.map((name) => authorText(name, say)),
        say,
      ),
    ),
    field("field-date", dateInWords(document.date ?? "", say)),
    ...(document.url === null ? [] : [field("field-url", document.url)]),
    // Chats make links of file names such as hanbin.md.
    [
      say("shelf-field", { name: say("field-file"), value: "" }),
      code(shorten(document.file, maxFieldUtf16)),
    ],
    field("field-contents", openListText(contents, say)),
    field("field-earlier", say("earlier-count", { count: earlierCount })),
  ];
}

function changeLines(changes: readonly DocumentChange[], say: Say): readonly Line[] {
  if (changes.length === 0) return [say("shelf-unchanged")];
  return changes.slice(0, changesShown).map((change) => {
    const { who, when } = whoAndWhen(change);
    const undone = change.isUndone ? [say("history-undone")] : [];
    const parts = [`${when} ${who}`, changeWordsHere(change, say), ...undone];
    return `• ${parts.join(" · ")}`;
  });
}
