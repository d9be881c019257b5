/** answerCallbackQuery: a press is answered once, and soon. */
import type { Fields } from "../body.ts";
import { booleanField, integerField, textField } from "../fields.ts";
import { answerQuery } from "../queries.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

const maxTextUtf16 = 200;

export function answerCallbackQuery(world: World, fields: Fields): true {
  const text = textField(fields, "text") ?? "";
  if (text.length > maxTextUtf16) throw badRequest("MESSAGE_TOO_LONG");
  booleanField(fields, "show_alert");
  const cacheTime = integerField(fields, "cache_time") ?? 0;
  if (cacheTime < 0) throw badRequest("cache_time must not be negative");
  checkUrl(world, textField(fields, "url"));
  answerQuery(world, "callback", textField(fields, "callback_query_id"));
  return true;
}

/** A press may open the bot itself with a parameter, and no other address. */
function checkUrl({ bot }: World, url: string | undefined): void {
  if (url === undefined) return;
  const own = [
    `https://t.me/${bot.username}?start=`,
    `t.me/${bot.username}?start=`,
    `tg://resolve?domain=${bot.username}&start=`,
  ].find((start) => url.startsWith(start));
  if (own === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(url.slice(own.length))) {
    throw badRequest("URL_INVALID");
  }
}
