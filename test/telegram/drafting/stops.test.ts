/** The bot stops, or is killed, between a draft and its document; and what goes on meanwhile. */
import { expect, onTestFinished, test } from "vitest";
import type { DocumentDesk } from "../../../src/core/document-desk.ts";
import { createBot } from "../../../src/telegram/create-bot.ts";
import { adminId } from "../admin-harness.ts";
import { botOptions, createGate, messages, quickTiming } from "../harness.ts";
import {
  dataOf,
  type DraftingHarness,
  labelsOf,
  report,
  reportQuestion,
  utf8,
  withDesk,
} from "./drafting-harness.ts";

const zh = messages.in("zh");
const never = () => new Promise<never>(() => undefined);

/** The bot has stopped, and another is there with the same state. */
async function restart(harness: DraftingHarness, desk: DocumentDesk): Promise<void> {
  const { bot, standIn, state, library } = harness;
  await bot.stop();
  const next = createBot({
    ...botOptions({ standIn, state }),
    adminIds: [adminId],
    library,
    desk,
  });
  next.start().catch(() => undefined);
  onTestFinished(() => next.stop());
}

async function pressAdd({ standIn, user, chat, sendFile }: DraftingHarness): Promise<void> {
  const draft = await sendFile("report.txt", utf8(report));
  standIn.users.pressButton(chat, user, draft.messageId, dataOf(draft, zh("draft-add")));
}

function lastText({ standIn, chat }: DraftingHarness): string {
  return standIn.standing(chat.id).at(-1)?.text ?? "";
}

test("a draft is added, and a value taken that was asked for, after a restart", async () => {
  const harness = await withDesk();
  await harness.sendFile("report.txt", utf8(report));
  await harness.press(zh("field-title"));
  await restart(harness, harness.desk);
  expect((await harness.say("柳林的改革")).text).toContain("标题：柳林的改革\n");
  expect((await harness.press(zh("draft-add"))).text).toContain("《柳林的改革》（liulin）收录好了");
  expect((await harness.say(reportQuestion)).text).toContain("27家空壳事业单位");
});

test("an addition that a stop interrupts while it is indexed is gone on with, and made once", async () => {
  const harness = await withDesk({ changeDesk: (desk) => ({ ...desk, refresh: never }) });
  const { desk } = harness;
  await pressAdd(harness);
  const isIndexing = () => lastText(harness).includes("正在编入索引");
  await harness.standIn.waitUntil(isIndexing, "indexing to begin");
  await restart(harness, desk);
  const added = await harness.settled();
  expect(added.text).toContain("收录好了");
  expect(labelsOf(added)).toContain(zh("draft-undo"));
  expect((await desk.history()).map(({ change }) => change)).toEqual(["added"]);
});

test("an addition that is killed before it is noted in the chat is made once", async () => {
  const kept = createGate();
  const harness = await withDesk({
    timing: { ...quickTiming, stopWithinMs: 50 },
    changeDesk: (desk) => ({
      ...desk,
      async keep(order) {
        await desk.keep(order);
        kept.open();
        return never();
      },
    }),
  });
  const { desk } = harness;
  await pressAdd(harness);
  await kept.opened;
  await restart(harness, desk);
  const added = await harness.settled();
  expect(added.text).toContain("收录好了");
  expect((await desk.history()).map(({ change }) => change)).toEqual(["added"]);
  expect((await harness.press(zh("draft-undo"), added)).text).toContain("已撤销");
});

test("while it is indexed, its share is told now and then, and other messages are answered", async () => {
  const gate = createGate();
  const harness = await withDesk({
    timing: { ...quickTiming, progressEveryMs: 20 },
    changeDesk: (desk) => ({
      ...desk,
      async refresh(onShare) {
        onShare?.(0.416);
        await gate.opened;
        return desk.refresh(onShare);
      },
    }),
  });
  await pressAdd(harness);
  const { standIn, user, chat } = harness;
  const share = zh("draft-indexing-share", { percent: 41 });
  await standIn.waitUntil(() => lastText(harness).includes(share), "a share");
  standIn.users.sendText(chat, user, "/help");
  await standIn.waitUntil(() => lastText(harness).includes(zh("help-title")), "help");
  const [indexing] = standIn.standing(chat.id);
  standIn.users.pressButton(chat, user, indexing?.messageId ?? 0, "draft:1001:add");
  const notices = () => standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
  await standIn.waitUntil(() => notices().includes(zh("draft-busy")), "a notice");
  gate.open();
  await harness.settled();
  expect(standIn.standing(chat.id)[0]?.text).toContain("收录好了");
});
