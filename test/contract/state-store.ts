/** What every form of the StateStore promises: run by the test of each form. */
import { describe, onTestFinished } from "vitest";
import type { StateStore } from "../../src/state/state-store.ts";
import { startMs } from "../setup/state-records.ts";
import { describeConversations } from "./state-store/conversations.ts";
import { describeDrafts } from "./state-store/drafts.ts";
import { describeFeedback } from "./state-store/feedback.ts";
import { describeInbox } from "./state-store/inbox.ts";
import { describeLimits } from "./state-store/limits.ts";
import { describeQuestionLog } from "./state-store/question-log.ts";
import { describeWhole } from "./state-store/whole.ts";

export interface StateStoreForm {
  /** Somewhere without any state: a folder, or a schema of a database. */
  readonly createPlace: () => string | Promise<string>;
  readonly open: (
    place: string,
    options: { readonly retentionDays: number; readonly now: () => number },
  ) => Promise<StateStore>;
}

export interface TestStore {
  readonly state: StateStore;
  /** Moved by the test only. */
  readonly clock: { nowMs: number };
  /** Closes the store, and opens it again at the same place. */
  readonly reopen: () => Promise<StateStore>;
}

/** Opens a store without any state. It is closed when the test has finished. */
export type OpenStore = (retentionDays?: number) => Promise<TestStore>;

export function describeStateStore(name: string, { createPlace, open }: StateStoreForm): void {
  const openStore: OpenStore = async (retentionDays = 90) => {
    const place = await createPlace();
    const clock = { nowMs: startMs };
    const openHere = async (): Promise<StateStore> => {
      const state = await open(place, { retentionDays, now: () => clock.nowMs });
      onTestFinished(() => state.close());
      return state;
    };
    const state = await openHere();
    const reopen = async () => {
      await state.close();
      return openHere();
    };
    return { state, clock, reopen };
  };
  describe.each([name])("%s", () => {
    describeInbox(openStore);
    describeConversations(openStore);
    describeFeedback(openStore);
    describeQuestionLog(openStore);
    describeDrafts(openStore);
    describeLimits(openStore);
    describeWhole(openStore);
  });
}
