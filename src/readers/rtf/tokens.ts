/** Divides a file in Rich Text Format into groups, control words and bytes of text. */

export type Token =
  | { readonly kind: "begin" }
  | { readonly kind: "end" }
  /** A control symbol has its sign for a name. */
  | { readonly kind: "word"; readonly name: string; readonly value: number | null }
  /** One byte of text, written as itself or in hexadecimal. */
  | { readonly kind: "byte"; readonly byte: number };

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
/** The specification allows 32 letters and ten digits. */
const controlWord = /([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?/y;
const hexadecimal = /'([0-9a-fA-F]{2})/y;

export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    const byte = text.charCodeAt(at);
    at += 1;
    if (byte === openBrace) yield { kind: "begin" };
    else if (byte === closeBrace) yield { kind: "end" };
    else if (byte === backslash) {
      const word = match(controlWord);
      if (word !== null) {
        const [, name = "", digits] = word;
        const value = digits === undefined ? null : Number(digits);
        // Bytes of a picture or object, which may look like anything.
        if (name === "bin") at += Math.max(0, value ?? 0);
        else yield { kind: "word", name, value };
        continue;
      }
      const hex = match(hexadecimal);
      if (hex !== null) yield { kind: "byte", byte: Number.parseInt(hex[1] ?? "", 16) };
      else {
        const sign = text.charAt(at);
        at += 1;
        // A line's end behind a backslash ends a paragraph.
        const isLineEnd = sign === "\n" || sign === "\r";
        yield { kind: "word", name: isLineEnd ? "par" : sign, value: null };
      }
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: "byte", byte };
  }
}
