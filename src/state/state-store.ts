/**
 * What the bot keeps at run time, as one interface: the StateStore. Nothing here computes anything; the form that
 * exists is the embedded one (embedded/), another could share the state among several processes.
 *
 * Promises of every form:
 * - When a promise resolves, what was written is on disk. A promise that rejects has changed no record.
 * - Every method and every `write` takes effect whole or not at all, also beside others that run at the same time.
 * - `@throws` for all of them: AppError `state.unavailable` when the store cannot be read or written.
 * - Nothing about anybody stays longer than the retention time after it was last written or, for a language, read,
 *   provided that `sweep` is called now and then.
 */
import type { AnswerStatus, Language, RefusalReason, Subject } from "../core/domain.ts";
import type { BotId, ChatId, UserId } from "../core/ids.ts";
import type { VoteCounts, VoteReason } from "../core/usage.ts";
import type { Drafts } from "./drafts.ts";
import type { Expectations, ExpectationWrites } from "./expectations.ts";

export interface StateStore {
  /** How long anything is kept that nobody touches, in days. */
  readonly retentionDays: number;
  /** How long a draft is kept that nobody touches, in days. */
  readonly draftDays: number;
  inboxOf(botId: BotId): Inbox;
  readonly languages: Languages;
  readonly subjects: Subjects;
  readonly feedback: Feedback;
  readonly questions: QuestionLog;
  readonly answers: Answers;
  readonly drafts: Drafts;
  readonly expectations: Expectations;
  /**
   * Runs `change` once, and makes all the writes it asks for in one transaction, in their order. `change` must not be
   * asynchronous; where it throws, nothing is written. What it needs to know is read before.
   */
  write(change: (writes: StateWrites) => void): Promise<void>;
  /**
   * For a group that gets a new id. Moves its language and subjects; what the new id already has stays. Votes and
   * questions stay with the old id, because the new chat counts its messages anew. Answers are forgotten, because
   * nothing in the old chat can be edited any more.
   */
  migrateChat(fromId: ChatId, toId: ChatId): Promise<void>;
  /**
   * Deletes what is kept about a user. Of their questions it stays that they were asked, and with what result.
   * @throws AppError `state.unavailable` also where all records are deleted, but the content of a draft could not be:
   * the next sweep tries again.
   */
  forgetUser(userId: UserId): Promise<Forgotten>;
  /** Removes what is past its time at `nowMs`, and returns how many records that were. */
  sweep(nowMs: number): Promise<number>;
  /** May be called more than once. Afterwards everything else rejects. */
  close(): Promise<void>;
}

/** Writes that return nothing. They are recorded or made at once, and committed together. */
export interface StateWrites {
  readonly inbox: InboxWrites;
  readonly languages: LanguageWrites;
  readonly subjects: SubjectWrites;
  readonly feedback: FeedbackWrites;
  readonly questions: QuestionWrites;
  readonly answers: AnswerWrites;
  readonly expectations: ExpectationWrites;
}

/** How many records of each kind were deleted. */
export interface Forgotten {
  /** Updates that were not answered yet, the one that asks to forget among them. */
  readonly waiting: number;
  readonly settings: number;
  /** Subjects, and what was expected of the user's next message. */
  readonly subjects: number;
  readonly votes: number;
  readonly questions: number;
  readonly answers: number;
  readonly drafts: number;
}

// Inbox: updates from their arrival until they are answered.

export interface IncomingUpdate {
  readonly updateId: number;
  /** Updates of one lane are handled in the order of arrival. The process that handles a lane sees to that. */
  readonly lane: string;
  /** Who caused it. */
  readonly userId: UserId | null;
  /** The update as JSON. */
  readonly text: string;
}

export interface WaitingUpdate extends Pick<IncomingUpdate, "updateId" | "lane"> {
  /** Begun, and neither done nor put back: it is being handled, or its process ended meanwhile. */
  readonly isBegun: boolean;
}

export interface OpenedUpdate {
  readonly text: string;
  /** Since it was received. */
  readonly waitedMs: number;
  /** How often it was begun, this time included, and neither done nor put back. */
  readonly begun: number;
  /** The journal: results of the calls that were made for it, in order, as JSON. */
  readonly sent: readonly string[];
}

export interface Inbox {
  readonly botId: BotId;
  /**
   * Takes updates in, and returns those that are new. An update is new once, however often it is delivered within
   * 48 hours.
   */
  receive<Update extends IncomingUpdate>(updates: readonly Update[]): Promise<readonly Update[]>;
  /** False for an update that is done, or never came. */
  has(updateId: number): Promise<boolean>;
  /** Those that are not done, in the order of their numbers. */
  waiting(): Promise<readonly WaitingUpdate[]>;
  /**
   * Claims an update for this opening of the store, for `leaseMs` at most, and counts that it was begun. Whoever has
   * claimed it may begin it again. Null for an update that is done, and for one that another opening has claimed: it
   * may be taken over when the lease has run out, or the other one has been closed.
   */
  begin(updateId: number, leaseMs: number): Promise<OpenedUpdate | null>;
  /** Adds to the journal of an update that is not done. */
  noteSent(updateId: number, result: string): Promise<void>;
  /** Gives up the claim, and takes the count back to 0: it was begun in vain, through no fault of the update. */
  putBack(updateId: number): Promise<void>;
  done(updateId: number): Promise<void>;
}

