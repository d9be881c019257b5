/**
 * A name that somebody else chose in, one line out that shows it and disturbs nothing around it.
 * Control characters break lines, and those of bidirectional writing turn round what follows them.
 */

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Of what cannot be seen, that which reaches beyond its place. Joiners stay, which emoji and some scripts need. */
const disturbing = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Somebody's words on one line: white space collapsed, and nothing that breaks or turns round what stands beside them. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(disturbing, "").trim();
}

/** For readers: what cannot be seen is gone. */
export function withoutInvisible(name: string): string {
  return name.replace(/\s+/gu, " ").replace(invisible, "").trim();
}

/** For operators, who have to find the file: what cannot be seen is spelt out. */
export function escapeInvisible(name: string): string {
  return name.replace(invisible, (characters) =>
    Array.from(characters, (each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`).join(""),
  );
}
