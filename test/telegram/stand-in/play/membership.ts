/** Plays people who let the bot in, throw it out, block it, or turn a group into a supergroup. */
import { addMessage, type BotStatus, type ChatRecord } from "../chat-record.ts";
import { memberOf } from "../member.ts";
import type { UpdateQueue } from "../updates.ts";
import { chatRecord, type StandInChat, type StandInUser, type World } from "../world.ts";
import type { PlayChats } from "./chats.ts";
import { deliver } from "./deliver.ts";
import { anonymousAdmin } from "./fake-senders.ts";

export interface PlayMembership {
  /** `my_chat_member`, and in groups the message that says so. */
  addBot(chat: StandInChat, by: StandInUser, status?: "member" | "administrator"): void;
  /** "kicked" when it may not come back; "left" is what basic groups say as well. */
  removeBot(chat: StandInChat, by: StandInUser, status?: "kicked" | "left"): void;
  block(user: StandInUser): void;
  unblock(user: StandInUser): void;
  /** Gives the supergroup. The group stays as it was, but nobody can write there. */
  migrate(group: StandInChat): StandInChat;
}

export function createPlayMembership(
  world: World,
  updates: UpdateQueue,
  chats: PlayChats,
): PlayMembership {
  const change = (record: ChatRecord, from: StandInUser, before: BotStatus, now: BotStatus) => {
    record.botStatus = now;
    updates.add("my_chat_member", {
      chat: record.chat,
      from,
      date: record.clock.nowSeconds(),
      old_chat_member: memberOf(world, before),
      new_chat_member: memberOf(world, now),
    });
  };

  return {
    addBot(chat, by, status = chat.type === "channel" ? "administrator" : "member") {
      const record = chatRecord(world, chat.id);
      // A test's groups have the bot in them from the start, though nobody was told.
      const before = record.botStatus === "kicked" ? "kicked" : "left";
      change(record, by, before, status);
      if (chat.type === "channel") return;
      const message = addMessage(record, { from: by, new_chat_members: [world.bot] });
      deliver(updates, record, ["message", message]);
    },
    removeBot(chat, by, status = "kicked") {
      const record = chatRecord(world, chat.id);
      const message = addMessage(record, { from: by, left_chat_member: world.bot });
      // In a supergroup it no longer sees that.
      if (chat.type === "group") deliver(updates, record, ["message", message]);
      change(record, by, record.botStatus, status);
    },
    block(user) {
      const record = chatRecord(world, chats.privateChat(user).id);
      change(record, user, "member", "kicked");
    },
    unblock(user) {
      const record = chatRecord(world, chats.privateChat(user).id);
      change(record, user, "kicked", "member");
    },
    migrate(group) {
      if (group.type !== "group") throw new Error("Only a basic group becomes a supergroup.");
      const old = chatRecord(world, group.id);
      const supergroup = chats.supergroup(group.title ?? "");
      const now = chatRecord(world, supergroup.id);
      now.botStatus = old.botStatus;
      const from = anonymousAdmin;
      const leaving = addMessage(old, { from, migrate_to_chat_id: supergroup.id });
      const arriving = addMessage(now, {
        from,
        sender_chat: supergroup,
        migrate_from_chat_id: group.id,
      });
      deliver(updates, old, ["message", leaving]);
      deliver(updates, now, ["message", arriving]);
      old.migratedTo = supergroup.id;
      return supergroup;
    },
  };
}
