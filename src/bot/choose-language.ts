/**
 * The language of a chat: shown by a command, chosen by a button. A choice is the whole chat's.
 */
import { isPrivate, type Turn } from "../chat/turn.ts";
import { readLanguageChoice, renderLanguage } from "../render/render-language.ts";
import type { Pressed } from "../chat/pressed.ts";

export async function showLanguage(turn: Turn): Promise<void> {
  await turn.reply(view(turn, false));
}

export async function chooseLanguage(turn: Turn, argument: string): Promise<Pressed | null> {
  const choice = readLanguageChoice(argument);
  if (choice === null || turn.chat === null) return null;
  const chatId = turn.chat.id;
  const userId = isPrivate(turn) ? chatId : null;
  await turn.state.write(({ languages }) => {
    if (choice === "auto") languages.clear(chatId);
    else languages.set({ chatId, userId }, choice);
  });
  await turn.reloadLanguage();
  return { run: () => turn.edit(view(turn, true)) };
}

function view(turn: Turn, isConfirmation: boolean) {
  const isGroup = !isPrivate(turn);
  return renderLanguage(
    { choice: turn.chosenLanguage ?? "auto", isGroup, isConfirmation },
    turn.say,
  );
}
