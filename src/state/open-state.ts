/**
 * A folder in, what the bot keeps at run time out: updates not yet answered, chosen languages, subjects of
 * conversations, votes, the log of questions, which messages answer which, and drafts of documents. Opened once;
 * everything it writes is on disk when the call returns.
 * Always holds: one process at a time has a folder; nothing about anybody stays longer than the retention time after it
 * was last written or, a language, used, provided that `sweep` is called now and then.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Answers, createAnswers } from "./answers.ts";
import { type ChatLanguages, createChatLanguages } from "./chat-settings.ts";
import { type DataPatience, lockData } from "./data-lock.ts";
import { openDatabase, type StateDatabase } from "./database.ts";
import { createDraftFiles } from "./draft-files.ts";
import { createDrafts, draftLifetimeMs, type Drafts } from "./drafts.ts";
import { createExpectations, type Expectations } from "./expectations.ts";
import { createFeedback, type Feedback } from "./feedback.ts";
import { forgetUser, type Forgotten, type Stores } from "./forget-user.ts";
import { createInbox, deliveredWithinMs, type Inbox } from "./inbox.ts";
import { createQuestionLog, type QuestionLog } from "./question-log.ts";
import { createSubjects, subjectLifetimeMs, type Subjects } from "./subjects.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** Rows that a sweep removes before it lets the bot do something else: some ten milliseconds' worth. */
const sweepBatch = 500;

export interface StateOptions {
  readonly dataDir: string;
  readonly retentionDays: number;
  /** In milliseconds since 1970; the system's clock unless given. */
  readonly now?: () => number;
  /** For another process on the same folder. */
  readonly patience?: DataPatience;
  /** Told of files that could not be removed, and lie there until the next sweep. */
  readonly onUntidy?: (error: unknown) => void;
}

export interface BotState {
  readonly languages: ChatLanguages;
  readonly subjects: Subjects;
  readonly feedback: Feedback;
  readonly questions: QuestionLog;
  readonly retentionDays: number;
  /** How long a draft stays that is not touched. */
  readonly draftDays: number;
  /** Each bot numbers its updates by itself. */
  inboxOf(botId: number): Inbox;
  readonly answers: Answers;
  readonly drafts: Drafts;
  readonly expectations: Expectations;
  /**
   * Several changes as one: all or none of them, and one wait for the disk. The state that `change` sees has
   * its own changes; it must not be asynchronous.
   */
  together<Result>(change: () => Result): Result;
  /**
   * Moves language and subjects of a group that became a supergroup. Votes and questions stay with the old
   * number: messages are counted anew in a supergroup, and would meet others' there. Which messages answer which
   * is forgotten: nothing in the old group can be edited any more.
   */
  migrateChat(fromId: number, toId: number): void;
  forgetUser(userId: number): Forgotten;
  /** Removes what is too old, and returns how many rows that were. */
  sweep(nowMs: number): Promise<number>;
  close(): Promise<void>;
}

/** @throws AppError `state.unavailable` or `state.locked`. */
export async function openState(options: StateOptions): Promise<BotState> {
  const { dataDir, retentionDays, now = Date.now, onUntidy = () => undefined } = options;
  const database = await openAlone(options);
  const languages = createChatLanguages(database, now);
  const subjects = createSubjects(database, now);
  const feedback = createFeedback(database, now);
  const questions = createQuestionLog({ database, feedback, now });
  const answers = createAnswers(database, now);
  const inbox = createInbox(database, now);
  const drafts = createDrafts({ database, files: createDraftFiles(dataDir), now, onUntidy });
  const expectations = createExpectations(database, now);
  // A process that was killed may have left files that no row names.
  drafts.tidyIfPossible();
  const stores: Stores = {
    database,
    languages,
    subjects,
    feedback,
    questions,
    answers,
    inbox,
    drafts,
    expectations,
  };
  return {
    languages,
    subjects,
    feedback,
    questions,
    retentionDays,
    draftDays: Math.min(draftLifetimeMs / dayMs, retentionDays),
    inboxOf: (botId) => inbox.ofBot(botId),
    answers,
    drafts,
    expectations,
    together: (change) => database.write(change),
    migrateChat: (fromId, toId) =>
      database.write(() => {
        languages.migrateChat(fromId, toId);
        subjects.migrateChat(fromId, toId);
        answers.forgetChat(fromId);
      }),
    forgetUser: (userId) => {
      const forgotten = forgetUser(stores, userId);
      drafts.tidy();
      return forgotten;
    },
    sweep: (nowMs) => sweep(stores, nowMs, retentionDays * dayMs),
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

async function sweep(stores: Stores, nowMs: number, retentionMs: number): Promise<number> {
  const { languages, subjects, feedback, questions, answers, inbox, drafts, expectations } = stores;
  const tables = [
    languages.table,
    subjects.ofMessages,
    feedback.table,
    questions.table,
    inbox.rows,
    answers.table,
  ];
  let removed = await sweepTable(subjects.currents, nowMs - subjectLifetimeMs);
  removed += await sweepTable(inbox.seen, nowMs - deliveredWithinMs);
  const draftMs = Math.min(draftLifetimeMs, retentionMs);
  removed += await sweepTable(drafts.table, nowMs - draftMs);
  removed += await sweepTable(expectations.table, nowMs - draftMs);
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
