/**
 * DATA_DIR on a disk that others fill up at one stroke, again and again, while the program answers: it never ends by
 * itself, nothing that it has taken is lost, and what it has not taken stays with Telegram.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type BotProgram, startBotProgram } from "../setup/bot-program.ts";
import { createOwnDisk, noOwnDisk } from "../setup/own-disk.ts";
import { printCountsAtEnd } from "../setup/print-counts.ts";
import { jsonLines } from "../setup/run-program.ts";
import { createStandIn } from "../telegram/stand-in/create-stand-in.ts";

const rounds = 6;
const questionsOfRound = 20;
const counts = printCountsAtEnd("full disks under the state", { fills: 0, kills: 0, twice: 0 });

test.for(["memory", "ext4"] as const)(
  "full again and again: %s",
  { timeout: 20 * 60_000 },
  async (kind, { skip }) => {
    const reason = noOwnDisk(kind);
    if (reason !== null) skip(reason);
    const disk = await createOwnDisk(kind);
    const standIn = await createStandIn();
    const programs: BotProgram[] = [];
    onTestFinished(async () => {
      for (const { child } of programs) child.kill("SIGKILL");
      await standIn.close();
    });
    const start = () => {
      const program = startBotProgram(standIn, { dataDir: disk.folder, wrapper: disk.within });
      programs.push(program);
      return program;
    };
    const asked: { readonly chatId: number; readonly messageId: number }[] = [];
    const askMore = () => {
      for (let i = 0; i < questionsOfRound; i += 1) {
        const chat = standIn.users.group(`改革研讨 ${asked.length}`);
        const user = standIn.users.person(`组员 ${asked.length}`);
        const { message_id: messageId } = standIn.users.sendText(
          chat,
          user,
          "/ask 河曲县如何安置超编人员?",
        );
        asked.push({ chatId: chat.id, messageId });
      }
    };
    const answersTo = ({ chatId, messageId }: (typeof asked)[number]) =>
      standIn.sent().filter((sent) => sent.chatId === chatId && sent.replyToMessageId === messageId)
        .length;
    const untilAnswered = () =>
      standIn.waitUntil(() => asked.every((each) => answersTo(each) > 0), "answers", 240_000);

    let program = start();
    for (let round = 0; round < rounds; round += 1) {
      askMore();
      const before = standIn.sent().length;
      await standIn.waitUntil(() => standIn.sent().length > before, "an answer", 120_000);
      disk.fillUpTo(round % 2 === 0 ? 0 : Math.floor(Math.random() * disk.freeBytes()));
      counts.fills += 1;
      askMore();
      await sleep(Math.random() * 2_000);
      const { exitCode, signalCode } = program.child;
      expect({ exitCode, signalCode }).toEqual({ exitCode: null, signalCode: null });
      // Not in the last round: the new program is to be stopped when it has begun to answer.
      if (round % 3 === 1) {
        program.child.kill("SIGKILL");
        await program.ended();
        counts.kills += 1;
        program = start();
      }
      await sleep(1_000);
      disk.makeRoom();
      await untilAnswered();
    }
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    // What was on its way at a kill may be sent twice; eight chats are answered at once.
    const twice = asked.filter((each) => answersTo(each) > 1).length;
    counts.twice += twice;
    expect(twice).toBeLessThanOrEqual(8 * counts.kills);
    for (const each of programs) jsonLines(each.output());
  },
);
