/**
 * State in a folder of its own with a clock that only the test moves; closed when the test has finished.
 */
import { onTestFinished } from "vitest";
import type { Subject } from "../../../src/core/domain.ts";
import { type BotState, openState } from "../../../src/state/open-state.ts";
import type { AskedQuestion } from "../../../src/state/question-log.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

export const dayMs = 24 * 60 * 60 * 1000;
/** 2024-05-15, a Wednesday, 12:00 in China. */
export const startMs = Date.UTC(2024, 4, 15, 4);

export interface TestState extends BotState {
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
  retentionDays = 90,
): Promise<TestState> {
  const untidy: unknown[] = [];
  const state = await openState({
    dataDir,
    retentionDays,
    now: () => clock.nowMs,
    onUntidy: (error) => untidy.push(error),
  });
  onTestFinished(() => state.close());
  const reopen = async () => {
    await state.close();
    return openTestState(dataDir, clock, retentionDays);
  };
  return { ...state, dataDir, clock, untidy, reopen };
}

export function aSubject(question = "河曲县如何安置超编人员?"): Subject {
  return { question, topic: "如何安置超编人员?", places: ["河曲县"], shownIds: ["hequ-07"] };
}

export function aQuestion(fields: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    text: "河曲县如何安置超编人员?",
    userId: 7,
    chatKind: "private",
    language: "zh",
    status: "answered",
    reason: null,
    places: ["河曲县"],
    tookMs: 12,
    passageIds: ["hequ-07"],
    answer: null,
    ...fields,
  };
}
