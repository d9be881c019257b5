import type { Passage } from "../core/domain.ts";

/** The white space between a passage and the next one; null if there is none or something else between. */
export function spaceAfter(
  text: string,
  { endUtf16 }: Passage,
  next: Passage | undefined,
): string | null {
  if (next === undefined) return null;
  const between = text.slice(endUtf16, next.startUtf16);
  return between.trim() === "" ? between : null;
}
