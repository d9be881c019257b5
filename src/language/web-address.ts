/** Addresses of web pages. */

/** Whether the whole text is an address that a reader can open: `http:` or `https:`, with a host and no password. */
export function isWebAddress(written: string): boolean {
  return webAddressOf(written) !== null;
}

/** Whether the whole text is an address of another kind, such as ftp://… or file:///…. */
export function isOtherAddress(written: string): boolean {
  return /^(?!https?:)[a-z][a-z\d+.-]{1,9}:\/\/\S+$/iu.test(written.trim());
}

/** Null for anything else than one address. */
export function webAddressOf(written: string): URL | null {
  const trimmed = written.trim();
  if (!/^https?:\/\/[^\s<>"]+$/iu.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.username === "" && url.password === "" ? url : null;
}
