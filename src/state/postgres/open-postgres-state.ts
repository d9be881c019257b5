/**
 * Opens the StateStore in a PostgreSQL database, which any number of processes share. Each call is at most one round trip
 * or, where it has to read before it writes, two. Keys and values are those of the embedded store.
 */
import type { DatabaseAddress } from "../../core/database-address.ts";
import { createDatabase, type Database } from "../../database/database.ts";
import { migrate } from "../../database/migrate.ts";
import type { Statement } from "../../database/transaction.ts";
import { draftLifetimeMs } from "../drafts.ts";
import type { StateRoom, StateStore, StateWrites } from "../state-store.ts";
import { createAnswers, createLanguages, createSubjects } from "./conversations.ts";
import { createDrafts, createExpectations } from "./drafts.ts";
import { createFeedback } from "./feedback.ts";
import { eraseForgotten, forgetUser, sizeOf } from "./forgetting.ts";
import { createInbox } from "./inbox.ts";
import { type Instance, startInstance } from "./instance.ts";
import { createQuestionLog } from "./question-log.ts";
import { createLimits } from "./rate-limits.ts";
import { sweep, sweptPlace } from "./sweeping.ts";

const dayMs = 24 * 60 * 60 * 1000;

interface StateOptions {
  readonly address: DatabaseAddress;
  readonly retentionDays: number;
  /** In milliseconds since 1970; `Date.now` by default. Leases and lives go by the server's clock. */
  readonly now?: () => number;
}

const failing = { code: "state.unavailable", what: "The bot's state" } as const;
/** Of the one connection by which an instance says that it lives. */
const instanceLimits = { connections: 1, statementTimeoutMs: 2_000, lockTimeoutMs: 1_000 };

/** @throws AppError `state.unavailable` or `database.unsuitable` */
export async function openPostgresState(options: StateOptions): Promise<StateStore> {
  const { address } = options;
  const database = createDatabase({ address, ...failing });
  const alone = createDatabase({ address, ...failing, ...instanceLimits });
  try {
    await migrate(database);
    return createState(options, database, await startInstance(alone));
  } catch (error) {
    await Promise.all([database.close(), alone.close()]);
    throw error;
  }
}

function createState(
  { retentionDays, now = Date.now }: StateOptions,
  database: Database,
  instance: Instance,
): StateStore {
  const shared = { database, now };
  const inbox = createInbox({ ...shared, instanceId: instance.id });
  const languages = createLanguages(shared);
  const subjects = createSubjects(shared);
  const feedback = createFeedback(shared);
  const questions = createQuestionLog({ ...shared, countsOf: feedback.countsOf });
  const answers = createAnswers(shared);
  const expectations = createExpectations(shared);
  const writing = { inbox, languages, subjects, feedback, questions, answers, expectations };
  let closing: Promise<void> | null = null;
  return {
    retentionDays,
    draftDays: Math.min(draftLifetimeMs / dayMs, retentionDays),
    isShared: true,
    inboxOf: inbox.ofBot,
    languages: languages.reads,
    subjects: subjects.reads,
    feedback: feedback.reads,
    questions: questions.reads,
    answers: answers.reads,
    drafts: createDrafts(shared),
    expectations: expectations.reads,
    limits: createLimits(shared),
    write: async (change) => database.write(gathered(writing, change)),
    migrateChat: (fromId, toId) =>
      database.write([
        ...languages.migrateChat(fromId, toId),
        ...subjects.migrateChat(fromId, toId),
        answers.forgetChat(fromId),
      ]),
    async forgetUser(userId) {
      const forgotten = await forgetUser(database, userId);
      await eraseForgotten(database);
      return forgotten;
    },
    async room() {
      await database.read("select 1 as answers");
      return serverRoom;
    },
    async sweep(nowMs, onExported) {
      const retentionMs = retentionDays * dayMs;
      const isKept = onExported !== undefined;
      const { removed, kept } = await sweep(database, { nowMs, retentionMs, isKept });
      if (kept > 0) onExported?.(sweptPlace);
      await eraseForgotten(database);
      return removed;
    },
    sizeBytes: () => sizeOf(database),
    // What was begun ends before others may take over what this instance holds.
    close: () => (closing ??= database.close().then(() => instance.end())),
  };
}

/** How much room the server has, it tells nobody. */
const serverRoom: StateRoom = {
  freeBytes: Infinity,
  minimumFreeBytes: 0,
  reserveBytes: 0,
  allows: "updates",
};

type Writing = {
  readonly [Kind in keyof StateWrites]: {
    readonly writes: (gather: (...statements: readonly Statement[]) => void) => StateWrites[Kind];
  };
};

/** What `change` asks for, in its order. */
function gathered(writing: Writing, change: (writes: StateWrites) => void): readonly Statement[] {
  const statements: Statement[] = [];
  const gather = (...more: readonly Statement[]) => void statements.push(...more);
  change({
    inbox: writing.inbox.writes(gather),
    languages: writing.languages.writes(gather),
    subjects: writing.subjects.writes(gather),
    feedback: writing.feedback.writes(gather),
    questions: writing.questions.writes(gather),
    answers: writing.answers.writes(gather),
    expectations: writing.expectations.writes(gather),
  });
  return statements;
}
