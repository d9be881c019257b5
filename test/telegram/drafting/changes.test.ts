/** Documents that are like one that is there, newer versions, corrections; two who work at once; and what fails. */
import { describe, expect, test } from "vitest";
import type { DocumentId } from "../../../src/core/domain.ts";
import { AppError } from "../../../src/core/errors.ts";
import { createOwnDisk, noOwnDisk } from "../../setup/own-disk.ts";
import { messages, untilHandled } from "../harness.ts";
import { labelsOf, report, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");
const hequ = "hequ" as DocumentId;

describe("a text that is there already", () => {
  test("is not offered; one that is nearly the same only once it is said how", async () => {
    const { sendFile, press, desk } = await withDesk();
    await sendFile("report.txt", utf8(report));
    await press(zh("draft-add"));
    const same = await sendFile("again.txt", utf8(report));
    const title = "《柳林县事业单位改革工作情况》（liulin）";
    expect(same.text).toContain(zh("draft-same", { title }));
    expect(labelsOf(same)).not.toContain(zh("draft-add"));
    expect(labelsOf(same)).toContain(zh("draft-open-same"));

    const newer = report.replace("116名", "118名");
    const alike = await sendFile("newer.txt", utf8(newer));
    expect(alike.text).toMatch(/有 \d\d% 相同/);
    expect(labelsOf(alike)).not.toContain(zh("draft-add"));
    const beside = await press(zh("draft-keep-beside"));
    expect(beside.text).toContain(zh("draft-beside"));
    expect(labelsOf(beside)).toContain(zh("draft-add"));
    const instead = await press(zh("draft-replace", { id: "liulin" }));
    expect(instead.text).toContain(zh("draft-replacing", { title }));
    expect((await press(zh("draft-add"))).text).toContain("收录好了");
    expect((await desk.history()).map(({ change, file }) => [change, file])).toEqual([
      ["changed", "liulin.md"],
      ["added", "liulin.md"],
    ]);
  });
});

describe("of a document that is there", () => {
  test("the fields are corrected and saved, and that is taken back", async () => {
    const { press, say, library } = await withDesk();
    await say("/documents 河曲");
    const draft = await press(zh("button-fix"));
    expect(draft.text).toContain("更正资料：");
    expect(labelsOf(draft)).toContain(zh("draft-save"));
    await press(zh("field-source"));
    await say("河曲县委编办");
    const saved = await press(zh("draft-save"));
    expect(saved.text).toContain("更正好了");
    const sourceOf = () =>
      library.cases().find(({ document }) => document.id === hequ)?.document.source;
    expect(sourceOf()).toBe("河曲县委编办");
    await press(zh("draft-undo"), saved);
    expect(sourceOf()).toBe("忻州日报");
  });

  test("a newer version is asked for, and the file that is sent then takes its place", async () => {
    const { say, sendFile, press, desk } = await withDesk();
    await say("/documents 河曲");
    expect((await press(zh("button-newer"))).text).toContain("新版本发给我");
    const draft = await sendFile("河曲2024.txt", utf8(report.replaceAll("柳林县", "我县")));
    expect(draft.text).toContain("收录后代替：");
    expect(draft.text).toContain("地方：河曲县 · 山西省忻州市");
    expect(draft.text).toContain(`日期：${zh("draft-not-found")}`);
    await press(zh("draft-add"));
    expect(await desk.history()).toMatchObject([{ change: "changed", file: "hequ.md" }]);
  });

  test("it stays as it is when that is wanted, and the next file is one of its own", async () => {
    const { say, sendFile, press } = await withDesk();
    await say("/documents 河曲");
    await press(zh("button-newer"));
    expect((await press(zh("draft-cancel"))).text).toBe(zh("draft-no-newer"));
    const draft = await sendFile("report.txt", utf8(report));
    expect(draft.text).not.toContain("收录后代替");
  });
});

test("two who add at once both do, and each takes back only what is the last", async () => {
  const harness = await withDesk();
  const { other, desk, library } = harness;
  const theirs = report.replaceAll("柳林县", "临县").replace("27家空壳事业单位", "31个空壳机构");
  await harness.sendFile("a.txt", utf8(report));
  await other.sendFile("b.txt", utf8(`${theirs}\n三是开展评估。${"每半年评估一次。".repeat(30)}`));
  await Promise.all([harness.press(zh("draft-add")), other.press(zh("draft-add"))]);
  await untilHandled(harness);
  const [last, first] = await desk.history();
  expect(new Set([last?.by, first?.by])).toEqual(
    new Set([`管理员 (${harness.user.id})`, `小王 (${other.user.id})`]),
  );
  const [early, late] =
    first?.by.startsWith("管理员") === true ? [harness, other] : [other, harness];
  const before = library.cases().length;
  expect((await early.press(zh("draft-undo"))).text).toContain(zh("undo-late"));
  expect((await late.press(zh("draft-undo"))).text).toContain("已撤销");
  expect(library.cases()).toHaveLength(before - 1);
});

describe("what fails changes nothing, and the draft stays", () => {
  test("where the folder cannot be written to", async () => {
    let isFull = true;
    const { sendFile, press, desk } = await withDesk({
      changeDesk: (real) => ({
        ...real,
        keep: (order) =>
          isFull
            ? Promise.reject(new AppError("documents.unwritable", "no space is left"))
            : real.keep(order),
      }),
    });
    await sendFile("report.txt", utf8(report));
    const told = await press(zh("draft-add"));
    expect(told.text).toContain(zh("draft-not-written"));
    expect(await desk.history()).toEqual([]);
    isFull = false;
    expect((await press(zh("draft-add"), told)).text).toContain("收录好了");
  });

  test("where the disk has no room for the file, in the language of who sent it", async ({
    skip,
  }) => {
    const reason = noOwnDisk();
    if (reason !== null) skip(reason);
    const disk = await createOwnDisk();
    const { sendFile, state } = await withDesk({ dataDir: disk.seen, languageCode: "en" });
    disk.fillUpTo((await state.room()).minimumFreeBytes + 200_000);
    const long = utf8(report + "\n说明。".repeat(20_000));
    expect((await sendFile("report.txt", long)).text).toContain(messages.t("en", "no-room"));
    disk.makeRoom();
    expect(labelsOf(await sendFile("report.txt", long))).toContain(messages.t("en", "draft-add"));
  });

  test("where it cannot be indexed", async () => {
    let isBroken = true;
    const { sendFile, press, desk, logged } = await withDesk({
      changeDesk: (real) => ({
        ...real,
        refresh: (onShare) =>
          isBroken
            ? Promise.reject(new AppError("model.unavailable", "the model is gone"))
            : real.refresh(onShare),
      }),
    });
    await sendFile("report.txt", utf8(report));
    const told = await press(zh("draft-add"));
    expect(told.text).toContain(zh("draft-not-indexed"));
    expect((await desk.history()).map(({ change }) => change)).toEqual(["undone", "added"]);
    expect(logged.some(({ fields }) => fields["error"] === "the model is gone")).toBe(true);
    isBroken = false;
    expect((await press(zh("draft-add"), told)).text).toContain("收录好了");
  });
});
