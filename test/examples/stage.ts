/**
 * The bot with the project's documents in, a stage out on which people ask it, over HTTP against the stand-in.
 * Its clock stands still until a scene moves it, so that a scene played again is the same.
 */
import { rmSync } from "node:fs";
import type { CaseLibrary } from "../../src/core/library.ts";
import { openEmbeddedState } from "../../src/state/embedded/open-embedded-state.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { noDesk } from "../setup/no-desk.ts";
import { makeFolder } from "../setup/temporary-folder.ts";
import { anybody, messages, recordingLog, untilHandled } from "../telegram/harness.ts";
import { createStandIn, type StandIn } from "../telegram/stand-in/create-stand-in.ts";

export interface Stage {
  readonly standIn: StandIn;
  /** Until the bot has done all that there is to do. Then a minute passes. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** 9:30 in China. */
const secondsToMorning = 11_800;

export async function openStage(library: CaseLibrary): Promise<Stage> {
  const standIn = await createStandIn();
  const { clock, token, url: apiRoot } = standIn;
  clock.advance(secondsToMorning);
  const dataDir = makeFolder();
  const state = await openEmbeddedState({ dataDir, retentionDays: 90, now: () => clock.nowMs() });
  const log = recordingLog([]);
  const bot = createBot({
    token,
    apiRoot,
    library,
    desk: noDesk,
    messages,
    log,
    state,
    adminIds: [],
    admission: anybody,
    logsQuestions: false,
  });
  const running = bot.start();
  return {
    standIn,
    async settled() {
      await untilHandled({ standIn, state });
      clock.advance(60);
    },
    async close() {
      await bot.stop();
      await running;
      await standIn.close();
      await state.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
