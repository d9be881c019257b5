/**
 * Tells the chat why work on a draft failed, where somebody there can do something about it, and what could not be read
 * of a file.
 */
import { AppError, type ErrorCode } from "../../core/errors.ts";
import {
  maxFileBytes,
  maxPdfPages,
  type ReadWarning,
  type UnreadableReason,
  unreadableReasonOf,
} from "../../readers/extracted.ts";
import { type LinkReason, linkReasonOf } from "../../readers/link/link-reasons.ts";
import type { NoFile, Turn } from "../turn.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";
import { plainMessage } from "../views/spans.ts";
import { shorten } from "../views/text.ts";

/** @param file the name of the file that is read; of an album, each is told by its own */
export async function tellProblems(
  turn: Turn,
  work: () => Promise<void>,
  file: string | null = null,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { say } = turn;
    const problem = problemOf(error, turn);
    if (problem === null) throw error;
    const name = file === null ? null : shorten(file, maxNameUtf16);
    await turn.reply(
      plainMessage(name === null ? problem : say("draft-unread", { name, problem })),
    );
  }
}

const maxNameUtf16 = 60;

type Telling = Pick<Turn, "say" | "log" | "meter">;

/** Null for an error that nobody in the chat can do anything about. Others are logged and counted. */
export function problemOf(error: unknown, { say, log, meter }: Telling): string | null {
  const note = (reason: UploadRefusal) => noteRefused({ log, meter }, reason);
  const reason = unreadableReasonOf(error);
  if (reason !== null) {
    note(reason);
    return describeRefusal(reason, say);
  }
  const link = linkReasonOf(error);
  if (link !== null) {
    note(link.reason);
    return say(linkRefusals[link.reason], { status: link.status ?? 0 });
  }
  if (!(error instanceof AppError)) return null;
  const { code } = error;
  if (!isFaultOfDisk(code)) return null;
  meter.count("reform_bot_upload_refusals_total", { reason: code });
  log.error(error.message, { code });
  return say(faultsOfDisk[code]);
}

type UploadRefusal = UnreadableReason | LinkReason | NoFile;

/** Logs and counts what could not be taken for a document. */
export function noteRefused({ log, meter }: Omit<Telling, "say">, reason: UploadRefusal): void {
  meter.count("reform_bot_upload_refusals_total", { reason });
  log.info("a document was refused", { reason });
}

const faultsOfDisk = {
  "disk.full": "no-room",
  "documents.unwritable": "draft-not-written",
  "corpus.unreadable": "draft-not-readable",
  "corpus.empty": "draft-not-readable",
} as const satisfies Partial<Record<ErrorCode, MessageKey>>;

function isFaultOfDisk(code: ErrorCode): code is keyof typeof faultsOfDisk {
  return Object.hasOwn(faultsOfDisk, code);
}

const refusals = {
  "too-large": "document-too-large",
  "too-long": "document-too-long",
  empty: "document-empty",
  "no-text": "document-no-text",
  unrecognised: "document-unrecognised",
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
  link: "document-link",
  "part-of-page": "document-part-of-page",
  "unlikely-name": "document-unlikely-name",
  "unknown-kind": "document-unknown-kind",
} as const satisfies Record<UnreadableReason, MessageKey>;

const linkRefusals = {
  "not-web": "link-not-web",
  "not-public": "link-not-public",
  "unknown-host": "link-unknown-host",
  unreachable: "link-unreachable",
  timeout: "link-timeout",
  robots: "link-robots",
  status: "link-status",
  redirects: "link-redirects",
  kind: "link-kind",
  "too-large": "link-too-large",
  empty: "link-empty",
} as const satisfies Record<LinkReason, MessageKey>;

const warnings = {
  "pages-without-text": "document-pages-without-text",
  "unknown-numbering": "document-unknown-numbering",
  "lost-numbering": "document-lost-numbering",
  "flawed-front-matter": "document-flawed-front-matter",
  "odd-bytes": "document-odd-bytes",
} as const satisfies Record<ReadWarning, MessageKey>;

export function describeRefusal(reason: UnreadableReason, say: Say): string {
  return say(refusals[reason], { megabytes: maxFileBytes / 1_000_000, pages: maxPdfPages });
}

/** Lines for the warnings of a manuscript; unknown names are left out. */
export function readWarningLines(names: readonly string[], say: Say): readonly string[] {
  return names.filter(isReadWarning).map((warning) => `⚠️ ${describeReadWarning(warning, say)}`);
}

function isReadWarning(name: string): name is ReadWarning {
  return Object.hasOwn(warnings, name);
}

export function describeReadWarning(warning: ReadWarning, say: Say): string {
  return say(warnings[warning]);
}
