/**
 * What the sender of a file is told: why it could not be read, or what of it could not.
 */
import type { ReadWarning, UnreadableReason } from "../readers/extracted.ts";
import { maxFileBytes, maxPdfPages } from "../readers/resource-limits.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";

const refusals = {
  "too-large": "document-too-large",
  "too-long": "document-too-long",
  empty: "document-empty",
  "no-text": "document-no-text",
  scan: "document-scan",
  garbled: "document-garbled",
  encrypted: "document-encrypted",
  "zip-bomb": "document-zip-bomb",
  "too-heavy": "document-too-heavy",
  "too-many-pages": "document-too-many-pages",
  damaged: "document-damaged",
  "old-word": "document-old-word",
  spreadsheet: "document-spreadsheet",
  slides: "document-slides",
  picture: "document-picture",
  archive: "document-archive",
  "other-format": "document-other-format",
  "unknown-kind": "document-unknown-kind",
} as const satisfies Record<UnreadableReason, MessageKey>;

const warnings = {
  "pages-without-text": "document-pages-without-text",
  "unknown-numbering": "document-unknown-numbering",
  "flawed-front-matter": "document-flawed-front-matter",
} as const satisfies Record<ReadWarning, MessageKey>;

export function describeRefusal(reason: UnreadableReason, say: Say): string {
  return say(refusals[reason], { megabytes: maxFileBytes / 1_000_000, pages: maxPdfPages });
}

/** Of what a manuscript notes; what is no such warning is passed over. */
export function readWarningLines(names: readonly string[], say: Say): readonly string[] {
  return names.filter(isReadWarning).map((warning) => `⚠️ ${describeReadWarning(warning, say)}`);
}

function isReadWarning(name: string): name is ReadWarning {
  return Object.hasOwn(warnings, name);
}

export function describeReadWarning(warning: ReadWarning, say: Say): string {
  return say(warnings[warning]);
}
