/**
 * For each way of answering its reports by type in, a table of what is lost without a stage out.
 */
import { alignColumns } from "./align-columns.ts";
import { type TypeReport, answerableChineseName } from "./evaluate.ts";

export interface AblationReport {
  readonly without: string;
  readonly reports: readonly TypeReport[];
}

const columns = [
  "without",
  "hit@1",
  "hit@3",
  "answered",
  "fact hit@1",
  "paraphrase hit@1",
  "english hit@3",
  "compare hit@5",
  "refused",
] as const;

/** The first three columns are of all answerable Chinese questions; `refused` is of those that have no answer. */
export function formatAblations(ablations: readonly AblationReport[]): string {
  return alignColumns([columns, ...ablations.map(rowOf)]);
}

function rowOf({ without, reports }: AblationReport): string[] {
  const of = (type: string) => reports.find((report) => report.type === type);
  const chinese = of(answerableChineseName);
  const shares = [
    chinese?.ranking?.hitAt1,
    chinese?.ranking?.hitAt3,
    chinese?.answered,
    of("fact")?.ranking?.hitAt1,
    of("paraphrase")?.ranking?.hitAt1,
    of("english")?.ranking?.hitAt3,
    of("compare")?.ranking?.hitAt5,
    refusedShare(reports),
  ];
  return [without, ...shares.map((share) => share?.toFixed(3) ?? "-")];
}

function refusedShare(reports: readonly TypeReport[]): number | undefined {
  const unanswerable = reports.filter(({ ranking }) => ranking === null);
  const questionCount = unanswerable.reduce((sum, report) => sum + report.questionCount, 0);
  const answeredCount = unanswerable.reduce(
    (sum, report) => sum + report.answered * report.questionCount,
    0,
  );
  return questionCount === 0 ? undefined : 1 - answeredCount / questionCount;
}
