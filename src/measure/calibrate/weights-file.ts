/**
 * The judge's weights as the source file that holds them: a fitted model in, text out; written whole, or compared.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Evidence, evidenceNames } from "../../answers/evidence.ts";
import { projectDir } from "../../core/config.ts";
import type { LogisticModel } from "./logistic.ts";

/** From the project's folder. */
export const weightsFile = path.join("src", "answer", "judge-weights.ts");
const weightsPath = path.join(projectDir, weightsFile);

/** Whole or not at all: whatever ends the command, the judge keeps its weights. */
export async function writeWeights(content: string): Promise<void> {
  await writeFile(`${weightsPath}.tmp`, content);
  await rename(`${weightsPath}.tmp`, weightsPath);
}

/** The model is quantised: another processor rounds its vectors otherwise, by up to a thousandth. */
const tolerance = 0.03;

/** Whether the file is what would be written, its figures within the tolerance. */
export async function hasWeights(content: string): Promise<boolean> {
  const stored = await readFile(weightsPath, "utf8");
  const figures = /(?<=[:=] )-?\d+(?:\.\d+)?(?=[,;])/g;
  const [ours, theirs] = [content.match(figures) ?? [], stored.match(figures) ?? []];
  const isNear = (figure: string, index: number) =>
    Math.abs(Number(figure) - Number(theirs[index])) <= tolerance;
  return content.replace(figures, "") === stored.replace(figures, "") && ours.every(isNear);
}

export interface Fitted {
  readonly model: LogisticModel;
  readonly threshold: number;
  /** Of the answerable questions, 0 to 1: what the threshold was chosen for. */
  readonly answeredShare: number;
}

export function formatWeights({ model, threshold, answeredShare }: Fitted): string {
  const entries: Partial<Record<keyof Evidence, string>> = {};
  evidenceNames.forEach((name, index) => void (entries[name] = rounded(model.weights[index] ?? 0)));
  return `/**
 * What the signs are worth, as \`npm run calibrate\` found it on test/fixtures/calibration.jsonl: a logistic regression
 * with answerable and unanswerable questions counted alike. Written by that command; not to be edited by hand.
 */
import type { Evidence } from "./evidence.ts";

export const judgeBias = ${rounded(model.bias)};

export const judgeWeights: Evidence = {
${Object.entries(entries)
  .map(([name, value]) => `  ${name}: ${value},`)
  .join("\n")}
};

/** The highest at which ${answeredShare * 100} % of answerable questions are answered that the weights were not fitted to. */
export const answeredThreshold = ${threshold};
`;
}

/** Without trailing zeros, as the formatter writes numbers. */
function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}
