/**
 * All verbs of buttons. The data of a button is `verb:argument`; old messages keep their buttons, so a verb never
 * changes its meaning.
 */
import { askOffered, pressElsewhere, pressMore } from "./ask/ask.ts";
import {
  openContents,
  openSection,
  pressCase,
  showChoices,
  turnCases,
  turnNamed,
} from "./cases/cases.ts";
import {
  openDocument,
  pressFix,
  pressRenew,
  turnHistory,
  turnDocuments,
  turnDocumentsFound,
} from "./documents-desk/documents.ts";
import { pressRevert, pressUndo } from "./documents-desk/undo.ts";
import { askToWithdraw, pressWithdraw } from "./documents-desk/withdraw.ts";
import { cancelReplacement } from "./drafts/await-replacement.ts";
import { pressDraft } from "./drafts/press-draft.ts";
import { pressStopReading } from "./drafts/read-file.ts";
import { giveReason, vote } from "./feedback/feedback.ts";
import { chooseLanguage } from "./language/language.ts";
import { type ButtonHandler, onlyNotice, type Pressed } from "./pressed.ts";
import { forget } from "./privacy/privacy.ts";
import { sendOriginal, sendPicture } from "./reader/original.ts";
import { pressOpen, pressRead } from "./reader/reader.ts";
import { turnGaps } from "./stats/gaps.ts";
import { type AdminTurn, isAdminTurn, type Turn, updateOf } from "./turn.ts";

/**
 * What a button is for, which decides who may press it and how often. `question`: it asks the library. `own-data`: it
 * concerns the data of whoever presses.
 */
export type ButtonUse = "question" | "page" | "vote" | "own-data";

/**
 * Where a button sends a message of its own: to its chat, or in a group to whoever pressed, and to nobody else. Null for
 * one that changes the message below which it stands.
 */
export type ButtonPosts = "chat" | "presser" | null;

interface Button {
  readonly use: ButtonUse;
  readonly posts: ButtonPosts;
  readonly handle: ButtonHandler;
}

const buttons: ReadonlyMap<string, Button> = new Map([
  ...usedFor("question", { ask: askOffered, more: pressMore, elsewhere: pressElsewhere }, "chat"),
  ...usedFor("page", { open: pressOpen }, "presser"),
  ...usedFor("page", { case: pressCase, original: sendOriginal, picture: sendPicture }, "chat"),
  ...usedFor("page", {
    read: pressRead,
    cases: turnCases,
    named: turnNamed,
    provinces: showChoices("region"),
    levels: showChoices("kinds"),
    years: showChoices("years"),
    contents: openContents,
    section: openSection,
    language: chooseLanguage,
    gaps: forAdmins(turnGaps),
    docs: forAdmins(turnDocuments),
    docsby: forAdmins(turnDocumentsFound),
    doc: forAdmins(openDocument),
    fix: forAdmins(pressFix),
    renew: forAdmins(pressRenew),
    remove: forAdmins(askToWithdraw),
    drop: forAdmins(pressWithdraw),
    undo: forAdmins(pressUndo),
    revert: forAdmins(pressRevert),
    changes: forAdmins(turnHistory),
    draft: forAdmins(pressDraft),
    keepold: forAdmins(cancelReplacement),
    stopreading: forAdmins(pressStopReading),
  }),
  ...usedFor("vote", { vote, why: giveReason }),
  ...usedFor("own-data", { forget }),
]);

function usedFor(
  use: ButtonUse,
  handlers: Readonly<Record<string, ButtonHandler>>,
  posts: ButtonPosts = null,
): readonly (readonly [verb: string, button: Button])[] {
  return Object.entries(handlers).map(([verb, handle]) => [verb, { use, posts, handle }]);
}

/** `page` for a button that means nothing. */
export function buttonUse(data: string): ButtonUse {
  return buttons.get(readData(data).verb)?.use ?? "page";
}

export function buttonPosts(data: string): ButtonPosts {
  return buttons.get(readData(data).verb)?.posts ?? null;
}

/** What the press of a button with this data does. A button that means nothing any more says so. */
export async function press(turn: Turn, data: string): Promise<Pressed> {
  // Whoever presses another button no longer means to type what the bot asked for.
  if (isAdminTurn(turn))
    await turn.state.write(({ expectations }) => expectations.clear(updateOf(turn)));
  const { verb, argument } = readData(data);
  return (await buttons.get(verb)?.handle(turn, argument)) ?? onlyNotice(turn.say("button-gone"));
}

function readData(data: string): { readonly verb: string; readonly argument: string } {
  const [, verb = "", argument = ""] = /^([a-z]+):(.*)$/su.exec(data) ?? [];
  return { verb, argument };
}

/** For anybody else, and in any chat that others read too, the button means nothing. */
function forAdmins(handler: ButtonHandler<AdminTurn>): ButtonHandler {
  return (turn, argument) => (isAdminTurn(turn) ? handler(turn, argument) : null);
}
