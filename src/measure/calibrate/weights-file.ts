/** The source file that holds the judge's weights: formats, writes and compares its content. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Evidence, evidenceNames } from "../../answers/evidence.ts";
import { answeredThreshold, judgeBias, judgeWeights } from "../../answers/judge-weights.ts";
import { projectDir } from "../../core/config.ts";
import { type LogisticModel, predict } from "./logistic.ts";

/** Relative to the project's folder. */
export const weightsFile = path.join("src", "answers", "judge-weights.ts");
const weightsPath = path.join(projectDir, weightsFile);

/** Replaces the file atomically, so that an interrupted command leaves the old weights. */
export async function writeWeights(content: string): Promise<void> {
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
export async function hasWeights(
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

export interface Fitted {
  readonly model: LogisticModel;
  readonly threshold: number;
  /** Share of the answerable questions that the threshold was chosen to answer, 0 to 1. */
  readonly answeredShare: number;
}

export function formatWeights({ model, threshold, answeredShare }: Fitted): string {
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
