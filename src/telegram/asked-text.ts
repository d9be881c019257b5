/** What is asked in a text: without the names that call the bot, and without links, which it cannot open. */
import { asksByForm } from "../questions/asks-by-form.ts";
import type { Entity, WrittenText } from "./entity.ts";

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

interface AskedText {
  /** Trimmed. */
  readonly text: string;
  /** Whether the bot is named. */
  readonly isNamed: boolean;
  /** Whether a link was cut out. */
  readonly hasLink: boolean;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Entities in which the name of a bot is an example or part of an address. */
const inertEntities: ReadonlySet<string> = new Set(["code", "pre", "url", "email", "text_link"]);

/** Entities that are addresses, or may show one. */
const addressEntities: ReadonlySet<string> = new Set(["url", "email", "text_link"]);

/**
 * The address in what Telegram takes for a link: as TDLib does, it counts what touches it as well, any letters and
 * full-width marks, before a domain and in a path. Letters other than Latin belong to the address only where a part of
 * the path or a value begins with them (/wiki/河曲县), unless they ask something.
 */
const address = /[!-~]+(?:(?<=[/=])(?<behind>[\p{L}\p{N}!-~]+))?/u;

function addressIn(shown: string): { readonly start: number; readonly written: string } | null {
  const found = address.exec(shown);
  if (found === null) return null;
  const { behind = "" } = found.groups ?? {};
  const length = found[0].length - (asksByForm(behind) ? behind.length : 0);
  return { start: found.index, written: found[0].slice(0, length) };
}

export function askedText(written: WrittenText, me: BotIdentity): AskedText {
  const { text } = written;
  const calls = callsIn(written, me);
  const links = linksIn(written, me);
  const cuts = [...calls, ...links];
  const isNamed = calls.length > 0;
  const hasLink = links.some(({ replacement }) => replacement === " ");
  if (cuts.length === 0) return { text: text.trim(), isNamed, hasLink };
  const rest = applyCuts(text, cuts)
    .replace(/^[\s,，:：、。]+/u, "")
    .replace(/ {2,}/g, " ")
    .trim();
  // What is left around a link alone, such as a finger that points at it, asks nothing.
  return { text: hasLink && !/[\p{L}\p{N}]/u.test(rest) ? "" : rest, isNamed, hasLink };
}

/** A text in which Telegram marks nothing, such as an inline query. */
export function unmarkedText(text: string): WrittenText {
  const entities = [...text.matchAll(/https?:\/\/\S+|\bwww\.\S+/giu)].map(({ index, 0: url }) => ({
    type: "url",
    offset: index,
    length: url.length,
  }));
  return { text, entities };
}

/** A part of a text that is quoted by hand: Telegram gives it without its links. */
export function quotedPart(quote: string, { text, entities }: WrittenText): WrittenText {
  const found = entities.flatMap((entity) => {
    const marked = text.slice(entity.offset, entity.offset + entity.length);
    const offset = marked === "" ? -1 : quote.indexOf(marked);
    return offset < 0 ? [] : [{ ...entity, offset }];
  });
  return { text: quote, entities: found };
}

/** Where the bot is named: by its username, or by whatever it is called, which Telegram marks with its id. */
function callsIn({ text, entities }: WrittenText, me: BotIdentity): readonly Cut[] {
  const inert = entities.filter(({ type }) => inertEntities.has(type));
  const name = new RegExp(`(?<![A-Za-z0-9_.@＠/])[@＠]${me.username}(?![A-Za-z0-9_])`, "giu");
  const byUsername = [...text.matchAll(name)]
    .filter(({ index }) => !inert.some((entity) => covers(entity, index)))
    .map(({ index, 0: { length } }) => ({ offset: index, length }));
  return [...byUsername, ...entities.filter((entity) => isMentionOf(entity, me))].map(
    ({ offset, length }) => ({ start: offset, end: offset + length, replacement: " " }),
  );
}

function isMentionOf({ user, url = "" }: Entity, { id }: BotIdentity): boolean {
  return user?.id === id || /^tg:\/\/user\?(?:.*&)?id=(\d+)/i.exec(url)?.[1] === String(id);
}

/** https://t.me/practice_bot?start=hequ-07, tg://resolve?domain=practice_bot&start=hequ-07 */
const linkToBot =
  /^(?:(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/|tg:\/\/resolve\?domain=)(\w+)\/?[?&]start=([\w-]+)$/i;

/** A link to a passage in the chat of the bot itself gives way to the passage's name. */
function linksIn({ text, entities }: WrittenText, { username }: BotIdentity): readonly Cut[] {
  return entities
    .filter(({ type }) => addressEntities.has(type))
    .flatMap(({ type, offset, length }) => {
      const shown = text.slice(offset, offset + length);
      const found = addressIn(shown);
      // Words that lead somewhere are still words.
      if (found === null || (type === "text_link" && !/^[!-~]+\.[!-~]+$/.test(shown))) return [];
      const { written } = found;
      const start = offset + found.start;
      const own = linkToBot.exec(written);
      const isOwn = own?.[1]?.toLowerCase() === username.toLowerCase();
      const replacement = isOwn ? ` ${own?.[2]} ` : " ";
      return [{ start, end: start + written.length, replacement }];
    });
}

/** Of cuts that overlap, the first replaces all. */
function applyCuts(text: string, cuts: readonly Cut[]): string {
  let [rest, position] = ["", 0];
  for (const { start, end, replacement } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (start >= position) rest += text.slice(position, start) + replacement;
    position = Math.max(position, end);
  }
  return rest + text.slice(position);
}

function covers(entity: Entity, offset: number): boolean {
  return entity.offset <= offset && offset < entity.offset + entity.length;
}
