/** The parts of a message as plain text, with whole quotes; without its buttons. */
import type { Block, Message } from "../chat/message.ts";
import { lineText } from "../terminal/line-text.ts";

export function messageText({ parts }: Message): string {
  return parts
    .map((part) =>
      part
        .map(blockText)
        .filter((text) => text !== "")
        .join("\n"),
    )
    .filter((text) => text !== "")
    .join("\n\n");
}

function blockText(block: Block): string {
  if (typeof block === "string" || !("kind" in block)) return lineText(block);
  switch (block.kind) {
    case "heading":
    case "quote":
    case "note":
      return block.text;
    case "table":
      return block.rows.map((row) => row.join("\t")).join("\n");
    case "extra":
      return lineText(block.line);
  }
}
