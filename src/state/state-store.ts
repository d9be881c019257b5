/**
 * StateStore: the interface to all state that the bot keeps at run time. It is implemented in embedded/ for one process, and
 * in postgres/ for several, each with an instance of the store. Every implementation guarantees:
 * - When a promise resolves, its writes are on disk. A promise that rejects has changed no record; in postgres/, unless the
 *   server was lost while it wrote and could not be reached again for 15 seconds.
 * - What is written for an update that another instance has (see `begin`) is refused with `state.unavailable`.
 * - Every method and every `write` is atomic, also with concurrent ones.
 * - Every method throws AppError `state.unavailable` if the store cannot be read or written, and `disk.full` if it cannot
 *   be written for want of room; then it can be tried again.
 * - If `sweep` is called regularly, personal data are deleted when the retention time has passed since they were last
 *   written or, for a language, read.
 */
import type { AnswerStatus, Language, RefusalReason, Subject } from "../core/domain.ts";
import type { BotId, ChatId, UserId } from "../core/ids.ts";
import type { VoteCounts, VoteReason } from "../core/usage.ts";
import type { Drafts, Expectations, ExpectationWrites } from "./drafts.ts";
import type { Limits } from "./rate-limits.ts";

export interface StateStore {
  /** Retention time: how long records without use are kept, in days. */
  readonly retentionDays: number;
  /** How long unchanged drafts are kept, in days. */
  readonly draftDays: number;
  /** Whether other processes may use the same state. */
  readonly isShared: boolean;
  inboxOf(botId: BotId): Inbox;
  readonly languages: Languages;
  readonly subjects: Subjects;
  readonly feedback: Feedback;
  readonly questions: QuestionLog;
  readonly answers: Answers;
  readonly drafts: Drafts;
  readonly expectations: Expectations;
  readonly limits: Limits;
  /**
   * Runs `change` once and makes its writes in one transaction, in order. `change` must be synchronous, so it must have
   * read what it needs before. If it throws, nothing is written.
   */
  write(change: (writes: StateWrites) => void): Promise<void>;
  /**
   * For a group that gets a new id. Moves its language and subjects, except those that the new id already has. Votes
   * and questions keep the old id, because the new chat numbers its messages anew. Answers are deleted, because
   * messages of the old chat can no longer be edited.
   */
  migrateChat(fromId: ChatId, toId: ChatId): Promise<void>;
  /**
   * Deletes all personal data of a user, also how often they asked, from what the store has on disk, unused parts of it
   * included (of a server, its tables; not its log, its standbys and its backups). Questions are kept without text, asker, places and answer.
   * @throws AppError `state.unavailable` also if all records are deleted but a draft's files, or what is left in unused
   *   parts, could not be; the next sweep tries again.
   */
  forgetUser(userId: UserId): Promise<Forgotten>;
  /** How much room the store has on its disk, looked up anew; rejects also where a server is away. */
  room(): Promise<StateRoom>;
  /**
   * Removes the records expired at `nowMs`, and returns their number. With `onExported`, for a time that may be wrong, what
   * had been kept for the retention time is kept for seven days more in a file or, in postgres/, a table, which `onExported`
   * is told if there is anything; `forgetUser` reaches it. Drafts are kept as long as there is anything in it.
   */
  sweep(nowMs: number, onExported?: (file: string) => void): Promise<number>;
  /** What the database takes of its disk, without the contents of drafts. */
  sizeBytes(): Promise<number>;
  /** May be called repeatedly. Afterwards all other methods reject. */
  close(): Promise<void>;
}

/** In bytes. */
export interface StateRoom {
  /** Free on the store's disk; Infinity where that is unknown. */
  readonly freeBytes: number;
  /** Where less is free, no further updates should be received. */
  readonly minimumFreeBytes: number;
  /** What the store can still write where nothing is free. */
  readonly reserveBytes: number;
  /**
   * `updates`: there is room for all. `answers`: what was received can be answered, from the reserve. `nothing`: what was
   * begun can be finished, and nothing else.
   */
  readonly allows: "updates" | "answers" | "nothing";
}

/** Writes without a result, committed together. */
export interface StateWrites {
  readonly inbox: InboxWrites;
  readonly languages: LanguageWrites;
  readonly subjects: SubjectWrites;
  readonly feedback: FeedbackWrites;
  readonly questions: QuestionWrites;
  readonly answers: AnswerWrites;
  readonly expectations: ExpectationWrites;
}

