/**
 * `npm run calibrate`: fits the judge's weights to labelled questions, prints how well they do on questions that they
 * were not fitted to, and writes them to src/answer/judge-weights.ts.
 */
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Evidence, evidenceNames, evidenceOf } from "../answer/evidence.ts";
import { loadConfig, projectDir } from "../config.ts";
import { type LogisticModel, areaUnderCurve, fitLogistic, predict } from "../evaluate/logistic.ts";
import { type LabelledQuestion, readQuestions } from "../evaluate/questions.ts";
import { prepare } from "./prepare.ts";
import { runCommand } from "./run-command.ts";

const questionsFile = path.join(projectDir, "test", "fixtures", "calibration.jsonl");
const weightsFile = path.join(projectDir, "src", "answer", "judge-weights.ts");
/** Refusals by place are not the judge's: a place is in the corpus or it is not. */
const decidedByPlace = "refuse-county";
const answeredShare = 0.98;
const foldCount = 5;

interface Sample {
  readonly question: LabelledQuestion;
  readonly values: readonly number[];
  readonly positive: boolean;
}

async function calibrate(): Promise<number> {
  const samples = await collect();
  const model = fitLogistic(samples);
  const threshold = thresholdOf(samples, model);
  await replaceFile(weightsFile, formatWeights(model, threshold));
  const folds = Array.from({ length: foldCount }, (_, fold) =>
    fitLogistic(samples.filter((_sample, index) => index % foldCount !== fold)),
  );
  const crossValidated = samples.map((sample, index) => ({
    ...sample,
    score: predict(folds[index % foldCount] ?? model, sample.values),
  }));
  process.stdout.write(
    `AUC, ${foldCount}-fold cross-validated: ${areaUnderCurve(crossValidated).toFixed(3)}\n`,
  );
  process.stdout.write(
    `answered at threshold ${threshold}, cross-validated:\n${answeredByType(crossValidated, threshold)}\n`,
  );
  return 0;
}

/** Whole or not at all: whatever ends the command, the judge keeps its weights. */
async function replaceFile(file: string, content: string): Promise<void> {
  await writeFile(`${file}.tmp`, content);
  await rename(`${file}.tmp`, file);
}

async function collect(): Promise<Sample[]> {
  const config = loadConfig();
  const prepared = await prepare({
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: () => undefined,
  });
  const samples: Sample[] = [];
  try {
    for (const question of await readQuestions(questionsFile)) {
      if (question.type === decidedByPlace) continue;
      const evidence = evidenceOf(await prepared.retriever.retrieve(question.q), prepared.snapshot);
      samples.push({
        question,
        values: evidenceNames.map((name) => evidence[name]),
        positive: question.gold.length > 0,
      });
    }
  } finally {
    await prepared.close();
  }
  return samples;
}

/** The highest, in hundredths, at which the share of answerable questions that are answered is reached. */
function thresholdOf(samples: readonly Sample[], model: LogisticModel): number {
  const scores = samples
    .filter(({ positive }) => positive)
    .map(({ values }) => predict(model, values))
    .toSorted((a, b) => a - b);
  return Math.floor((scores[Math.floor(scores.length * (1 - answeredShare))] ?? 0) * 100) / 100;
}

function answeredByType(
  samples: readonly (Sample & { readonly score: number })[],
  threshold: number,
): string {
  const types = [...new Set(samples.map(({ question }) => question.type))];
  return types
    .map((type) => {
      const own = samples.filter(({ question }) => question.type === type);
      return `  ${type}: ${own.filter(({ score }) => score >= threshold).length} of ${own.length}`;
    })
    .join("\n");
}

/** Without trailing zeros, as the formatter writes numbers. */
function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}

function formatWeights({ bias, weights }: LogisticModel, threshold: number): string {
  const entries: Partial<Record<keyof Evidence, string>> = {};
  evidenceNames.forEach((name, index) => void (entries[name] = rounded(weights[index] ?? 0)));
  return `/**
 * What the signs are worth, as \`npm run calibrate\` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = ${rounded(bias)};

export const judgeWeights: Evidence = {
${Object.entries(entries)
  .map(([name, value]) => `  ${name}: ${value},`)
  .join("\n")}
};

/** The highest at which ${answeredShare * 100} % of the answerable calibration questions are answered. */
export const answeredThreshold = ${threshold};
`;
}

await runCommand(calibrate);
