/**
 * A pressed button in; what it asks for done, and its query always answered, so that the button stops waiting.
 * A button that means nothing any more says so.
 */
import type { Context } from "grammy";
import { messageOf } from "../core/errors.ts";
import { exampleQuestion } from "../render/render-greeting.ts";
import { forAdmins, isAdminChat, turnGaps, updateOf } from "./admin.ts";
import { admitPress } from "./admission/admit.ts";
import { answerQuestion } from "./answering.ts";
import {
  openContents,
  openSection,
  pressCase,
  showChoices,
  turnCases,
  turnNamed,
} from "./browsing.ts";
import { chooseLanguage } from "./choose-language.ts";
import { cancelReplacement } from "./drafting/await-replacement.ts";
import { pressDraft } from "./drafting/press-draft.ts";
import { giveReason, vote } from "./feedback.ts";
import { forget } from "./privacy.ts";
import { pressOpen, pressRead } from "./reading.ts";
import { type BotServices, sayTo } from "./services.ts";
import { pressFix, pressRenew } from "./shelving/correcting.ts";
import { turnHistory } from "./shelving/history.ts";
import { openDocument, turnShelf, turnShelfFound } from "./shelving/shelf.ts";
import { pressRevert, pressUndo } from "./shelving/undoing.ts";
import { askToWithdraw, pressWithdraw } from "./shelving/withdrawing.ts";

/** What stands after the colon of the button's data in; null for a button that means nothing any more. */
export type ButtonHandler = (
  ctx: Context,
  services: BotServices,
  argument: string,
) => Pressed | null | Promise<Pressed | null>;

export interface Pressed {
  /** Shown for a moment. */
  readonly notice?: string;
  /** What is done once the press is acknowledged. */
  run(): Promise<unknown>;
}

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

export function createButtonHandler(services: BotServices) {
  return async (ctx: Context): Promise<void> => {
    if (!admitPress(ctx, services))
      return acknowledge(ctx, services, sayTo(ctx, services)("too-many"));
    // Whoever presses another button wants something else than what was asked for.
    if (isAdminChat(ctx, services))
      await services.state.write(({ expectations }) => expectations.clear(updateOf(ctx)));
    const [, name = "", argument = ""] =
      /^([a-z]+):(.*)$/su.exec(ctx.callbackQuery?.data ?? "") ?? [];
    const pressed = (await handlers.get(name)?.(ctx, services, argument)) ?? null;
    if (pressed === null) return acknowledge(ctx, services, sayTo(ctx, services)("button-gone"));
    await acknowledge(ctx, services, pressed.notice);
    await pressed.run();
  };
}

function askExample(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const question = exampleQuestion(argument, sayTo(ctx, services));
  if (question === null) return null;
  return {
    run: () => answerQuestion(ctx, services, { text: question, showQuestion: true }),
  };
}

/** Telegram refuses this after a while; what the button asks for is wanted all the same. */
async function acknowledge(ctx: Context, services: BotServices, text?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text });
  } catch (error) {
    services.log.warn("button press not acknowledged", { error: messageOf(error) });
  }
}
