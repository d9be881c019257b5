/**
 * A multipart form's body in, its fields and files out. Node's own parser does not take the
 * headers that grammY writes; Telegram does.
 */
import { Upload } from "./upload.ts";

/** @returns null when the body is no such form. */
export function parseMultipart(
  body: Buffer,
  type: string,
): Readonly<Record<string, unknown>> | null {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  // Every byte is one character, so positions are those of the body.
  const parts = `\r\n${body.toString("latin1")}`.split(`\r\n--${boundary}`);
  const [before, ...rest] = parts;
  if (before !== "" || rest.pop()?.trim() !== "--") return null;
  const fields: Record<string, unknown> = {};
  for (const part of rest) {
    const field = readPart(part);
    if (field === null) return null;
    fields[field.name] = field.value;
  }
  return fields;
}

function readPart(part: string): { readonly name: string; readonly value: unknown } | null {
  const end = part.indexOf("\r\n\r\n");
  if (!part.startsWith("\r\n") || end < 0) return null;
  const head = Buffer.from(part.slice(0, end), "latin1").toString("utf8");
  const bytes = Buffer.from(part.slice(end + 4), "latin1");
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? "";
  const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return null;
  const filename = /;\s*filename="?([^";]*)"?/i.exec(disposition)?.[1];
  return {
    name,
    value: filename === undefined ? bytes.toString("utf8") : new Upload(filename, bytes),
  };
}
