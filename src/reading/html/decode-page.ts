/**
 * A page's bytes in; its text out, null where they are no text. The bytes themselves decide between UTF-8 and
 * GB18030, for what a page says of its encoding is often left over from another one; only where they are neither,
 * whole and without a fault, is it believed.
 */
import { decodeText } from "../../corpus/decode.ts";

const headBytes = 4096;
const declared = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i;
/** A few faults are a page's own; more of them mean that it is in another encoding. */
const mostFaultShare = 0.01;

export function decodePage(bytes: Uint8Array): string | null {
  return decodeText(bytes) ?? decodeDeclared(bytes);
}

function decodeDeclared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString("latin1");
  const encoding = declared.exec(head)?.[1] ?? "gb18030";
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    const faultCount = text.match(/\u{fffd}|\0/gu)?.length ?? 0;
    return faultCount <= text.length * mostFaultShare ? text : null;
  } catch {
    // No encoding has that name.
    return null;
  }
}
