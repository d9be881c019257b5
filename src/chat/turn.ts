/**
 * What a feature of the chat is given for one update: a message, or the press of a button. It knows no platform; each
 * platform makes a Turn of its own updates.
 */
import type { DocumentDesk } from "../core/document-desk.ts";
import type { Language } from "../core/domain.ts";
import type { CaseLibrary } from "../core/library.ts";
import type { ChatId, UserId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { Meter } from "../core/meter.ts";
import { readTalk } from "../questions/talk.ts";
import type { ExpectedBy } from "../state/drafts.ts";
import type { AnswerKey, Conversation, Inbox, StateStore } from "../state/state-store.ts";
import type { AnswerInProgress } from "./answer-in-progress.ts";
import type { Actions, Message } from "./message.ts";
import type { Say } from "./views/messages.ts";

/** What does not change from one turn to the next. */
export interface ChatServices {
  readonly library: CaseLibrary;
  readonly desk: DocumentDesk;
  readonly state: StateStore;
  readonly inbox: Inbox;
  readonly log: Log;
  readonly meter: Meter;
  /** Whether log lines of answers contain the question. */
  readonly logsQuestions: boolean;
  /** Between two updates of a progress message. */
  readonly progressEveryMs: number;
  /** The largest file that the platform delivers, in MiB. */
  readonly maxFileMegabytes: number;
}

export interface Turn extends ChatServices {
  /** Identifies the update. Begun again after a stop, it has the same id. */
  readonly updateId: number;
  /** Null for a message that no user is named for. */
  readonly user: User | null;
  readonly chat: Chat | null;
  /** The chat, thread and user that a subject is stored for; null where the user or the chat is unknown. */
  readonly conversation: Conversation | null;
  /** The bot's username. */
  readonly botName: string;
  /** The language chosen for the chat; null where none was chosen. */
  readonly chosenLanguage: Language | null;
  /** As `sayTo` of what was heard: in the language of the user for what has no words of its own, as a button. */
  readonly say: Say;
  /** Takes notice of what was written to the bot; what it goes on with comes behind it. */
  hear(...texts: readonly string[]): void;
  /** Gives the texts in the chosen language, else in that of the first text that shows one, else in that of the user. */
  sayTo(...texts: readonly string[]): Say;
  /** The message that was received, or the one whose button was pressed. */
  readonly message: ReceivedMessage | null;
  /** Null for a message. */
  readonly press: Press | null;
  readonly answer: AnswerInProgress;

  /** Reads again which language is chosen for the chat. */
  reloadLanguage(): Promise<void>;
  /**
   * Sends a message to the chat and returns the ids of the messages written, in order. What is for the user alone, in a
   * chat that others read too, has none.
   */
  reply(message: Message): Promise<readonly number[]>;
  /**
   * Shows a message in place of the one whose button was pressed; sends it where one message does not hold it, or where
   * that one is gone. Returns the ids of the messages written.
   */
  edit(message: Message): Promise<readonly number[]>;
  /** Shows another text in a message of the bot. False where that message is gone. */
  editMessage(messageId: number, message: Message): Promise<boolean>;
  /** As editMessage, for text that is soon replaced: it is not repeated when the update is begun again. */
  showProgress(messageId: number, message: Message): Promise<void>;
  /** Shows other buttons below the message whose button was pressed. */
  showButtons(rows: Actions): Promise<void>;
  /** @param caption at most 1024 UTF-16 units as it is read */
  sendPicture(png: Buffer, caption: Message): Promise<void>;
  sendFile(file: SentFile, caption: Message): Promise<void>;
  /**
   * What is forwarded right behind the message, which then comments on it. It is waited for; null for nothing.
   * @param comment what the message says of the forward; null where it is no part of what is asked
   * @param share of the usual wait, 0 to 1; all of it by default
   */
  forwardBehind(comment: string | null, share?: number): Promise<ForwardBehind | null>;
  /** The comment that was written right before the message and left to it, a forward. */
  commentBefore(): string | null;
  /** Does the work; the chat shows that the bot is busy where it takes longer than a moment. */
  whileTyping<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Runs work of minutes, such as indexing, once the handler of the update has ended. At most once in a turn. */
  background(work: BackgroundWork): void;
}

/** Gives up soon when `stopping` is aborted: the program is about to end, and begins the update again after its start. */
export type BackgroundWork = (stopping: AbortSignal) => Promise<void>;

export interface User {
  readonly id: UserId;
  /** On one line. */
  readonly name: string;
  readonly isAdmin: boolean;
}

export interface Chat {
  readonly id: ChatId;
  readonly kind: "private" | "group";
}

export interface ReceivedMessage {
  readonly id: number;
  /** The text or the caption, trimmed. */
  readonly text: string;
  readonly isEdited: boolean;
  /** Whether a link stands in it. What is asked is the text without it. */
  readonly hasLink: boolean;
  /** Whether the text is the caption of something else. */
  readonly isCaption: boolean;
  /** In seconds since 1970, by the platform's clock. */
  readonly sentAtS: number;
  readonly repliesTo: RepliedMessage | null;
  readonly forwardedFrom: ForwardOrigin | null;
  readonly file: ReceivedFile | null;
  /** The same for the messages of one album; null for a message that stands alone. */
  readonly album: string | null;
}

export interface RepliedMessage {
  readonly id: number;
  /** Whether the bot wrote it. */
  readonly isOwn: boolean;
  /** Without its links, trimmed. */
  readonly text: string;
  readonly hasLink: boolean;
  /** The part of the text that the reply quotes, without its links; null for none. */
  readonly quoted: string | null;
  /** Whether it opens the thread, so that whatever is written there replies to it. */
  readonly opensThread: boolean;
}

export interface ForwardOrigin {
  /** The same for all messages from one origin. */
  readonly key: string;
  /** In seconds since 1970. */
  readonly writtenAtS: number;
}

export interface ForwardBehind {
  readonly text: string;
  /** Whether it is a question in its own right, as everything is in a private chat. */
  readonly isAsked: boolean;
}

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why there is no file, for good. `refused`: by something between the bot and the platform. */
export type NoFile = "too-large" | "gone" | "refused";

export interface ReceivedFile {
  /** Null for a file without a name. */
  readonly name: string | null;
  /** Rejects where the platform cannot be reached: it may be later. */
  fetch(): Promise<Uint8Array | NoFile>;
}

export interface Press {
  readonly pressed: AnswerKey;
  /** Whether the message can be seen: the platform hides old ones from the bot. */
  readonly isVisible: boolean;
  /** The buttons below the message; null where they cannot be seen. */
  readonly buttons: Actions | null;
}

/** In a private chat with an administrator. */
export type AdminTurn = Turn & { readonly user: User; readonly chat: Chat };

export function isAdminTurn(turn: Turn): turn is AdminTurn {
  return isPrivate(turn) && turn.user?.isAdmin === true;
}

/** Whose update may set or clear what is expected of the user's next message. */
export function updateOf({ user, updateId }: AdminTurn): ExpectedBy {
  return { userId: user.id, updateId };
}

export function isPrivate({ chat }: Pick<Turn, "chat">): boolean {
  return chat?.kind === "private";
}

/**
 * What a message replies to: the part that it quotes, or all of it. Empty for a reply to the bot, or to thanks, laughter
 * and the like, which say nothing that could be asked about.
 */
export function repliedText(replied: RepliedMessage | null): string {
  if (replied === null || replied.isOwn) return "";
  const text = (replied.quoted ?? replied.text).trim();
  return readTalk(text) === null ? text : "";
}

/** Whether a message that asks nothing itself has, or replies to, a link. */
export function pointsToLink({ message }: Pick<Turn, "message">): boolean {
  const replied = message?.repliesTo ?? null;
  return message?.hasLink === true || (replied?.hasLink === true && !replied.isOwn);
}

/** Whether words without a subject are about a link: beside one, or in reply to a message that is no more: 这篇讲的啥. */
export function asksAboutLink({ message, library }: Turn, text: string): boolean {
  if (message?.hasLink === true && library.leansOnOthers(text) === "yes") return true;
  const replied = message?.repliesTo ?? null;
  if (replied === null || !replied.hasLink || replied.isOwn || repliedText(replied) !== "")
    return false;
  return library.leansOnOthers(text) !== "no";
}

/** Resolves to null where the program is about to end before the work has. */
export function orStopped<Result>(
  work: Promise<Result>,
  stopping: AbortSignal,
): Promise<Result | null> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop);
    void work.then(resolve, reject).finally(() => stopping.removeEventListener("abort", stop));
  });
}
