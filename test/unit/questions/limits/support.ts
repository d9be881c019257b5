/** A question in; what it is limited to, as one line of text, and what is left of it, out. */
import type { Limits } from "../../../../src/core/limits.ts";
import { blankRanges } from "../../../../src/language/normalize.ts";
import { limitRanges, readLimits } from "../../../../src/questions/limits/read-limits.ts";
import { smallCounties } from "../../places/support.ts";

export const thisYear = 2026;

export function describeLimits({ region, kinds, years }: Limits): string {
  const span = years === null ? "" : `${years.from ?? ""}..${years.to ?? ""}`;
  return [region?.city ?? region?.province ?? "", ...kinds, span]
    .filter((part) => part !== "")
    .join(" ");
}

/** Empty where there is no limit. */
export function limitsOf(question: string, recognizer = smallCounties): string {
  const read = readLimits(question, recognizer.read(question), thisYear);
  return read === null ? "" : describeLimits(read.limits);
}

export function topicLeft(question: string): string {
  const read = readLimits(question, smallCounties.read(question), thisYear);
  return blankRanges(question, read === null ? [] : limitRanges(read))
    .replace(/\s+/g, " ")
    .trim();
}
