/** The tools for assistants as a function of HTTP requests. Each request is answered by itself: there are no sessions. */
import { createMcpHandler } from "@modelcontextprotocol/server";
import { type AgentMeans, createAgentServer } from "./agent-server.ts";

/** @param onProblem called with requests that were refused; it changes no response */
export function createAgentHandler(
  means: AgentMeans,
  onProblem: (error: Error) => void,
): (request: Request) => Promise<Response> {
  const handler = createMcpHandler(() => createAgentServer(means), {
    // A response is sent as a whole, so nothing can be subscribed to.
    maxSubscriptions: 0,
    onerror: onProblem,
  });
  return (request) => handler.fetch(request);
}
