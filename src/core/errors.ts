/**
 * The only error type that crosses module boundaries, and its codes.
 * A message says what failed and where, what was found and expected, and what to do next.
 * "Nothing found" is a value, never an error.
 */

export type ErrorCode =
  | "config.invalid"
  | "usage.invalid"
  | "corpus.unreadable"
  | "corpus.empty"
  | "documents.unwritable"
  | "documents.last"
  | "document.unreadable"
  | "link.unreadable"
  | "prompts.invalid"
  | "model.unavailable"
  | "index.incompatible"
  | "index.corrupt"
  | "index.unwritable"
  | "index.unavailable"
  | "disk.full"
  | "state.unavailable"
  | "state.locked"
  | "database.unsuitable"
  | "backup.invalid"
  | "backup.failed"
  | "move.failed"
  | "http.unavailable"
  | "telegram.unauthorized"
  | "telegram.webhook-refused";

type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** The message of any thrown value, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*\n\s*/g, " ");
}
