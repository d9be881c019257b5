/**
 * Opens the StateStore of a single process: a folder with an LMDB file and the files of drafts. Records are read and
 * written synchronously, within the call. Keys and values are compatible with those of earlier versions.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { draftLifetimeMs } from "../drafts.ts";
import { limitLifetimeMs } from "../limits.ts";
import { type StateStore, subjectLifetimeMs } from "../state-store.ts";
import { createAnswers } from "./answers.ts";
import { type DataPatience, lockData } from "./data-lock.ts";
import { openDatabase, type StateDatabase } from "./database.ts";
import { createDraftFiles } from "./draft-files.ts";
import { createDrafts } from "./drafts.ts";
import { createExpectations } from "./expectations.ts";
import { createFeedback } from "./feedback.ts";
import { forgetUser, type Parts } from "./forget-user.ts";
import { createInbox, deliveredWithinMs } from "./inbox.ts";
import { createLanguages } from "./languages.ts";
import { createLimits } from "./limits.ts";
import { createQuestionLog } from "./question-log.ts";
import { createSubjects } from "./subjects.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** Rows that a sweep removes before it yields to the event loop; they take some ten milliseconds. */
const sweepBatch = 500;

export interface StateOptions {
  readonly dataDir: string;
  readonly retentionDays: number;
  /** In milliseconds since 1970; `Date.now` by default. */
  readonly now?: () => number;
  /** How to wait for another process on the same folder. */
  readonly patience?: DataPatience;
  /** Called if files of drafts could not be removed; the next sweep tries again. */
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
  // A killed process may have left files without a row.
  drafts.tidyIfPossible();
  const writes = { inbox, languages, subjects, feedback, questions, answers, expectations };
  const parts: Parts = { ...writes, database, drafts, limits };
  return {
    ...writes,
    drafts,
    limits,
    retentionDays,
    draftDays: Math.min(draftLifetimeMs / dayMs, retentionDays),
    inboxOf: (botId) => inbox.ofBot(botId),
    write: async (change) => database.write(() => change(writes)),
    migrateChat: async (fromId, toId) =>
      database.write(() => {
        languages.migrateChat(fromId, toId);
        subjects.migrateChat(fromId, toId);
        answers.forgetChat(fromId);
      }),
    async forgetUser(userId) {
      const forgotten = forgetUser(parts, userId);
      drafts.tidy();
      return forgotten;
    },
    sweep: (nowMs) => sweep(parts, nowMs, retentionDays * dayMs),
    close: () => database.close(),
  };
}

async function openAlone({ dataDir, patience }: StateOptions): Promise<StateDatabase> {
  const lock = await lockData(dataDir, patience);
  try {
    const database = await openDatabase(dataDir);
    const close = async () => {
      await database.close();
      await lock.release();
    };
    return { ...database, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function sweep(parts: Parts, nowMs: number, retentionMs: number): Promise<number> {
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
  const draftMs = Math.min(draftLifetimeMs, retentionMs);
  removed += await sweepTable(drafts.table, nowMs - draftMs);
  removed += await sweepTable(parts.expectations.table, nowMs - draftMs);
  removed += await sweepTable(parts.limits.table, nowMs - limitLifetimeMs);
  drafts.tidyIfPossible();
  for (const table of tables) removed += await sweepTable(table, nowMs - retentionMs);
  return removed;
}

interface Sweepable {
  sweep(beforeMs: number, limit: number): number;
}

async function sweepTable(table: Sweepable, beforeMs: number): Promise<number> {
  const removed = table.sweep(beforeMs, sweepBatch);
  if (removed < sweepBatch) return removed;
  await nextTurn();
  return removed + (await sweepTable(table, beforeMs));
}
