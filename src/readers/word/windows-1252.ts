/** TextDecoder reads Windows-1252 as Latin-1 in Node 20: without its quotation marks and dashes. */

/** From 0x80 to 0x9f. */
const signs = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

export function fromWindows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? signs.charAt(byte - 0x80) : String.fromCharCode(byte);
}
