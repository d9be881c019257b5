/** `/mcp`: the tools for assistants over HTTP, for whoever has the token. */
import type { IncomingMessage } from "node:http";
import { createSecretCheck } from "./secret.ts";
import { refusal, type Route } from "./server.ts";
import { readBody } from "./webhook.ts";

interface McpOptions {
  readonly token: string;
  /** Answers a request of the protocol; null while there is nothing to answer from. */
  readonly answer: () => ((request: Request) => Promise<Response>) | null;
}

/** A call of a tool with the longest question is shorter than a hundredth of this. */
const maxBodyBytes = 1024 * 1024;
/** The protocol's own headers, beside those of the content. */
const passedHeaders = /^(?:accept|content-type|mcp-.*)$/;

export function mcpRoute({ token, answer }: McpOptions): Route {
  const isKnown = createSecretCheck(`Bearer ${token}`);
  return {
    // It keeps no sessions and sends nothing unasked, so there is nothing to GET or DELETE.
    methods: ["POST"],
    async answer(request) {
      if (!isKnown(request.headers.authorization))
        return refusal(401, { "www-authenticate": "Bearer" });
      const answerRequest = answer();
      if (answerRequest === null) return refusal(503, { "retry-after": "5" });
      const body = await readBody(request, maxBodyBytes);
      if (body === null) return refusal(413);
      const response = await answerRequest(
        new Request("http://localhost/mcp", {
          method: "POST",
          headers: headersOf(request),
          body: new Uint8Array(body),
        }),
      );
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    },
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" && passedHeaders.test(name) ? [[name, value]] : [],
    ),
  );
}
