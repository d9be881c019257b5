/**
 * A message about to be sent or edited in, nothing out: in a group, one too many within a minute
 * is refused. Only accepted messages count.
 */
import type { ChatRecord } from "./chat-record.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

const windowMs = 60_000;

export function countInGroup({ groupLimit, clock }: World, record: ChatRecord): void {
  const isGroup = record.chat.type === "group" || record.chat.type === "supergroup";
  if (groupLimit === null || !isGroup) return;
  const now = clock.nowMs();
  const recent = record.sentAtMs.filter((sentAt) => now - sentAt < windowMs);
  const oldest = recent.at(-groupLimit.messages);
  if (oldest !== undefined) {
    const retryAfter = groupLimit.retryAfter ?? Math.ceil((oldest + windowMs - now) / 1000);
    throw new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, {
      retry_after: retryAfter,
    });
  }
  record.sentAtMs.push(now);
}
