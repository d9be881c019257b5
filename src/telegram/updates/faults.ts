/** Classifies a failed call by what it means for its update. */
import { GrammyError, HttpError } from "grammy";
import type { ApiError, ApiResponse } from "grammy/types";
import { AppError } from "../../core/errors.ts";

export type Fault =
  /** Passes by itself. `afterMs` is the delay that Telegram asks for; null for none. */
  | { readonly kind: "passing"; readonly afterMs: number | null }
  /** The chat or user cannot be reached any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "failure" };

/** The wording of the Bot API server, which has no codes for these. */
const unreachable =
  /chat not found|user not found|user is deactivated|bot was (?:kicked|blocked)|group chat was deactivated|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|PEER_ID_INVALID|TOPIC_CLOSED/i;

export function faultOf(error: unknown): Fault {
  // No response, or one that is not the Bot API's, such as a proxy's page.
  if (error instanceof HttpError) return { kind: "passing", afterMs: null };
  if (!(error instanceof GrammyError)) return { kind: "failure" };
  const { error_code: code, description, parameters } = error;
  if (isPassing(error)) {
    const seconds = parameters.retry_after;
    return { kind: "passing", afterMs: seconds === undefined ? null : seconds * 1000 };
  }
  if (code === 401) return { kind: "unauthorized" };
  if (code === 403 || unreachable.test(description)) return { kind: "gone" };
  return { kind: "failure" };
}

/** Too many requests, or an internal error of Telegram. */
export function isPassing({ error_code: code }: Pick<ApiError, "error_code">): boolean {
  return code === 429 || code >= 500;
}

/** Whether the bot has no room to note what it does; that passes, as what Telegram refuses for now. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof AppError && error.code === "disk.full";
}

/** Whether the bot's state or index cannot be used for now: as `isDiskFull`, or its server is away. */
export function isStateAway(error: unknown): boolean {
  return isDiskFull(error) || (error instanceof AppError && awayCodes.has(error.code));
}

const awayCodes: ReadonlySet<string> = new Set(["state.unavailable", "index.unavailable"]);

/** Whether the same call would get the same response again. */
export function isFinal(response: ApiResponse<unknown>): boolean {
  return response.ok || !isPassing(response);
}
