/**
 * Watches whether the store has room for further updates, and says each change once. While it has none they stay with
 * Telegram, which keeps them for a day.
 */
import { messageOf } from "../../core/errors.ts";
import type { Log, LogFields } from "../../core/log.ts";
import type { StateRoom, StateStore } from "../../state/state-store.ts";

export interface DiskWatch {
  /** Looks, and returns whether further updates can be taken. Does not reject. */
  look(): Promise<boolean>;
  /** Whether further updates could be taken at the last look. */
  isEnough(): boolean;
  /** Whether nothing that waits should be begun. */
  isUsedUp(): boolean;
  /** As at the last look; null before the first. */
  room(): StateRoom | null;
}

interface DiskWatchOptions {
  readonly state: Pick<StateStore, "room">;
  readonly log: Log;
}

/** Of the minimum: it must be exceeded by this before updates are taken again, lest that change with every log line. */
const enoughAgainShare = 1.25;

export function createDiskWatch({ state, log }: DiskWatchOptions): DiskWatch {
  let room: StateRoom | null = null;
  let allows: StateRoom["allows"] = "updates";

  const judge = ({ allows: now, freeBytes, minimumFreeBytes }: StateRoom) =>
    now === "updates" && allows !== "updates" && freeBytes < enoughAgainShare * minimumFreeBytes
      ? "answers"
      : now;

  const change = (to: StateRoom["allows"], fields: LogFields): void => {
    if (to === allows) return;
    allows = to;
    if (to === "updates") log.info(says[to], fields);
    else log.error(says[to], fields);
  };

  return {
    async look() {
      try {
        room = await state.room();
        const { freeBytes, minimumFreeBytes, reserveBytes } = room;
        change(judge(room), { freeBytes, minimumFreeBytes, reserveBytes });
      } catch (error) {
        if (allows !== "nothing") log.error(stateAway, { error: messageOf(error) });
        allows = "nothing";
      }
      return allows === "updates";
    },
    isEnough: () => allows === "updates",
    isUsedUp: () => allows === "nothing",
    room: () => room,
  };
}

const stateAway =
  "the bot's state cannot be looked at: nothing is answered until it can, and nothing that was taken is lost";

const says = {
  updates: "the bot's state has room again: updates are taken",
  answers:
    "DATA_DIR is nearly full: no further updates are taken until there is room; Telegram keeps them for a day. What was taken is answered. Make room on its disk.",
  nothing:
    "DATA_DIR is full: nothing is answered until there is room, and nothing that was taken is lost. Make room on its disk.",
} as const satisfies Record<StateRoom["allows"], string>;
