/**
 * A request in, its body out; null where that is longer than the limit. What goes beyond it is read on and thrown
 * away: whoever still sends would not hear the answer.
 */
import type { IncomingMessage } from "node:http";

export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) return chunks.push(chunk);
      chunks.length = 0;
      return resolve(null);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}
