/** Addresses of web pages. */

/** Whether the whole text is an address that a reader can open: `http:` or `https:`, with a host and no password. */
export function isWebAddress(written: string): boolean {
  return webAddressOf(written) !== null;
}

/** Whether the whole text is an address of another kind, such as ftp://…, file:///… or mailto:…. */
export function isOtherAddress(written: string): boolean {
  return otherAddress.test(written.trim());
}

/** Schemes without // are those of IANA's registry that pages have: a word before a colon is none. */
const otherAddress =
  /^(?:(?!https?:)[a-z][a-z\d+.-]{1,19}:\/\/|(?:about|blob|data|file|javascript|magnet|mailto|sms|tel|urn|vbscript|view-source):)\S+$/iu;

/** Null for anything else than one address. */
export function webAddressOf(written: string): URL | null {
  const trimmed = written.trim();
  if (!/^https?:\/\/[^\s<>"]+$/iu.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.username === "" && url.password === "" ? url : null;
}
