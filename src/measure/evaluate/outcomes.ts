/** Asks the library and the baselines one labelled question, and says what became of it. */
import type { Answer, AnswerStatus, CaseLibrary } from "../../core/domain.ts";
import type { BaselineName, Baselines } from "./baselines.ts";
import {
  type Grade,
  gradeOf,
  isDocumentFirst,
  maxRank,
  type RankedPassage,
  rankOf,
} from "./metrics.ts";
import type { LabelledQuestion } from "./questions.ts";

/** What became of one question; goes into the JSON, so that another version can be compared question by question. */
export interface Outcome {
  readonly id: string;
  readonly type: string;
  readonly lang: string;
  readonly asks: string | null;
  readonly isAnswerable: boolean;
  readonly status: AnswerStatus;
  /** Of the ranking before anything is left out as not worth showing. */
  readonly ranking: Placing;
  /** Of what is shown. */
  readonly shown: Placing;
  /** Of each excerpt shown, in order; empty if nobody judged the question's passages. */
  readonly grades: readonly Grade[];
  readonly shownCount: number;
  readonly baselines: Readonly<Record<BaselineName, Placing>> | null;
}

/** Rank of the gold among the passages returned for a question. */
export interface Placing {
  readonly rank: number | null;
  readonly isDocumentFirst: boolean;
}

export interface Evaluated {
  /** Shows what a chat shows. */
  readonly library: CaseLibrary;
  /** Shows all that is ranked. */
  readonly unpruned: CaseLibrary;
  readonly baselines: Baselines | null;
}

export async function outcomeOf(
  row: LabelledQuestion,
  { library, unpruned, baselines }: Evaluated,
): Promise<Outcome> {
  const shown = await library.answer(row.q);
  const ranked = await unpruned.answer(row.q, { top: maxRank });
  const byBaseline = (await baselines?.(row.q)) ?? null;
  const passages = passagesOf(shown);
  return {
    id: row.id,
    type: row.type,
    lang: row.lang,
    asks: row.asks ?? null,
    isAnswerable: row.gold.length > 0,
    status: shown.status,
    ranking: placingOf(row, passagesOf(ranked)),
    shown: placingOf(row, passages),
    grades: passages.flatMap((passage) => gradeIfJudged(row, passage)),
    shownCount: passages.length,
    baselines: byBaseline && {
      bm25: placingOf(row, byBaseline.bm25),
      dense: placingOf(row, byBaseline.dense),
      rrf: placingOf(row, byBaseline.rrf),
    },
  };
}

function passagesOf({ excerpts }: Answer): RankedPassage[] {
  return excerpts.map(({ document, text }) => ({ document: document.id, text }));
}

function placingOf(row: LabelledQuestion, passages: readonly RankedPassage[]): Placing {
  return { rank: rankOf(row, passages), isDocumentFirst: isDocumentFirst(row, passages) };
}

function gradeIfJudged(row: LabelledQuestion, passage: RankedPassage): Grade[] {
  if (row.related === undefined) return [];
  const grade = gradeOf(row, passage);
  return grade === null ? [] : [grade];
}
