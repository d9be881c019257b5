/**
 * A failed call in, what it means for the update that it was made for out.
 */
import { GrammyError, HttpError } from "grammy";
import type { ApiError, ApiResponse } from "grammy/types";

export type Fault =
  /** Passes by itself. `afterMs` is what Telegram asked for; null where it did not say. */
  | { readonly kind: "passing"; readonly afterMs: number | null }
  /** Who would be answered cannot be reached any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "failure" };

/** As the Bot API server words it; it has no codes for these. */
const unreachable =
  /chat not found|user not found|user is deactivated|bot was (?:kicked|blocked)|group chat was deactivated|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|PEER_ID_INVALID|TOPIC_(?:CLOSED|DELETED)|message thread not found/i;

export function faultOf(error: unknown): Fault {
  // No answer at all, or one that is not the Bot API's, such as a proxy's page.
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

/** Too many requests, or an error of Telegram's own. */
export function isPassing({ error_code: code }: Pick<ApiError, "error_code">): boolean {
  return code === 429 || code >= 500;
}

/** Whether the same call would be answered in the same way again. */
export function isFinal(response: ApiResponse<unknown>): boolean {
  return response.ok || !isPassing(response);
}
