/**
 * All verbs of buttons. The data of a button is `verb:argument`; old messages keep their buttons, so a verb never
 * changes its meaning.
 */
import { chooseLanguage } from "../bot/choose-language.ts";
import {
  openContents,
  openSection,
  pressCase,
  showChoices,
  turnCases,
  turnNamed,
} from "../bot/browsing.ts";
import { cancelReplacement } from "../bot/drafting/await-replacement.ts";
import { pressDraft } from "../bot/drafting/press-draft.ts";
import { giveReason, vote } from "../bot/feedback.ts";
import { forget } from "../bot/privacy.ts";
import { pressOpen, pressRead } from "../bot/reading.ts";
import { pressFix, pressRenew } from "../bot/shelving/correcting.ts";
import { turnHistory } from "../bot/shelving/history.ts";
import { openDocument, turnShelf, turnShelfFound } from "../bot/shelving/shelf.ts";
import { pressRevert, pressUndo } from "../bot/shelving/undoing.ts";
import { askToWithdraw, pressWithdraw } from "../bot/shelving/withdrawing.ts";
import { askExample } from "./ask/ask.ts";
import { type ButtonHandler, onlyNotice, type Pressed } from "./pressed.ts";
import { turnGaps } from "./stats/gaps.ts";
import { type AdminTurn, isAdminTurn, type Turn, updateOf } from "./turn.ts";

const handlers = new Map<string, ButtonHandler>([
  ["ask", askExample],
  ["open", pressOpen],
  ["read", pressRead],
  ["case", pressCase],
  ["cases", turnCases],
  ["named", turnNamed],
  ["provinces", showChoices("region")],
  ["levels", showChoices("kinds")],
  ["years", showChoices("years")],
  ["contents", openContents],
  ["section", openSection],
  ["vote", vote],
  ["why", giveReason],
  ["gaps", forAdmins(turnGaps)],
  ["docs", forAdmins(turnShelf)],
  ["docsby", forAdmins(turnShelfFound)],
  ["doc", forAdmins(openDocument)],
  ["fix", forAdmins(pressFix)],
  ["renew", forAdmins(pressRenew)],
  ["remove", forAdmins(askToWithdraw)],
  ["drop", forAdmins(pressWithdraw)],
  ["undo", forAdmins(pressUndo)],
  ["revert", forAdmins(pressRevert)],
  ["changes", forAdmins(turnHistory)],
  ["language", chooseLanguage],
  ["forget", forget],
  ["draft", forAdmins(pressDraft)],
  ["keepold", forAdmins(cancelReplacement)],
]);

/** What the press of a button with this data does. A button that means nothing any more says so. */
export async function press(turn: Turn, data: string): Promise<Pressed> {
  // Whoever presses another button no longer means to type what the bot asked for.
  if (isAdminTurn(turn))
    await turn.state.write(({ expectations }) => expectations.clear(updateOf(turn)));
  const [, verb = "", argument = ""] = /^([a-z]+):(.*)$/su.exec(data) ?? [];
  return (await handlers.get(verb)?.(turn, argument)) ?? onlyNotice(turn.say("button-gone"));
}

/** For anybody else, and in any chat that others read too, the button means nothing. */
function forAdmins(handler: ButtonHandler<AdminTurn>): ButtonHandler {
  return (turn, argument) => (isAdminTurn(turn) ? handler(turn, argument) : null);
}
