/** A character reference in Telegram's HTML in, the character out; a bare `&` is refused. */
import { unparsable } from "./refusal.ts";

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

export function readReference(html: string, position: number): [decoded: string, end: number] {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/i.exec(
    html.slice(position, position + 12),
  );
  const decoded = match === null ? undefined : decode(match);
  if (match === null || decoded === undefined) {
    throw unparsable(html, position, 'Unescaped character "&"');
  }
  return [decoded, position + match[0].length];
}

/** All references of an attribute's value; `position` is its tag's. */
export function decodeAttribute(value: string, html: string, position: number): string {
  return value.replaceAll(/&[^;&]*;?/g, (reference) => {
    const [decoded, end] = readReferenceAt(reference, html, position);
    return decoded + reference.slice(end);
  });
}

function readReferenceAt(reference: string, html: string, position: number): [string, number] {
  try {
    return readReference(reference, 0);
  } catch {
    throw unparsable(html, position, 'Unescaped character "&" in an attribute');
  }
}

function decode([, decimal, hexadecimal, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return named[name];
  const point =
    decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
  return point > 0 && point < 0x10ffff ? String.fromCodePoint(point) : undefined;
}
