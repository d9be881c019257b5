/**
 * Opens the StateStore of a single process: a folder with an LMDB file and the files of drafts. Records are read and
 * written synchronously, within the call. A lock keeps other processes off the folder, because two would both answer its
 * waiting updates. Keys and values are compatible with those of earlier versions.
 */
import { rm } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { UserId } from "../../core/ids.ts";
import { draftLifetimeMs } from "../drafts.ts";
import { limitLifetimeMs } from "../rate-limits.ts";
import { type Forgotten, type StateStore, subjectLifetimeMs } from "../state-store.ts";
import {
  createAnswers,
  createLanguages,
  createSubjects,
  type EmbeddedAnswers,
  type EmbeddedLanguages,
  type EmbeddedSubjects,
} from "./conversations.ts";
import type { StateDatabase } from "./database.ts";
import { usualWriteBytes } from "./disk-reserve.ts";
import { createDraftFiles } from "./draft-files.ts";
import {
  createDrafts,
  createExpectations,
  type EmbeddedDrafts,
  type EmbeddedExpectations,
} from "./drafts.ts";
import { createExports, type Export, type Exports } from "./exports.ts";
import { createFeedback, type EmbeddedFeedback } from "./feedback.ts";
import { storedId } from "../stored-ids.ts";
import { createInbox, deliveredWithinMs, type EmbeddedInbox } from "./inbox.ts";
import { type AloneOptions, openAlone } from "./open-alone.ts";
import { createQuestionLog, type EmbeddedQuestionLog } from "./question-log.ts";
import { createLimits, type EmbeddedLimits } from "./rate-limits.ts";
import { unavailableState } from "./state-errors.ts";
import { type TakenBack, takeBackExport } from "./take-back.ts";
import type { StoredRow, TimedTable } from "./timed-table.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** At most four pages of LMDB, from the row's own to the root, in each of a row and its entries by time and by user. */
const changedRowBytes = 3 * 4 * 4096;
/** Rows that a sweep removes before it yields to the event loop; they take some ten milliseconds. */
const sweepBatch = 500;

interface StateOptions extends AloneOptions {
  readonly retentionDays: number;
  /** In milliseconds since 1970; `Date.now` by default. */
  readonly now?: () => number;
  /** Called if files of drafts or what was forgotten could not be removed; the next sweep tries again. */
  readonly onUntidy?: (error: unknown) => void;
}

/** @throws AppError `state.unavailable`, or `state.locked` if another process keeps the folder */
export async function openEmbeddedState(options: StateOptions): Promise<StateStore> {
  const { dataDir, retentionDays, now = Date.now, onUntidy = () => undefined } = options;
  const database = await openAlone(options);
  const languages = createLanguages(database, now);
  const subjects = createSubjects(database, now);
  const feedback = createFeedback(database, now);
  const questions = createQuestionLog({ database, feedback, now });
  const answers = createAnswers(database, now);
  const inbox = createInbox(database, now);
  const drafts = createDrafts({ database, files: createDraftFiles(dataDir), now, onUntidy });
  const expectations = createExpectations(database, now);
  const limits = createLimits(database, now);
  // A killed process may have left files without a row, and what was forgotten in the database's file.
  drafts.tidyIfPossible();
  await database.erase().catch(onUntidy);
  const writes = { inbox, languages, subjects, feedback, questions, answers, expectations };
  const exports = createExports(dataDir);
  const parts: Parts = { ...writes, database, drafts, limits, exports };
  return {
    ...writes,
    drafts,
    limits,
    retentionDays,
    draftDays: Math.min(draftLifetimeMs / dayMs, retentionDays),
    isShared: false,
    inboxOf: (botId) => inbox.ofBot(botId),
    write: async (change) => database.write(() => change(writes)),
    migrateChat: async (fromId, toId) =>
      database.write(() => {
        languages.migrateChat(fromId, toId);
        subjects.migrateChat(fromId, toId);
        answers.forgetChat(fromId);
      }),
    async forgetUser(userId) {
      await exports.forgetUser(storedId(userId));
      const forgotten = forgetUser(parts, userId);
      drafts.tidy();
      // Pages read from pictures that this user may have sent; whatever else there is can be made again.
      await removeCache(dataDir);
      await database.erase();
      return forgotten;
    },
    sizeBytes: () => database.sizeBytes(),
    room: async () => database.room(),
    async sweep(nowMs, onExported) {
      await exports.removeOld(nowMs);
      const exported = onExported === undefined ? null : exports.begin(nowMs);
      const removed = await sweep(parts, { nowMs, retentionMs: retentionDays * dayMs, exported });
      const file = (await exported?.finish()) ?? null;
      if (file !== null) onExported?.(file);
      await database.erase();
      return removed;
    },
    close: () => database.close(),
  };
}

