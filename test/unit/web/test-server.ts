/** An HTTP server that ends with its test. */
import { onTestFinished } from "vitest";
import {
  type HttpOptions,
  type HttpServer,
  openHttp,
  type Route,
} from "../../../src/web/server.ts";
import { type LogEntry, recordingLog } from "../../telegram/harness.ts";

export interface TestServer {
  readonly url: string;
  readonly server: HttpServer;
  readonly logged: readonly LogEntry[];
}

export async function startServer(
  routes: Readonly<Record<string, Route>>,
  options: Partial<HttpOptions> = {},
): Promise<TestServer> {
  const logged: LogEntry[] = [];
  const server = await openHttp({
    host: "127.0.0.1",
    port: 0,
    routes: new Map(Object.entries(routes)),
    log: recordingLog(logged),
    ...options,
  });
  onTestFinished(() => server.close());
  return { url: `http://127.0.0.1:${server.port}`, server, logged };
}
