/** What others do to a document while somebody corrects it, or sends its newer version: nothing of it is undone. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { DocumentId } from "../../../src/core/domain.ts";
import { messages } from "../harness.ts";
import {
  dataOf,
  labelsOf,
  report,
  utf8,
  withDesk,
  type DraftingHarness,
} from "./drafting-harness.ts";

const zh = messages.in("zh");
const hequ = "hequ" as DocumentId;

/** Another person corrects the source and saves it, before or after. */
async function correctSource({ desk }: DraftingHarness, source: string): Promise<void> {
  const found = desk.manuscriptOf(hequ);
  if (found === null) throw new Error("no document");
  const { manuscript, replaced } = found;
  const fields = { ...manuscript.fields, source };
  const order = { manuscript: { ...manuscript, fields }, replaced, original: null, by: "小李" };
  expect(await desk.keep(order)).toMatchObject({ isChanged: true });
  await desk.refresh();
}

async function withdraw({ desk }: DraftingHarness): Promise<void> {
  await desk.withdraw({ id: hequ, lastChangeAt: null, by: "小李" });
  await desk.refresh();
}

function fileOf({ seedsDir }: DraftingHarness): string {
  return path.join(seedsDir, "hequ.md");
}

async function beginCorrection({ say, press }: DraftingHarness): Promise<void> {
  await say("/documents 河曲");
  await press(zh("button-fix"));
  await press(zh("field-date"));
  await say("2022-06");
}

async function beginNewer({ say, press, sendFile }: DraftingHarness): Promise<void> {
  await say("/documents 河曲");
  await press(zh("button-newer"));
  await sendFile("河曲2024.txt", utf8(report.replaceAll("柳林县", "我县")));
}

describe("a correction", () => {
  test("of a document that was corrected meanwhile is not saved, and begins anew", async () => {
    const harness = await withDesk();
    const { press, say, desk, library } = harness;
    await beginCorrection(harness);
    await correctSource(harness, "河曲县委编办");
    const told = await press(zh("draft-save"));
    expect(told.text).toContain(zh("draft-outdated"));
    expect(labelsOf(told)).not.toContain(zh("draft-save"));
    expect(await desk.history()).toHaveLength(1);

    const fresh = await press(zh("draft-afresh"));
    expect(fresh.text).toContain("来源：河曲县委编办");
    expect(fresh.text).toContain("日期：2022-05-31");
    await press(zh("field-date"));
    const corrected = await say("2022-06");
    // A message that still shows what it was before takes nothing away.
    const { standIn, chat, user } = harness;
    const anew = dataOf(told, zh("draft-afresh"));
    standIn.users.pressButton(chat, user, corrected.messageId, anew);
    expect((await harness.settled()).text).toContain("日期：2022-06\n");
    expect((await press(zh("draft-save"))).text).toContain("更正好了");
    const summary = library.cases().find(({ document }) => document.id === hequ);
    expect(summary?.document).toMatchObject({ source: "河曲县委编办", date: "2022-06" });
  });

  test("of one that was changed by hand meanwhile leaves that as it is", async () => {
    const harness = await withDesk();
    await beginCorrection(harness);
    const byHand = `${readFileSync(fileOf(harness), "utf8")}\n四是每年评估一次。\n`;
    writeFileSync(fileOf(harness), byHand);
    expect((await harness.press(zh("draft-save"))).text).toContain(zh("draft-outdated"));
    expect(readFileSync(fileOf(harness), "utf8")).toBe(byHand);
    await harness.press(zh("draft-afresh"));
    await harness.press(zh("field-source"));
    await harness.say("河曲县委编办");
    expect((await harness.press(zh("draft-save"))).text).toContain("更正好了");
    expect(readFileSync(fileOf(harness), "utf8")).toContain("四是每年评估一次。");
  });

  test.each([
    ["withdrawn", withdraw],
    ["removed by hand", (harness: DraftingHarness) => rmSync(fileOf(harness))],
  ] as const)("of one that was %s meanwhile does not bring it back", async (_, takeAway) => {
    const harness = await withDesk();
    await beginCorrection(harness);
    await takeAway(harness);
    const before = await harness.desk.history();
    const told = await harness.press(zh("draft-save"));
    expect(told.text).toContain(zh("draft-correction-gone"));
    expect(labelsOf(told)).toEqual([zh("draft-contents"), zh("draft-discard")]);
    expect(await harness.desk.history()).toEqual(before);
  });

  test("that says what another has just saved is nobody's loss", async () => {
    const harness = await withDesk();
    await harness.say("/documents 河曲");
    await harness.press(zh("button-fix"));
    await harness.press(zh("field-source"));
    await harness.say("河曲县委编办");
    await correctSource(harness, "河曲县委编办");
    expect((await harness.press(zh("draft-save"))).text).toContain("没有改动");
    expect(await harness.desk.history()).toHaveLength(1);
  });

  test("that others are faster with, at the very last moment, is not saved either", async () => {
    let isFirst = true;
    const harness: DraftingHarness = await withDesk({
      changeDesk: (real) => ({
        ...real,
        async keep(order) {
          if (isFirst) {
            isFirst = false;
            await correctSource(harness, "河曲县委编办");
          }
          return real.keep(order);
        },
      }),
    });
    await beginCorrection(harness);
    const told = await harness.press(zh("draft-save"));
    expect(told.text).toContain(zh("draft-outdated"));
    expect(labelsOf(told)).toContain(zh("draft-afresh"));
    expect(await harness.desk.history()).toHaveLength(1);
  });
});

describe("a newer version", () => {
  test("of a document that was changed meanwhile takes its place only once that is said", async () => {
    const harness = await withDesk();
    const { press, desk } = harness;
    await beginNewer(harness);
    await correctSource(harness, "河曲县委编办");
    const told = await press(zh("draft-add"));
    expect(told.text).toContain(zh("draft-replaced-changed"));
    expect(labelsOf(told)).not.toContain(zh("draft-add"));
    expect(labelsOf(told)).toContain(zh("draft-keep-beside"));
    await press(zh("draft-replace-still"));
    expect((await press(zh("draft-add"))).text).toContain("收录好了");
    const files = (await desk.history()).map(({ change, file }) => [change, file]);
    expect(files[0]).toEqual(["changed", "hequ.md"]);
  });

  test("of one that was withdrawn meanwhile is added on its own", async () => {
    const harness = await withDesk();
    const { press, desk } = harness;
    await beginNewer(harness);
    await withdraw(harness);
    expect((await press(zh("draft-add"))).text).toContain(zh("draft-replaced-gone"));
    expect(await desk.history()).toHaveLength(1);
    await press(zh("draft-keep-alone"));
    expect((await press(zh("draft-add"))).text).toContain("收录好了");
    expect(await desk.history()).toMatchObject([{ change: "added", file: "hequ-2.md" }, {}]);
  });
});
