/**
 * Converts a rich message, which Telegram sends without `text`, to plain text and its mentions and links. It reads the
 * fields by name and does not check the kind of a block. So a message with an unknown kind of block is still answered;
 * only the content of fields that are not read here is lost.
 */
import { cellBorder } from "../readers/text-line.ts";
import type { Entity, WrittenText } from "./entity.ts";

/** Of blocks and texts within each other. Telegram allows fewer; deeper ones could only exhaust the stack. */
const maxDepth = 40;

export function flattenRichMessage(blocks: readonly unknown[]): WrittenText {
  let text = "";
  const entities: Entity[] = [];
  let isLineBegun = false;

  const beginLine = (label = ""): void => {
    if (isLineBegun) text += "\n";
    text += label;
    isLineBegun = false;
  };

  const writeText = (node: unknown, depth: number): void => {
    if (typeof node === "string") {
      text += node;
      isLineBegun ||= node !== "";
    } else if (depth < maxDepth && Array.isArray(node)) {
      for (const part of node) writeText(part, depth + 1);
    } else if (depth < maxDepth && isRecord(node)) {
      const offset = text.length;
      writeText(node["text"] ?? node["alternative_text"] ?? node["expression"], depth + 1);
      entities.push(...entityOf(node, { offset, shown: text.slice(offset) }));
    }
  };

  const writeLine = (node: unknown, depth: number): void => {
    if (node === undefined) return;
    beginLine();
    writeText(node, depth);
  };

  const writeBlocks = (nodes: unknown, depth: number): void => {
    if (!Array.isArray(nodes) || depth > maxDepth) return;
    for (const block of nodes.filter(isRecord)) {
      writeLine(block["summary"], depth);
      if ("text" in block || "expression" in block) writeLine(block, depth);
      writeBlocks(block["blocks"], depth + 1);
      writeItems(block["items"], depth + 1);
      writeRows(block["cells"], depth + 1);
      writeLine(block["caption"], depth);
      writeLine(block["credit"], depth);
    }
  };

  const writeItems = (items: unknown, depth: number): void => {
    if (!Array.isArray(items)) return;
    for (const { label, blocks: content } of items.filter(isRecord)) {
      beginLine(typeof label === "string" && label !== "" ? `${label} ` : "");
      writeBlocks(content, depth);
    }
  };

  const writeRows = (rows: unknown, depth: number): void => {
    if (!Array.isArray(rows)) return;
    for (const row of rows.filter((one) => Array.isArray(one))) {
      beginLine();
      row.filter(isRecord).forEach((cell, index) => {
        if (index > 0) text += cellBorder;
        writeText(cell["text"], depth);
      });
    }
  };

  writeBlocks(blocks, 0);
  return { text, entities };
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** None for text that is only formatted. */
function entityOf(
  { type, url, user }: Fields,
  { offset, shown }: { readonly offset: number; readonly shown: string },
): readonly Entity[] {
  const place = { offset, length: shown.length };
  if (type === "code" || type === "pre") return [{ type, ...place }];
  if (type === "email_address") return [{ type: "email", ...place }];
  if (type === "text_mention" && isRecord(user) && typeof user["id"] === "number")
    return [{ type, user: { id: user["id"] }, ...place }];
  if (type !== "url" || typeof url !== "string") return [];
  // An address that is written out is a link by itself; one beneath other words only leads somewhere.
  const isWrittenOut = shown !== "" && url.replace(/\/$/, "").endsWith(shown.replace(/\/$/, ""));
  return [{ type: isWrittenOut ? "url" : "text_link", url, ...place }];
}
