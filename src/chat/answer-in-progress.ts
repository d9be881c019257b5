/**
 * The answer that is being given to one update: the messages written for it, the earlier answer that it overwrites, and
 * what is recorded of both once it is complete.
 */
import type { Subject } from "../core/domain.ts";
import type { GivenAnswer } from "../state/state-store.ts";

/** The message that is answered. */
export interface AnsweredMessage {
  readonly text: string;
  /** The subject of the conversation before this message. */
  readonly previous: Subject | null;
  /** The answer from before the message was edited; null where there was none. */
  readonly given: GivenAnswer | null;
}

export interface AnswerInProgress {
  /** Null for an update that is no message, such as a press. */
  readonly answered: AnsweredMessage | null;
  /** Ids of the messages that were written, in order: new ones and overwritten ones. */
  readonly writtenIds: readonly number[];
  /** In the question log, in order. */
  readonly questionIds: readonly number[];
  /** Whether a subject was stored for the messages that were written. */
  readonly hasSubject: boolean;
  /** Whether the answer stays as it is when the message is edited. */
  readonly isFinal: boolean;
  /** Begins the answer to a message. The messages of its earlier answer are overwritten first to last. */
  answers(message: AnsweredMessage): void;
  /** The next message to overwrite, which is then used up; null where none is left. */
  takeOutdatedId(): number | null;
  /** Overwrites nothing further: the next message must stand below those already written. */
  stopOverwriting(): void;
  noteWritten(messageId: number): void;
  noteSubject(): void;
  noteQuestion(questionId: number): void;
  markFinal(): void;
}

export function createAnswerInProgress(): AnswerInProgress {
  let answered: AnsweredMessage | null = null;
  let outdatedIds: readonly number[] = [];
  const writtenIds: number[] = [];
  const questionIds: number[] = [];
  let hasSubject = false;
  let isFinal = false;
  return {
    get answered() {
      return answered;
    },
    writtenIds,
    questionIds,
    get hasSubject() {
      return hasSubject;
    },
    get isFinal() {
      return isFinal;
    },
    answers(message) {
      answered = message;
      outdatedIds = message.given?.messageIds ?? [];
    },
    takeOutdatedId() {
      const [next = null, ...later] = outdatedIds;
      outdatedIds = later;
      return next;
    },
    stopOverwriting: () => void (outdatedIds = []),
    noteWritten: (messageId) => void writtenIds.push(messageId),
    noteSubject: () => void (hasSubject = true),
    noteQuestion: (id) => void questionIds.push(id),
    markFinal: () => void (isFinal = true),
  };
}