/** Number of deleted records of each kind. */
export interface Forgotten {
  /** Updates not answered yet, including the request to forget. */
  readonly waiting: number;
  readonly settings: number;
  /** Subjects and expectations. */
  readonly subjects: number;
  readonly votes: number;
  readonly questions: number;
  readonly answers: number;
  readonly drafts: number;
}

// Inbox: updates from their arrival until they are answered.

export interface IncomingUpdate {
  readonly updateId: number;
  /** Updates of one lane are begun one after another, in the order of their numbers as far as they have arrived. */
  readonly lane: string;
  /** The user who caused it, if any. */
  readonly userId: UserId | null;
  /** The update as JSON. */
  readonly text: string;
}

export interface WaitingUpdate extends Pick<IncomingUpdate, "updateId" | "lane"> {
  /** When it was received, in milliseconds since 1970. */
  readonly atMs: number;
  /** Begun, and neither done nor put back: it is being handled, or its process ended before that. */
  readonly isBegun: boolean;
}

export interface OpenedUpdate {
  readonly text: string;
  /** Time since it was received. */
  readonly waitedMs: number;
  /** How often it was begun since it was received or put back, including this time. */
  readonly begun: number;
  readonly isGivenUp: boolean;
  /** The journal: results of the API calls made for it, in order, as JSON. */
  readonly sent: readonly string[];
}

export interface Inbox {
  readonly botId: BotId;
  /** Stores the updates and returns the new ones. An update delivered repeatedly within 48 hours is new only once. */
  receive<Update extends IncomingUpdate>(updates: readonly Update[]): Promise<readonly Update[]>;
  /** False for an update that is done or was never received. */
  has(updateId: number): Promise<boolean>;
  /**
   * Whether this instance is the one that asks the platform for updates. It stays so until it is closed or taken to be dead;
   * then the next one that calls this is. That an earlier one goes on asking does no harm: what it asks for is on disk before
   * it is confirmed.
   */
  mayPoll(): Promise<boolean>;
  /** Updates that are not done and that no other instance has, by number. */
  waiting(): Promise<readonly WaitingUpdate[]>;
  /**
   * Leases an update to this instance of the store for at most `leaseMs`, and increments its count. The holder may
   * begin it again. Null for an update that is done or leased to another instance; the lease ends when it expires or
   * that instance is closed. `behind` while an earlier update of its lane is in the lane, whichever instance has it.
   */
  begin(updateId: number, leaseMs: number): Promise<OpenedUpdate | "behind" | null>;
  /**
   * Removes an update from its lane, so that `begin` no longer holds back the later updates of the lane until it is done.
   * Used when the rest of its work runs in the background.
   */
  leaveLane(updateId: number): Promise<void>;
  /** Appends to the journal of an update that is not done. */
  noteSent(updateId: number, result: string): Promise<void>;
  /** Notes that the update will not be answered, which `begin` tells from then on. */
  giveUp(updateId: number): Promise<void>;
  /** Releases the lease and resets the count to 0, for a failure that the update did not cause. */
  putBack(updateId: number): Promise<void>;
  done(updateId: number): Promise<void>;
}

export interface InboxWrites {
  done(botId: BotId, updateId: number): void;
}

// Languages: the language chosen for a chat.

export interface Languages {
  /** Null if none was chosen. Reading renews the retention time. */
  get(chatId: ChatId): Promise<Language | null>;
}

export interface LanguageWrites {
  /** @param chat `userId` is the user of a private chat, null for a group */
  set(chat: { readonly chatId: ChatId; readonly userId: UserId | null }, language: Language): void;
  clear(chatId: ChatId): void;
}

// Subjects: what a conversation is about, for follow-up questions.

/**
 * Lifetime of the current subject. Long enough to read several excerpts and ask a follow-up; short enough that a short
 * question asked later is not taken to be about the earlier place.
 */
export const subjectLifetimeMs = 15 * 60 * 1000;

export interface Conversation {
  readonly chatId: ChatId;
  /** Numbered from 1; null outside threads. */
  readonly threadId: number | null;
  /** The asker, because people in one group have separate subjects. */
  readonly userId: UserId;
}

export interface SentAnswer {
  readonly chatId: ChatId;
  readonly messageId: number;
  /** The asker. */
  readonly userId: UserId;
}

export interface Subjects {
  /** Null once `subjectLifetimeMs` have passed since it was set. */
  current(conversation: Conversation): Promise<Subject | null>;
  /** The subject of a sent answer, for replies to it; kept for the retention time. */
  ofMessage(chatId: ChatId, messageId: number): Promise<Subject | null>;
}

