/** Compares two runs over the same questions: differences by type of question, with paired 95 % intervals. */
import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { alignColumns } from "../../core/align-columns.ts";
import { AppError, messageOf } from "../../core/errors.ts";
import { groupsOf, type Outcome } from "./evaluate-questions.ts";
import { bootstrapInterval, mean } from "./metrics.ts";

/** A figure of one question; null if it does not apply to it. */
type FigureOf = (outcome: Outcome) => number | null;

const figures: readonly (readonly [name: string, of: FigureOf])[] = [
  ["doc@1", (outcome) => ifAnswerable(outcome, outcome.ranking.isDocumentFirst)],
  ["hit@1", (outcome) => ifAnswerable(outcome, isWithin(outcome.ranking.rank, 1))],
  ["hit@3", (outcome) => ifAnswerable(outcome, isWithin(outcome.ranking.rank, 3))],
  ["shown hit@1", (outcome) => ifAnswerable(outcome, isWithin(outcome.shown.rank, 1))],
  ["shown hit@3", (outcome) => ifAnswerable(outcome, isWithin(outcome.shown.rank, 3))],
  ["needed", (outcome) => ifAnswerable(outcome, outcome.shown.rank !== null)],
  ["bearing", bearingOf],
  ["answered", ({ status }) => (status === "answered" ? 1 : 0)],
];

function ifAnswerable({ isAnswerable }: Outcome, value: boolean): number | null {
  return isAnswerable ? Number(value) : null;
}

function isWithin(rank: number | null, limit: number): boolean {
  return rank !== null && rank <= limit;
}

/** Of one question the share of its own first three excerpts, so that its questions can be paired. */
function bearingOf({ isAnswerable, grades }: Outcome): number | null {
  const first = grades.slice(0, 3).map((grade) => (grade > 0 ? 1 : 0));
  return isAnswerable && first.length > 0 ? mean(first) : null;
}

interface Difference {
  readonly type: string;
  readonly figure: string;
  readonly questionCount: number;
  readonly before: number;
  readonly after: number;
  /** Of the mean difference. */
  readonly interval: readonly [low: number, high: number];
}

/** Leaves out figures that no question changed. Questions that one run lacks are left out. */
export function differencesOf(
  before: readonly Outcome[],
  after: readonly Outcome[],
): readonly Difference[] {
  const earlier = new Map(before.map((outcome) => [outcome.id, outcome]));
  return [...groupsOf(after)].flatMap(([type, group]) =>
    figures.flatMap(([figure, of]) => {
      const pairs = group.flatMap((outcome) => {
        const former = earlier.get(outcome.id);
        const values = [former === undefined ? null : of(former), of(outcome)] as const;
        return values[0] === null || values[1] === null ? [] : [[values[0], values[1]] as const];
      });
      const changes = pairs.map(([one, other]) => other - one);
      if (changes.every((change) => change === 0)) return [];
      return {
        type,
        figure,
        questionCount: pairs.length,
        before: mean(pairs.map(([one]) => one)),
        after: mean(pairs.map(([, other]) => other)),
        interval: bootstrapInterval(changes),
      };
    }),
  );
}

export function formatDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return "no question differs";
  return alignColumns([
    ["type", "figure", "n", "before", "after", "difference", "95 %"],
    ...differences.map(({ type, figure, questionCount, before, after, interval }) => [
      type,
      figure,
      String(questionCount),
      before.toFixed(3),
      after.toFixed(3),
      signed(after - before),
      interval.map(signed).join(" to "),
    ]),
  ]);
}

function signed(value: number): string {
  return `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(3)}`;
}

const placingSchema = v.object({ rank: v.nullable(v.number()), isDocumentFirst: v.boolean() });
const runSchema = v.object({
  outcomes: v.array(
    v.object({
      id: v.string(),
      type: v.string(),
      lang: v.string(),
      asks: v.nullable(v.string()),
      isAnswerable: v.boolean(),
      status: v.picklist(["answered", "related", "none"]),
      ranking: placingSchema,
      shown: placingSchema,
      grades: v.array(v.picklist([0, 1, 2])),
      shownCount: v.number(),
      baselines: v.nullable(
        v.object({ bm25: placingSchema, dense: placingSchema, rrf: placingSchema }),
      ),
    }),
  ),
});

/** @throws AppError `usage.invalid` unless the file is what `eval --json` printed. */
export async function readOutcomes(file: string): Promise<readonly Outcome[]> {
  try {
    return v.parse(runSchema, JSON.parse(await readFile(file, "utf8"))).outcomes;
  } catch (cause) {
    throw new AppError(
      "usage.invalid",
      `${file}: ${messageOf(cause)}. Expected what npm run -s eval -- FILE --json printed.`,
      { file },
      cause,
    );
  }
}
