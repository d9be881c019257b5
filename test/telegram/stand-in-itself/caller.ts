/** A stand-in that ends with its test, and plain calls to it as a bot makes them. */
import { expect, onTestFinished } from "vitest";
import { createStandIn, type StandIn, type StandInOptions } from "../stand-in/create-stand-in.ts";

export interface Reply {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: Record<string, unknown>;
  readonly result?: unknown;
}

export type SeenUpdate = readonly [kind: string, content: Record<string, unknown>];

export interface Caller {
  readonly standIn: StandIn;
  readonly call: (method: string, fields?: Record<string, unknown>) => Promise<Reply>;
  /** Expects the call to be refused with these words. */
  readonly expectRefusal: (
    method: string,
    fields: Record<string, unknown>,
    expected: string | RegExp,
  ) => Promise<Reply>;
  /** Everything that waits, as [kind, content], confirmed. */
  readonly updates: () => Promise<readonly SeenUpdate[]>;
}

export async function startCaller(options: StandInOptions = {}): Promise<Caller> {
  const standIn = await createStandIn(options);
  onTestFinished(() => standIn.close());
  const call: Caller["call"] = async (method, fields = {}) => {
    const response = await fetch(`${standIn.url}/bot${standIn.token}/${method}`, {
      method: "POST",
      body: JSON.stringify(fields),
      headers: { "content-type": "application/json" },
    });
    const reply = (await response.json()) as Reply;
    expect(response.status).toBe(reply.ok ? 200 : reply.error_code);
    return reply;
  };
  let offset = 0;
  return {
    standIn,
    call,
    async expectRefusal(method, fields, expected) {
      const reply = await call(method, fields);
      expect(reply.ok).toBe(false);
      if (typeof expected === "string") expect(reply.description).toBe(expected);
      else expect(reply.description).toMatch(expected);
      return reply;
    },
    async updates() {
      const { result } = await call("getUpdates", { offset });
      const updates = result as { readonly update_id: number }[];
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
      return updates.map(({ update_id: _id, ...kinds }) => {
        const [kind = "", content] = Object.entries(kinds)[0] ?? [];
        return [kind, content as Record<string, unknown>];
      });
    },
  };
}