export interface SubjectWrites {
  setCurrent(conversation: Conversation, subject: Subject): void;
  forget(conversation: Conversation): void;
  setOfMessage(answer: SentAnswer, subject: Subject): void;
  forgetMessage(chatId: ChatId, messageId: number): void;
}

// Feedback: votes on answers; the latest of each person on each answer.

/** The message with an answer, or the id that Telegram gave an answer sent by inline mode. */
export type AnswerKey =
  | { readonly kind: "message"; readonly chatId: ChatId; readonly messageId: number }
  | { readonly kind: "inline"; readonly inlineMessageId: string };

/** A press of a vote button. The reason is asked for after a vote down and arrives with a second press. */
export type Ballot =
  { readonly direction: "up" } | { readonly direction: "down"; readonly reason?: VoteReason };

export interface Vote {
  readonly answer: AnswerKey;
  readonly userId: UserId;
  readonly direction: "up" | "down";
  /** Only with a vote down. */
  readonly reason: VoteReason | null;
  /** Time of the last change. */
  readonly atMs: number;
}

/** Never both; neither if the same button was pressed again. */
export interface VoteOutcome {
  /** The person had not voted on this answer. */
  readonly isFirst: boolean;
  /** The person's earlier vote had another direction or reason. */
  readonly changed: boolean;
}

export interface Feedback {
  /** A vote down without a reason keeps the reason of the earlier vote down. */
  vote(answer: AnswerKey, userId: UserId, ballot: Ballot): Promise<VoteOutcome>;
  counts(answer: AnswerKey): Promise<VoteCounts>;
  /** Votes at or after `fromMs`, oldest first. */
  since(fromMs: number): Promise<readonly Vote[]>;
  /** Null if there is no vote. */
  oldestAtMs(): Promise<number | null>;
}

export interface FeedbackWrites {
  /** Removes all votes on an answer that was withdrawn. */
  withdraw(answer: AnswerKey): void;
}

// Questions: the question log.

export const chatKinds = ["private", "group", "inline"] as const;
export type ChatKind = (typeof chatKinds)[number];

export interface AskedQuestion {
  readonly text: string;
  /** The asker. */
  readonly userId: UserId;
  readonly chatKind: ChatKind;
  readonly language: Language;
  readonly status: AnswerStatus;
  readonly reason: RefusalReason | null;
  readonly places: readonly string[];
  readonly tookMs: number;
  readonly passageIds: readonly string[];
  /** Null if no message that can be voted on was sent. */
  readonly answer: AnswerKey | null;
}

/** If the asker was forgotten, text, user and answer are null and places empty. */
export interface LoggedQuestion extends Omit<AskedQuestion, "text" | "userId"> {
  readonly id: number;
  readonly atMs: number;
  readonly text: string | null;
  readonly userId: UserId | null;
  readonly votes: VoteCounts;
}

export interface QuestionLog {
  /** A unique id for `append`, above all earlier ones. */
  newId(): Promise<number>;
  /** Questions at or after `fromMs`, oldest first, then by id. */
  since(fromMs: number): Promise<readonly LoggedQuestion[]>;
  /** At most `limit` questions, newest first, read lazily. */
  newest(limit: number): AsyncIterable<LoggedQuestion>;
  /** Null if there is no question. */
  oldestAtMs(): Promise<number | null>;
}

export interface QuestionWrites {
  /** @param id from `newId` */
  append(id: number, question: AskedQuestion): void;
  /** Removes all trace of the question. */
  remove(id: number): void;
}

// Answers: the answer given to each message, which is updated when the message is edited.

export interface WrittenMessage {
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly messageId: number;
}

export interface GivenAnswer {
  /** The text of the user's message when it was answered. */
  readonly text: string;
  /** The bot's messages, first to last. */
  readonly messageIds: readonly number[];
  /** Id in the question log; null if the message was not a question. */
  readonly questionId: number | null;
  /** Of the others in a message with several questions. */
  readonly otherQuestionIds?: readonly number[];
  /** The subject before the message, for follow-up questions. */
  readonly previous: Subject | null;
  /** Whether the answer stays as it is when the message is edited. */
  readonly isFinal?: boolean;
}

export interface Answers {
  /** The latest answer to the message. */
  get(message: WrittenMessage): Promise<GivenAnswer | null>;
}

export interface AnswerWrites {
  set(message: WrittenMessage & { readonly userId: UserId | null }, answer: GivenAnswer): void;
}
