/** Tells picture files by their first bytes, one character each. */

/** Windows' own format, which the image library does not read. */
export const bitmapStart = /^BM.{4}\0{4}/s;
/** The format of iPhones' photos, which the image library ships without its codec. AVIF, its relative, is read. */
export const heicStart = /^.{4}ftyp(?:heic|heix|hevc|hevx|heim|heis|mif1|msf1)/s;
/** Read by the image library: JPEG, PNG, GIF, TIFF, WebP, AVIF. */
const otherStart = /^(?:\xff\xd8\xff|\x89PNG\r\n.\n|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftypavif)/s;

const longestStart = 16;

export function isPicture(bytes: Uint8Array): boolean {
  const start = startOf(bytes);
  return [otherStart, heicStart, bitmapStart].some((each) => each.test(start));
}

export function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, longestStart)).toString("latin1");
}
