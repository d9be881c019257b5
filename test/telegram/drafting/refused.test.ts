/** What is not taken: files that cannot be read or fetched, and anything that somebody else sends. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describeRefusal } from "../../../src/chat/drafts/problems.ts";
import type { UnreadableReason } from "../../../src/readers/extracted.ts";
import { messages, untilHandled } from "../harness.ts";
import { fixtureBytes, labelsOf, personIn, report, utf8, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");
const toldOf = (name: string, reason: UnreadableReason) =>
  zh("draft-unread", { name, problem: describeRefusal(reason, zh) });

describe("a file that cannot be read", () => {
  test("is told with the reason, in the reader's language, and nothing is kept", async () => {
    const { sendFile, other, seedsDir, state, user } = await withDesk();
    const before = readdirSync(seedsDir);
    for (const [name, reason] of [
      ["encrypted.pdf", "encrypted"],
      ["notice.fodt", "other-format"],
    ] as const)
      expect((await sendFile(name)).text).toBe(toldOf(name, reason));
    expect((await sendFile("a.txt", utf8(""))).text).toBe(toldOf("a.txt", "empty"));
    expect((await sendFile("a.txt", utf8(" \n "))).text).toBe(toldOf("a.txt", "no-text"));
    const broken = fixtureBytes("notice.docx").subarray(0, 4_000);
    expect((await sendFile("a.docx", broken)).text).toBe(toldOf("a.docx", "damaged"));
    expect((await other.sendFile("encrypted.pdf")).text).toBe(toldOf("encrypted.pdf", "encrypted"));
    expect(readdirSync(seedsDir)).toEqual(before);
    expect((await state.forgetUser(String(user.id))).drafts).toBe(0);
  });
});

describe("a file that cannot be fetched", () => {
  test("because it is too large is told before that is tried", async () => {
    const { standIn, user, chat, settled } = await withDesk();
    const sizeBytes = 20 * 1024 * 1024 + 1;
    standIn.users.sendFile(chat, user, { name: "a.pdf", bytes: utf8("%PDF-1.7"), sizeBytes });
    expect((await settled()).text).toContain("npm run add");
    expect(standIn.calls("getFile")).toEqual([]);
    const bytes = new Uint8Array(sizeBytes);
    standIn.users.sendFile(chat, user, { name: "a.pdf", bytes, sizeBytes: 0 });
    expect((await settled()).text).toContain("npm run add");
  });

  test("at once is fetched a little later, and the token is in no line of the log", async () => {
    const { standIn, sendFile, logged } = await withDesk();
    standIn.failNext("file", "cut");
    standIn.failNext("file", { errorCode: 502, description: "Bad Gateway" });
    const shown = await sendFile("report.txt", utf8(report));
    expect(shown.text).toContain("文件：report.txt");
    expect(standIn.planned()).toEqual([]);
    const warned = logged.filter(({ message }) => message === "a file could not be fetched");
    expect(warned).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain(standIn.token);
  });

  test("for longer waits until Telegram can be reached, and comes once", async () => {
    const { standIn, sendFile, chat } = await withDesk();
    for (let count = 0; count < 4; count += 1) standIn.failNext("file", "drop");
    const shown = await sendFile("report.txt", utf8(report));
    expect(shown.text).toContain("文件：report.txt");
    expect(standIn.standing(chat.id)).toHaveLength(1);
  });

  test.each([401, 403, 302])(
    "because the server refuses it (%d) is told at once",
    async (errorCode) => {
      const { standIn, sendFile, say, logged } = await withDesk();
      standIn.failNext("file", { errorCode, description: "No" });
      expect((await sendFile("report.txt", utf8(report))).text).toBe(zh("draft-file-refused"));
      expect(standIn.calls("getFile")).toHaveLength(1);
      const refused = logged.find(({ fields }) => fields["status"] === errorCode);
      expect(refused?.level).toBe("error");
      expect((await say("/help")).text).toContain(zh("help-title"));
    },
  );

  test("by a path that is not good any more is asked for anew; one that is gone is told", async () => {
    const { standIn, sendFile, logged } = await withDesk();
    const notFound = { errorCode: 404, description: "Not Found" };
    standIn.failNext("file", notFound);
    expect((await sendFile("report.txt", utf8(report))).text).toContain("文件：report.txt");
    expect(standIn.calls("getFile")).toHaveLength(2);
    standIn.failNext("getFile", {
      errorCode: 400,
      description: "Bad Request: wrong file_id or the file is temporarily unavailable",
    });
    expect((await sendFile("b.txt", utf8(report))).text).toBe(zh("draft-file-gone"));
    const refused = { level: "info", message: "a document was refused" };
    expect(logged).toContainEqual({ ...refused, fields: { reason: "gone" } });
  });
});

describe("for anybody else", () => {
  test("a file gets one friendly line, and is not even fetched", async () => {
    const harness = await withDesk({ adminIds: [1] });
    const { sendFile, standIn } = harness;
    const shown = await sendFile("report.txt", utf8(report));
    expect(shown.text).toBe(zh("text-only", { example: zh("example-1") }));
    expect(standIn.calls("getFile")).toEqual([]);
  });

  test("a long text is looked up, and somebody's draft is not there", async () => {
    const harness = await withDesk();
    const draft = await harness.sendFile("report.txt", utf8(report));
    const stranger = personIn(harness, "路人");
    expect((await stranger.say("编制".repeat(300))).text).not.toContain(zh("draft-add"));
    const { standIn } = harness;
    const data = draft.keyboard?.flat().find(({ text }) => text === zh("draft-add"))?.data ?? "";
    standIn.users.pressButton(stranger.chat, stranger.user, 1, data);
    standIn.users.pressButton(harness.other.chat, harness.other.user, 1, data);
    await untilHandled(harness);
    const notices = standIn.calls("answerCallbackQuery").map(({ fields }) => fields["text"]);
    expect(notices).toEqual([zh("button-gone"), zh("draft-gone")]);
    expect(await harness.desk.history()).toEqual([]);
  });

  test("in a group nothing is taken, not even from an administrator", async () => {
    const harness = await withDesk();
    const { standIn, user } = harness;
    const group = standIn.users.supergroup("改革研讨");
    standIn.users.sendFile(group, user, { name: "report.txt", bytes: utf8(report) });
    await untilHandled(harness);
    expect(standIn.standing(group.id)).toEqual([]);
  });
});

test("help tells administrators that files can be added, and nobody else", async () => {
  const harness = await withDesk();
  expect((await harness.say("/help")).text).toContain(zh("help-add", { megabytes: 20 }));
  const stranger = personIn(harness, "路人");
  expect((await stranger.say("/help")).text).not.toContain("收录资料");
  expect((await harness.say("/privacy")).text).toContain(zh("privacy-drafts", { days: 10 }));
  expect((await stranger.say("/privacy")).text).not.toContain(zh("privacy-changes"));
  const draft = await harness.sendFile("report.txt", utf8(report));
  expect(labelsOf(draft)).toContain(zh("draft-add"));
  await harness.say("/forget");
  // The press itself is forgotten with the rest, before its answer is sent.
  void harness.press(zh("forget-yes"));
  const told = () =>
    harness.standIn
      .standing(harness.chat.id)
      .some(({ text }) => text.includes(zh("forget-drafts", { count: 1 })));
  await harness.standIn.waitUntil(told, "that the draft is gone");
});