export interface InboxWrites {
  done(botId: BotId, updateId: number): void;
}

// Languages: what was chosen for a chat.

export interface Languages {
  /** Null where nothing was chosen. A choice that is read counts as used, and is kept on. */
  get(chatId: ChatId): Promise<Language | null>;
}

export interface LanguageWrites {
  /** @param chat with whose private chat it is; null for a group */
  set(chat: { readonly chatId: ChatId; readonly userId: UserId | null }, language: Language): void;
  clear(chatId: ChatId): void;
}

// Subjects: what a conversation is about, for a message that leans on it.

/**
 * How long the current subject counts. Long enough to read an answer of several excerpts and ask on; short enough that
 * who comes back later and asks something short is not answered about a place from before.
 */
export const subjectLifetimeMs = 15 * 60 * 1000;

export interface Conversation {
  readonly chatId: ChatId;
  /** Numbered from 1; null outside of threads. */
  readonly threadId: number | null;
  /** The asker: two people in one group talk of different things. */
  readonly userId: UserId;
}

/** An answer that the bot sent, and to whom. */
export interface SentAnswer {
  readonly chatId: ChatId;
  readonly messageId: number;
  readonly userId: UserId;
}

export interface Subjects {
  /** Null once `subjectLifetimeMs` have passed since it was set. */
  current(conversation: Conversation): Promise<Subject | null>;
  /** Of a sent answer, for the retention time: for replies to it. */
  ofMessage(chatId: ChatId, messageId: number): Promise<Subject | null>;
}

export interface SubjectWrites {
  setCurrent(conversation: Conversation, subject: Subject): void;
  forget(conversation: Conversation): void;
  setOfMessage(answer: SentAnswer, subject: Subject): void;
  forgetMessage(chatId: ChatId, messageId: number): void;
}

// Feedback: votes on answers. One vote for each person and answer, the latest.

/** Which answer: the message that the bot sent, or the id that Telegram gave one that was sent by inline mode. */
export type AnswerKey =
  | { readonly kind: "message"; readonly chatId: ChatId; readonly messageId: number }
  | { readonly kind: "inline"; readonly inlineMessageId: string };

/** What a person presses. A reason is asked for after the vote, and so comes with a second one. */
export type Ballot =
  { readonly direction: "up" } | { readonly direction: "down"; readonly reason?: VoteReason };

export interface Vote {
  readonly answer: AnswerKey;
  readonly userId: UserId;
  readonly direction: "up" | "down";
  /** With a vote down only. */
  readonly reason: VoteReason | null;
  /** When it got its present form. */
  readonly atMs: number;
}

/** Neither: the same was pressed again. Never both. */
export interface VoteOutcome {
  /** This person had not voted on this answer. */
  readonly isFirst: boolean;
  /** This person's earlier vote was a different one, or had another reason. */
  readonly changed: boolean;
}

export interface Feedback {
  /** Sets the person's vote. A vote down without a reason keeps the reason of an earlier vote down. */
  vote(answer: AnswerKey, userId: UserId, ballot: Ballot): Promise<VoteOutcome>;
  counts(answer: AnswerKey): Promise<VoteCounts>;
  /** That time included; oldest first. */
  since(fromMs: number): Promise<readonly Vote[]>;
  /** Null when there is no vote. */
  oldestAtMs(): Promise<number | null>;
}

export interface FeedbackWrites {
  /** Everybody's votes on an answer that no longer stands. */
  withdraw(answer: AnswerKey): void;
}

// Questions: the log of what was asked.

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
  /** Null where no message came of it that could be voted on. */
  readonly answer: AnswerKey | null;
}

/** Text and asker are null, places empty and answer null, once the asker was forgotten. */
export interface LoggedQuestion extends Omit<AskedQuestion, "text" | "userId"> {
  readonly id: number;
  readonly atMs: number;
  readonly text: string | null;
  readonly userId: UserId | null;
  readonly votes: VoteCounts;
}

export interface QuestionLog {
  /** An id for `append`, which no other question gets, above those given before. */
  newId(): Promise<number>;
  /** That time included; oldest first, those of the same time by id. */
  since(fromMs: number): Promise<readonly LoggedQuestion[]>;
  /** Newest first, at most `limit`; each is read when it is asked for. */
  newest(limit: number): AsyncIterable<LoggedQuestion>;
  /** Null when there is no question. */
  oldestAtMs(): Promise<number | null>;
}

export interface QuestionWrites {
  /** @param id from `newId` */
  append(id: number, question: AskedQuestion): void;
  /** As if it had never been asked. */
  remove(id: number): void;
}

// Answers: what the bot answered a message with, so that the answer can follow when the message is edited.

export interface WrittenMessage {
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly messageId: number;
}

export interface GivenAnswer {
  /** What was answered, as it was written then. */
  readonly text: string;
  /** First to last. */
  readonly messageIds: readonly number[];
  /** In the log of questions; null for what is no question. */
  readonly questionId: number | null;
  /** What was talked about before, for a message that leans on it. */
  readonly previous: Subject | null;
  /** What was made of it does not follow when it is edited. */
  readonly isFinal?: boolean;
}

export interface Answers {
  /** The latest. */
  get(message: WrittenMessage): Promise<GivenAnswer | null>;
}

export interface AnswerWrites {
  set(message: WrittenMessage & { readonly userId: UserId | null }, answer: GivenAnswer): void;
}
