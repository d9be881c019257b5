/**
 * `npm run calibrate`: fits the judge's weights to labelled questions, prints cross-validated figures, and writes the
 * weights to src/answers/judge-weights.ts. With `--check` it only compares them with that file, and exits with 1 when
 * they differ by more than another processor's arithmetic explains.
 */
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Evidence, evidenceNames, evidenceOf } from "../../answers/evidence.ts";
import { answeredThreshold, judgeBias, judgeWeights } from "../../answers/judge-weights.ts";
import { prepare, type Prepared } from "../../app/open-library.ts";
import { parseOptions } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { type Config, loadConfig, projectDir } from "../../core/config.ts";
import { type LabelledQuestion, readQuestions } from "../evaluate/questions.ts";
import {
  crossValidatedScores,
  fitLogistic,
  foldCount,
  type LogisticModel,
  predict,
  separationOf,
  thresholdFor,
} from "./logistic.ts";

/** Relative to the project's folder. */
const weightsFile = path.join("src", "answers", "judge-weights.ts");

const usage = `Usage: npm run -s calibrate -- [options]
  --check  write nothing; fail where ${weightsFile} is not what would be written
  --help   this text`;

const options = {
  check: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const fixturesDir = path.join(projectDir, "test", "fixtures");
const fittedTo = ["calibration.jsonl"] as const;
/** Of these, the rows at odd places; the others are for reporting. The second is about documents of its own. */
const judgedFiles = {
  seeds: "judged/seeds.jsonl",
  own: "judged/own.jsonl",
  documents: "judged/documents",
};
/**
 * The threshold is chosen on questions that the weights are not fitted to: a fit is more certain of its own questions
 * than of others, so a threshold chosen on those would refuse too many others.
 */
const unseen = ["everyday.jsonl", "english.jsonl", "compare.jsonl"] as const;
/** Left out: these refusals depend on the place alone, not on the judge's weights. */
const decidedByPlace = "refuse-county";
/**
 * Two errors: a near miss shown as an answer may mislead somebody who does not read closely; an answer that is called
 * related is still shown, with a line that it may not be one. So three answerable questions in 200 may be called related.
 */
const answeredShare = 0.985;

interface Sample {
  readonly question: LabelledQuestion;
  readonly values: readonly number[];
  readonly positive: boolean;
}

async function calibrate(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const { fitting, choosing } = await collect();
  const model = fitLogistic(fitting);
  const threshold = thresholdOf(choosing, model);
  const fitted = { model, threshold };
  if (!values.check) {
    process.stdout.write(figuresOf(fitting, threshold));
    await writeWeights(formatWeights(fitted));
    return 0;
  }
  const rows = [...fitting, ...choosing].map((sample) => sample.values);
  if (await hasWeights(fitted, rows)) {
    process.stdout.write(`${weightsFile} is what these questions and the present code give.\n`);
    return 0;
  }
  process.stderr.write(
    `${weightsFile} is not what these questions and the present code give. Run npm run calibrate.\n`,
  );
  return 1;
}

interface Collected {
  readonly fitting: readonly Sample[];
  /** For choosing the threshold. */
  readonly choosing: readonly Sample[];
}

async function collect(): Promise<Collected> {
  const indexDir = await mkdtemp(path.join(tmpdir(), "judged-index-"));
  try {
    const ownFolders = {
      seedsDir: path.join(fixturesDir, judgedFiles.documents),
      addedDir: null,
      indexDir,
    };
    const own = await withLibrary(ownFolders, (prepared) => samplesOf([judgedFiles.own], prepared));
    return await withLibrary({}, async (prepared) => ({
      fitting: [
        ...(await samplesOf(fittedTo, prepared)),
        ...atOddPlaces(await samplesOf([judgedFiles.seeds], prepared)),
        ...atOddPlaces(own),
      ],
      choosing: await samplesOf(unseen, prepared),
    }));
  } finally {
    await rm(indexDir, { recursive: true, force: true });
  }
}

/** The judged documents are indexed at every call, which is no news. */
const silent = { write: () => true };

async function withLibrary<Result>(
  folders: Partial<Config>,
  use: (prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const config = loadConfig();
  const prepared = await prepare({
    config: { ...config, ...folders },
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: folders.seedsDir === undefined ? process.stderr : silent,
    onUnverified: () => undefined,
  });
  try {
    return await use(prepared);
  } finally {
    await prepared.close();
  }
}

function atOddPlaces<Item>(items: readonly Item[]): readonly Item[] {
  return items.filter((_, index) => index % 2 === 0);
}

async function samplesOf(
  files: readonly string[],
  { retriever, store }: Prepared,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const file of files)
    for (const question of await readQuestions(path.join(fixturesDir, file))) {
      if (question.type === decidedByPlace) continue;
      const retrieval = await retriever.retrieve(question.q);
      // Left out: small talk and questions about the collection, for which nothing is retrieved.
      if (retrieval.query.aside !== null) continue;
      const evidence = await evidenceOf(retrieval, store);
      samples.push({
        question,
        values: evidenceNames.map((name) => evidence[name]),
        positive: question.gold.length > 0,
      });
    }
  return samples;
}

/** Rounded down to hundredths. */
function thresholdOf(samples: readonly Sample[], model: LogisticModel): number {
  const scored = samples.map(({ values, positive }) => ({
    positive,
    score: predict(model, values),
  }));
  return Math.floor(thresholdFor(answeredShare, scored) * 100) / 100;
}

/** Judges each question by a model fitted to the other folds. */
function figuresOf(samples: readonly Sample[], threshold: number): string {
  const scores = crossValidatedScores(samples);
  const judged = samples.map((sample, index) => ({ ...sample, score: scores[index] ?? NaN }));
  const separation = (without?: number) => {
    const { area, falsePositives } = separationOf(samples, answeredShare, without);
    return `AUC ${area.toFixed(4)}, wrongly answered ${falsePositives.toFixed(3)}`;
  };
  const lines = [
    `${foldCount}-fold cross-validated: ${separation()}`,
    ...evidenceNames.map((name, column) => `  without ${name}: ${separation(column)}`),
    `answered at threshold ${threshold}, cross-validated:`,
    answeredByType(judged, threshold),
  ];
  return `${lines.join("\n")}\n`;
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

const weightsPath = path.join(projectDir, weightsFile);

/** Replaces the file atomically, so that an interrupted command leaves the old weights. */
async function writeWeights(content: string): Promise<void> {
  await writeFile(`${weightsPath}.tmp`, content);
  await rename(`${weightsPath}.tmp`, weightsPath);
}

/** The judge's weights as the file has them. */
const storedModel: LogisticModel = {
  bias: judgeBias,
  weights: evidenceNames.map((name) => judgeWeights[name]),
};

/**
 * How far a confidence, or the threshold, may be from what the file gives, 0 to 1. On another processor, cosines of the
 * quantised model differ by up to a thousandth; measured on one, confidences differed by up to 0.0044.
 */
const tolerance = 0.02;

/**
 * Whether the file is what `fitted` would write, apart from what another processor explains: the same text around the
 * figures, and nearly the same confidence in each of the samples.
 */
async function hasWeights(
  fitted: Fitted,
  samples: readonly (readonly number[])[],
): Promise<boolean> {
  const stored = await readFile(weightsPath, "utf8");
  const figures = /(?<=[:=] )-?\d+(?:\.\d+)?(?=[,;])/g;
  const isSameText = formatWeights(fitted).replace(figures, "") === stored.replace(figures, "");
  const differences = samples.map((values) =>
    Math.abs(predict(fitted.model, values) - predict(storedModel, values)),
  );
  const largest = Math.max(Math.abs(fitted.threshold - answeredThreshold), ...differences);
  return isSameText && largest <= tolerance;
}

interface Fitted {
  readonly model: LogisticModel;
  readonly threshold: number;
}

function formatWeights({ model, threshold }: Fitted): string {
  const entries: Partial<Record<keyof Evidence, string>> = {};
  evidenceNames.forEach((name, index) => void (entries[name] = rounded(model.weights[index] ?? 0)));
  return `/**
 * What the signs are worth, as \`npm run calibrate\` found it on calibration.jsonl and every second row of the judged
 * questions in test/fixtures: a logistic regression with answerable and unanswerable questions counted alike. Written by
 * that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = ${rounded(model.bias)};

export const judgeWeights: Evidence = {
${Object.entries(entries)
  .map(([name, value]) => `  ${name}: ${value},`)
  .join("\n")}
};

/** The highest threshold at which ${answeredShare * 100} % of the answerable questions that the weights were not fitted to are answered. */
export const answeredThreshold = ${threshold};
`;
}

/** Three decimals at most, without trailing zeros, as the formatter writes numbers. */
function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}

await runCommand(calibrate, "go-on");
