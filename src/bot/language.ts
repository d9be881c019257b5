/**
 * A user's language code as Telegram gives it in, the language the bot speaks out.
 * Chinese is the default: also for those whose client does not say.
 */
import type { Language } from "../core/domain.ts";

export function languageOf(languageCode: string | undefined): Language {
  if (languageCode === undefined || languageCode === "") return "zh";
  return languageCode.toLowerCase().startsWith("zh") ? "zh" : "en";
}
