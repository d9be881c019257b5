/** Compares what a client shows with a secret, in a time that says nothing about it. */
import { createHash, timingSafeEqual } from "node:crypto";

export function createSecretCheck(secret: string): (shown: unknown) => boolean {
  const expected = digest(secret);
  return (shown) => typeof shown === "string" && timingSafeEqual(digest(shown), expected);
}

/** All digests have one length. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
