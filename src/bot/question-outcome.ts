/** An answer and what of it was shown in; what the log keeps of it, whoever asked and wherever, out. */
import type { Answer, Excerpt } from "../core/domain.ts";
import type { AskedQuestion } from "../state/state-store.ts";

type QuestionOutcome = Omit<AskedQuestion, "userId" | "chatKind" | "answer">;

export function outcomeOf(
  { question, language, status, reason, places, tookMs }: Answer,
  shown: readonly Excerpt[],
): QuestionOutcome {
  const passageIds = shown.map(({ passage }) => passage.id);
  return { text: question, language, status, reason, places, tookMs, passageIds };
}
