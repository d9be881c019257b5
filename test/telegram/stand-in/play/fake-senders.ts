/** Who Telegram names in `from` where a chat wrote and not a person: always these accounts. */
import type { StandInUser } from "../world.ts";

export const anonymousAdmin: StandInUser = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

export const channelSender: StandInUser = {
  id: 136_817_688,
  is_bot: true,
  first_name: "Channel",
  username: "Channel_Bot",
};

/** Of posts that are forwarded into a discussion group. */
export const telegram: StandInUser = { id: 777_000, is_bot: false, first_name: "Telegram" };
