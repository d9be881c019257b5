/**
 * A name that somebody else chose in, one line out that shows it and disturbs nothing around it.
 * Control characters break lines, and those of bidirectional writing turn round what follows them.
 */

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

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
