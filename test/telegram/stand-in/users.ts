/** Everything that people do in a test; what they do becomes updates. */
import type { InlineAnswer } from "./calls/answer-inline-query.ts";
import { createPlayChats, type PlayChats } from "./play/chats.ts";
import { createPlayFiles, type PlayFiles } from "./play/files.ts";
import { createPlayGuest, type PlayGuest } from "./play/guest.ts";
import { createPlayInline, type PlayInline } from "./play/inline.ts";
import { createPlayMembership, type PlayMembership } from "./play/membership.ts";
import { createPlayMessages, type PlayMessages } from "./play/messages.ts";
import { createPlayPresses, type PlayPresses } from "./play/presses.ts";
import type { UpdateQueue } from "./updates.ts";
import type { World } from "./world.ts";

export type { MessageExtra } from "./play/deliver.ts";

export interface Users
  extends PlayChats, PlayMessages, PlayFiles, PlayPresses, PlayInline, PlayGuest, PlayMembership {}

export function createUsers(
  world: World,
  updates: UpdateQueue,
  inlineAnswers: readonly InlineAnswer[],
): Users {
  const chats = createPlayChats(world);
  return {
    ...chats,
    ...createPlayMessages(world, updates),
    ...createPlayFiles(world, updates),
    ...createPlayPresses(world, updates),
    ...createPlayInline(world, { updates, inlineAnswers, chats }),
    ...createPlayGuest(world, updates),
    ...createPlayMembership(world, updates, chats),
  };
}
