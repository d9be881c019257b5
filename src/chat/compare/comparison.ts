/** Decides whether an answer is given place by place. */
import type { Answer, CaseLibrary, Comparison } from "../../core/domain.ts";

/**
 * Whether an answer is better given place by place. "More" after a comparison continues with what it did not show
 * instead of comparing again.
 */
export function isAboutSeveral({ status, places, notes }: Answer): boolean {
  const isMore = notes.some((note) => note.kind === "follow-up" && note.isMore);
  return status === "answered" && places.length > 1 && !isMore;
}

/** What is shown of such an answer where it has to be one message; null for any other. */
export async function comparisonFor(
  library: CaseLibrary,
  answer: Answer,
): Promise<Comparison | null> {
  return isAboutSeveral(answer) ? library.compare(answer.question) : null;
}
