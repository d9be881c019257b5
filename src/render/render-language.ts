/** The message by which the language of a chat is seen and chosen: `language:en`. */
import type { Message } from "../chat/message.ts";
import type { Language } from "../core/domain.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";

/** What can be chosen: `auto` follows the client of whoever is spoken to. */
export const languageChoices = ["zh", "en", "auto"] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export function readLanguageChoice(argument: string): LanguageChoice | null {
  return languageChoices.find((known) => known === argument) ?? null;
}

export interface LanguageView {
  readonly choice: LanguageChoice;
  readonly isGroup: boolean;
  /** Whether it was chosen just now. */
  readonly isConfirmation: boolean;
}

/** Each is named in its own language: who cannot read the present one finds theirs. */
const ownNames: Readonly<Record<Language, string>> = { zh: "中文", en: "English" };

const confirmations = {
  zh: "language-set-zh",
  en: "language-set-en",
  auto: "language-set-auto",
} as const satisfies Readonly<Record<LanguageChoice, MessageKey>>;

export function renderLanguage(view: LanguageView, say: Say): Message {
  const { choice, isGroup, isConfirmation } = view;
  const name = nameOf(choice, say);
  const lines = [
    say(isConfirmation ? confirmations[choice] : "language-now", { name }),
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
