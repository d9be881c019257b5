/**
 * Deletes the records of a user in one transaction and counts them. Questions are made anonymous instead.
 */
import type { UserId } from "../../core/ids.ts";
import type { Forgotten } from "../state-store.ts";
import type { EmbeddedAnswers } from "./answers.ts";
import type { StateDatabase } from "./database.ts";
import type { EmbeddedDrafts } from "./drafts.ts";
import type { EmbeddedExpectations } from "./expectations.ts";
import type { EmbeddedFeedback } from "./feedback.ts";
import { storedId } from "./ids.ts";
import type { EmbeddedInbox } from "./inbox.ts";
import type { EmbeddedLanguages } from "./languages.ts";
import type { EmbeddedLimits } from "./limits.ts";
import type { EmbeddedQuestionLog } from "./question-log.ts";
import type { EmbeddedSubjects } from "./subjects.ts";
import type { TimedTable } from "./timed-table.ts";

export interface Parts {
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
}

export function forgetUser(parts: Parts, userId: UserId): Forgotten {
  const { database, languages, subjects, feedback, questions, inbox, answers } = parts;
  const { drafts, expectations, limits } = parts;
  const removeOf = <Value>(table: TimedTable<Value>): number =>
    table.keysOfUser(storedId(userId)).filter((key) => table.remove(key)).length;
  return database.write(() => {
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
  });
}
