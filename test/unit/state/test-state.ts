/**
 * Embedded state in a folder of its own with a clock that only the test moves; closed when the test has finished.
 */
import { onTestFinished } from "vitest";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import type { StateStore } from "../../../src/state/state-store.ts";
import { startMs } from "../../setup/state-records.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

export interface TestState extends StateStore {
  readonly dataDir: string;
  readonly clock: Clock;
  /** What it was told that it could not remove. */
  readonly untidy: readonly unknown[];
  reopen(): Promise<TestState>;
}

export interface Clock {
  nowMs: number;
}

export async function openTestState(
  dataDir: string = temporaryFolder(),
  clock: Clock = { nowMs: startMs },
): Promise<TestState> {
  const untidy: unknown[] = [];
  const state = await openEmbeddedState({
    dataDir,
    retentionDays: 90,
    now: () => clock.nowMs,
    onUntidy: (error) => untidy.push(error),
  });
  onTestFinished(() => state.close());
  const reopen = async () => {
    await state.close();
    return openTestState(dataDir, clock);
  };
  return { ...state, dataDir, clock, untidy, reopen };
}
