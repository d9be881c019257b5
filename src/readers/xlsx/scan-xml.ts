/**
 * Scans XML from its beginning to its end, for parts whose tree would take hundreds of megabytes. Names lose their
 * prefixes; entities that a file defines itself stand as they are.
 */

export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | null): void;
  close(name: string): void;
  text(text: string): void;
}

const piece =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|<[^>]*>|([^<]+)/g;

export function scanXml(xml: string, handler: XmlHandler): void {
  for (const [, data, slash, name, attributes = "", ending, text] of xml.matchAll(piece)) {
    if (data !== undefined) handler.text(data);
    else if (text !== undefined) handler.text(unescapeXml(text));
    else if (name === undefined) continue;
    else if (slash === "/") handler.close(name);
    else {
      handler.open(name, (wanted) => attributeOf(attributes, wanted));
      if (ending === "/") handler.close(name);
    }
  }
}

function attributeOf(attributes: string, wanted: string): string | null {
  const found = new RegExp(`(?:^|\\s)${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? null : unescapeXml(found[1] ?? found[2] ?? "");
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const lastCodePoint = 0x10ffff;

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (typeof name === "string") return Object.hasOwn(named, name) ? (named[name] ?? all) : all;
    const code = Number.parseInt(String(hex ?? decimal), hex === undefined ? 10 : 16);
    return code <= lastCodePoint ? String.fromCodePoint(code) : "";
  });
}
