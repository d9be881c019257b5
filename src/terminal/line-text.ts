/** A line of a message as text for the terminal, where an address is written out. */
import type { Line } from "../chat/message.ts";

export function lineText(line: Line): string {
  if (typeof line === "string") return line;
  return line
    .map((span) => {
      if (typeof span === "string") return span;
      return span.kind === "link" ? span.url : span.text;
    })
    .join("");
}
