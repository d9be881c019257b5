/**
 * A request's body in, its fields out: JSON, urlencoded and multipart, as clients send them.
 * In the latter two every field is a string, but for the files of a form.
 */
import type { IncomingMessage } from "node:http";
import { parseMultipart } from "./multipart.ts";
import { badRequest } from "./refusal.ts";

export type Fields = Readonly<Record<string, unknown>>;

export async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (body.length === 0) return {};
  if (type.startsWith("application/json")) return readJson(body.toString("utf8"));
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  }
  if (type.startsWith("multipart/form-data")) return readMultipart(body, type);
  throw badRequest(`unsupported content type ${type}`);
}

function readJson(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (!isRecord(value)) throw badRequest("object expected");
  return value;
}

function readMultipart(body: Buffer, type: string): Fields {
  const fields = parseMultipart(body, type);
  if (fields === null) throw badRequest("can't parse multipart form data");
  return fields;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
