/**
 * A start tag in, its entity type and end position out. Only Telegram's tags with Telegram's
 * attributes are known.
 */
import { decodeAttribute } from "./html-references.ts";
import { checkStart, isTextLink } from "./links.ts";
import { unparsable } from "./refusal.ts";

export interface StartTag {
  readonly name: string;
  /** The type of the entity, as the Bot API calls it. */
  readonly type: string;
  readonly url?: string;
  /** Position after the tag. */
  readonly end: number;
}

const typeByTag: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  span: "spoiler",
  "tg-spoiler": "spoiler",
  "tg-emoji": "custom_emoji",
  blockquote: "blockquote",
};

const attributesByTag: Readonly<Record<string, string>> = {
  a: "href",
  span: "class",
  code: "class",
  "tg-emoji": "emoji-id",
  blockquote: "expandable",
};

export function readTag(html: string, position: number): StartTag {
  const match = /^<([^\s>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/.exec(html.slice(position));
  if (match === null) throw unparsable(html, position, "Unclosed start tag");
  const name = (match[1] ?? "").toLowerCase();
  const type = Object.hasOwn(typeByTag, name) ? typeByTag[name] : undefined;
  if (type === undefined) throw unparsable(html, position, `Unsupported start tag "${name}"`);
  const attributes = readAttributes(match[2] ?? "", html, position);
  for (const attribute of attributes.keys()) {
    if (attribute === attributesByTag[name]) continue;
    throw unparsable(html, position, `Unknown attribute "${attribute}" in the tag "${name}"`);
  }
  const end = position + match[0].length;
  if (name === "blockquote" && attributes.has("expandable")) {
    return { name, type: "expandable_blockquote", end };
  }
  if (name === "span" && attributes.get("class") !== "tg-spoiler") {
    throw unparsable(html, position, 'Tag "span" must have class "tg-spoiler"');
  }
  if (name !== "a") return { name, type, end };
  return { name, type, url: readLink(attributes.get("href") ?? "", html, position), end };
}

/** Telegram shows a link that it cannot open as plain text, without a word. */
function readLink(written: string, html: string, position: number): string {
  const url = decodeAttribute(written, html, position);
  if (!isTextLink(url)) throw unparsable(html, position, `Link to "${url}" would be dropped`);
  checkStart(new URL(url));
  return url;
}

function readAttributes(written: string, html: string, position: number): Map<string, string> {
  const attributes = new Map<string, string>();
  let rest = written.trim();
  while (rest !== "") {
    const match = /^([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?(?:\s+|$)/i.exec(rest);
    if (match === null) throw unparsable(html, position, "Unreadable attribute");
    attributes.set((match[1] ?? "").toLowerCase(), match[2] ?? match[3] ?? match[4] ?? "");
    rest = rest.slice(match[0].length);
  }
  return attributes;
}
