/**
 * One path of the HTTP server: which methods it takes, and what it answers.
 */
import type { IncomingMessage } from "node:http";

export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly methods: readonly string[];
  /** May throw: then the answer is 500, without a reason. */
  answer(request: IncomingMessage): Reply | Promise<Reply>;
}

const reasons = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

/** One line of text, the same for every cause: who knocks is told nothing of what is behind. */
export function refusal(
  status: keyof typeof reasons,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, body: `${reasons[status]}\n`, headers };
}

export function json(status: number, value: unknown): Reply {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status, body: `${JSON.stringify(value)}\n`, headers };
}
