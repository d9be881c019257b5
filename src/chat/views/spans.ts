/**
 * The lines of messages: text of one kind, and lines put together.
 */
import type { PassageId } from "../../core/domain.ts";
import type { Message, Span } from "../message.ts";
import { shorten } from "./text.ts";

/** Range 20 to 200. */
export const maxIdUtf16 = 60;

export function bold(text: string): Span {
  return { kind: "bold", text };
}

export function italic(text: string): Span {
  return { kind: "italic", text };
}

export function code(text: string): Span {
  return { kind: "code", text };
}

/** The passage's id, which opens it. */
export function passageLink(id: PassageId): Span {
  return { kind: "passage", text: shorten(id, maxIdUtf16), id };
}

export function joinSpans(
  parts: readonly (Span | readonly Span[])[],
  separator: string,
): readonly Span[] {
  return parts.flatMap((part, index) => [...(index === 0 ? [] : [separator]), ...[part].flat()]);
}

/** A message of plain text. */
export function plainMessage(text: string): Message {
  return { parts: [[text]] };
}
