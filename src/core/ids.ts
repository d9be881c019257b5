/** Ids that a chat platform gives. Strings, because numbers of some platforms exceed 2^53. */

/** As the platform writes it. Not empty, at most 256 bytes. */
export type ChatId = string;
/** As `ChatId`. The private chat with a user may have the user's id. */
export type UserId = string;
/** A bot's own id as a user of its platform. Each bot numbers its updates and messages by itself. */
export type BotId = string;
