/** The language of a chat: shown by `/language`, chosen by `language:en` for the whole chat. */
import type { Language } from "../../core/domain.ts";
import type { Message } from "../message.ts";
import type { Pressed } from "../pressed.ts";
import { isPrivate, type Turn } from "../turn.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";

export async function showLanguage(turn: Turn): Promise<void> {
  await turn.reply(languageMessage(turn, false));
}

export async function chooseLanguage(turn: Turn, argument: string): Promise<Pressed | null> {
  const choice = readLanguageChoice(argument);
  if (choice === null || turn.chat === null) return null;
  const confirmation = await setLanguage(turn, choice);
  return { run: () => turn.edit(confirmation) };
}

/** For the whole chat; returns what tells so. */
export async function setLanguage(turn: Turn, choice: LanguageChoice): Promise<Message> {
  if (turn.chat !== null) {
    const chatId = turn.chat.id;
    const userId = isPrivate(turn) ? chatId : null;
    await turn.state.write(({ languages }) => {
      if (choice === "auto") languages.clear(chatId);
      else languages.set({ chatId, userId }, choice);
    });
    await turn.reloadLanguage();
  }
  return languageMessage(turn, true);
}

function languageMessage(turn: Turn, isConfirmation: boolean) {
  const isGroup = !isPrivate(turn);
  return renderLanguage(
    { choice: turn.chosenLanguage ?? "auto", isGroup, isConfirmation },
    turn.say,
  );
}

/** `auto` follows the language of each question and, where there is none, that of the user's client. */
export const languageChoices = ["zh", "en", "auto"] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export function readLanguageChoice(argument: string): LanguageChoice | null {
  return languageChoices.find((known) => known === argument) ?? null;
}

export interface LanguageView {
  readonly choice: LanguageChoice;
  readonly isGroup: boolean;
  /** Whether the language was chosen just now. */
  readonly isConfirmation: boolean;
}

/** Each in its own language, for those who cannot read the present one. */
const ownNames: Readonly<Record<Language, string>> = { zh: "中文", en: "English" };

const confirmations = {
  zh: "language-set-zh",
  en: "language-set-en",
  auto: "language-set-auto",
} as const satisfies Readonly<Record<LanguageChoice, MessageKey>>;

export function renderLanguage(view: LanguageView, say: Say): Message {
  const { choice, isGroup, isConfirmation } = view;
  const now =
    choice === "auto" ? say("language-now-auto") : say("language-now", { name: ownNames[choice] });
  const lines = [
    isConfirmation ? say(confirmations[choice]) : now,
    ...(isGroup ? [say("language-group")] : []),
  ];
  const buttons = languageChoices.map((one) => ({
    label: one === choice ? `✓ ${nameOf(one, say)}` : nameOf(one, say),
    data: `language:${one}`,
  }));
  return { parts: [lines], actions: [buttons] };
}

function nameOf(choice: LanguageChoice, say: Say): string {
  return choice === "auto" ? say("language-auto") : ownNames[choice];
}