/** Puts back what a sweep has exported. @throws AppError `state.unavailable` or `state.locked` */
export async function takeBack(options: StateOptions, file: string): Promise<TakenBack> {
  const { retentionDays, now = Date.now } = options;
  const database = await openAlone(options);
  try {
    return await takeBackExport(database, file, now() - retentionDays * dayMs);
  } finally {
    await database.close();
  }
}

async function removeCache(dataDir: string): Promise<void> {
  const cacheDir = path.join(dataDir, "cache");
  try {
    await rm(cacheDir, { recursive: true, force: true });
  } catch (cause) {
    throw unavailableState("tidied", cacheDir, cause);
  }
}

interface Sweep {
  readonly nowMs: number;
  readonly retentionMs: number;
  /** Gets what is kept for the retention time before it is removed; null for none. */
  readonly exported: Export | null;
}

async function sweep(parts: Parts, { nowMs, retentionMs, exported }: Sweep): Promise<number> {
  const { languages, subjects, feedback, questions, answers, inbox, drafts } = parts;
  const tables = [
    languages.table,
    subjects.ofMessages,
    feedback.table,
    questions.table,
    inbox.rows,
    inbox.lanes,
    answers.table,
  ];
  let removed = await sweepTable(subjects.currents, nowMs - subjectLifetimeMs);
  removed += await sweepTable(inbox.seen, nowMs - deliveredWithinMs);
  removed += await sweepTable(parts.limits.table, nowMs - limitLifetimeMs);
  for (const table of tables) removed += await sweepTable(table, nowMs - retentionMs, exported);
  // The files of drafts are in no export: they stay as long as there is one.
  if (exported !== null || (await parts.exports.isThereAny())) return removed;
  const draftMs = Math.min(draftLifetimeMs, retentionMs);
  removed += await sweepTable(drafts.table, nowMs - draftMs);
  removed += await sweepTable(parts.expectations.table, nowMs - draftMs);
  drafts.tidyIfPossible();
  return removed;
}

interface Sweepable {
  readonly sweep: TimedTable<unknown>["sweep"];
}

async function sweepTable(
  table: Sweepable,
  beforeMs: number,
  exported: Export | null = null,
): Promise<number> {
  const onRemove =
    exported === null ? undefined : (rows: readonly StoredRow[]) => exported.add(rows);
  const removed = table.sweep(beforeMs, sweepBatch, onRemove);
  if (removed < sweepBatch) return removed;
  await nextTurn();
  return removed + (await sweepTable(table, beforeMs, exported));
}

interface Parts {
  readonly database: StateDatabase;
  readonly languages: EmbeddedLanguages;
  readonly subjects: EmbeddedSubjects;
  readonly feedback: EmbeddedFeedback;
  readonly questions: EmbeddedQuestionLog;
  readonly inbox: EmbeddedInbox;
  readonly answers: EmbeddedAnswers;
  readonly drafts: EmbeddedDrafts;
  readonly expectations: EmbeddedExpectations;
  readonly limits: EmbeddedLimits;
  readonly exports: Exports;
}

/** Deletes the records of a user in one transaction and counts them. Questions are made anonymous instead. */
function forgetUser(parts: Parts, userId: UserId): Forgotten {
  const { database, languages, subjects, feedback, questions, inbox, answers } = parts;
  const { drafts, expectations, limits } = parts;
  const user = storedId(userId);
  const removeOf = <Value>(table: TimedTable<Value>): number =>
    table.keysOfUser(user).filter((key) => table.remove(key)).length;
  const tables = [
    limits.table,
    inbox.lanes,
    inbox.rows,
    languages.table,
    subjects.currents,
    subjects.ofMessages,
    expectations.table,
    feedback.table,
    questions.table,
    answers.table,
    drafts.table,
  ];
  const rowCount = tables.reduce((sum, table) => sum + table.keysOfUser(user).length, 0);
  const change = (): Forgotten => {
    database.noteErasing();
    removeOf(limits.table);
    removeOf(inbox.lanes);
    return {
      waiting: removeOf(inbox.rows),
      settings: removeOf(languages.table),
      subjects:
        removeOf(subjects.currents) + removeOf(subjects.ofMessages) + removeOf(expectations.table),
      votes: removeOf(feedback.table),
      questions: questions.forgetUser(userId),
      answers: removeOf(answers.table),
      drafts: removeOf(drafts.table),
    };
  };
  return database.write(change, usualWriteBytes + rowCount * changedRowBytes);
}
