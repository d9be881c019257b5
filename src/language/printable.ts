/**
 * Makes names and texts from outside safe to show on one line.
 * Control characters break lines, and bidirectional controls reverse the text that follows.
 */

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Invisible characters that affect the text around them. Joiners are kept: emoji and some scripts need them. */
const disturbing = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Collapses white space, and removes control characters that break lines or reverse the text around them. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(disturbing, "").trim();
}

/** For users: collapses white space and removes all invisible characters. */
export function withoutInvisible(name: string): string {
  return name.replace(/\s+/gu, " ").replace(invisible, "").trim();
}

/** For operators, who have to find the file: writes invisible characters as `\u{…}`. */
export function escapeInvisible(name: string): string {
  return name.replace(invisible, (characters) =>
    Array.from(characters, (each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`).join(""),
  );
}
