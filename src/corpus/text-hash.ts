/**
 * A document in; the SHA-256 of its text out, made once for each document, since each start and each change asks for
 * those of all.
 */
import { createHash } from "node:crypto";
import type { SourceDocument } from "../core/domain.ts";

const hashes = new WeakMap<SourceDocument, string>();

export function textSha256(document: SourceDocument): string {
  const sha256 = hashes.get(document) ?? sha256Of(document.text);
  hashes.set(document, sha256);
  return sha256;
}

/** For who knows it already; gives the document. */
export function withTextSha256(document: SourceDocument, sha256: string): SourceDocument {
  hashes.set(document, sha256);
  return document;
}

export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
