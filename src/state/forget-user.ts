/**
 * A user in; what is stored about them is deleted, and how much that was comes out.
 * Always holds: all of it or, when something fails, none of it. What remains of their questions is that they
 * were asked, with what result.
 */
import type { AnswerStore } from "./answers.ts";
import type { ChatLanguageStore } from "./chat-settings.ts";
import type { StateDatabase } from "./database.ts";
import type { DraftStore } from "./drafts.ts";
import type { ExpectationStore } from "./expectations.ts";
import type { FeedbackStore } from "./feedback.ts";
import type { InboxStore } from "./inbox.ts";
import type { QuestionLogStore } from "./question-log.ts";
import type { SubjectStore } from "./subjects.ts";
import type { TimedTable } from "./timed-table.ts";

export interface Forgotten {
  /** What was not answered yet, the command to forget among it. */
  readonly waiting: number;
  readonly settings: number;
  readonly subjects: number;
  readonly votes: number;
  readonly questions: number;
  readonly answers: number;
  readonly drafts: number;
}

export interface Stores {
  readonly database: StateDatabase;
  readonly languages: ChatLanguageStore;
  readonly subjects: SubjectStore;
  readonly feedback: FeedbackStore;
  readonly questions: QuestionLogStore;
  readonly inbox: InboxStore;
  readonly answers: AnswerStore;
  readonly drafts: DraftStore;
  readonly expectations: ExpectationStore;
}

export function forgetUser(stores: Stores, userId: number): Forgotten {
  const { database, languages, subjects, feedback, questions, inbox, answers } = stores;
  const { drafts, expectations } = stores;
  return database.write(() => ({
    waiting: removeOf(inbox.rows, userId),
    settings: removeOf(languages.table, userId),
    subjects:
      removeOf(subjects.currents, userId) +
      removeOf(subjects.ofMessages, userId) +
      removeOf(expectations.table, userId),
    votes: removeOf(feedback.table, userId),
    questions: questions.forgetUser(userId),
    answers: removeOf(answers.table, userId),
    drafts: removeOf(drafts.table, userId),
  }));
}

function removeOf<Value>(table: TimedTable<Value>, userId: number): number {
  return table.keysOfUser(userId).filter((key) => table.remove(key)).length;
}
