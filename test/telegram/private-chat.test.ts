/** In a private chat any text is a question, and nobody meets silence. */
import { describe, expect, test } from "vitest";
import { olderCadres, surplusStaff } from "./fixture-library.ts";
import { askPrivately, boldOf, messages, quotesOf, startBot } from "./harness.ts";

describe("a private chat", () => {
  test("any text is a question, answered with verbatim quotes and their citations", async () => {
    const harness = await startBot();
    const reply = await askPrivately(harness, "河曲县如何安置超编人员?");
    expect(harness.library.asked).toEqual(["河曲县如何安置超编人员?"]);
    expect(quotesOf(reply)).toEqual([surplusStaff.text, olderCadres.text]);
    expect(boldOf(reply)).toContain(surplusStaff.text.slice(7));
    expect(boldOf(reply)[0]).toBe("河曲县");
    expect(reply.text).toContain("忻州日报 · 2022-05-31");
    expect(reply.text).toContain("hequ-07");
    expect(reply.linkPreviewDisabled).toBe(true);
    expect(reply.replyToMessageId).toBeNull();
    expect(harness.standIn.refusals()).toEqual([]);
  });

  test("a caption is a text as well", async () => {
    const harness = await startBot();
    const { users } = harness.standIn;
    const user = users.person("小李");
    const chat = users.privateChat(user);
    users.sendContent(chat, user, { photo: [{ file_id: "a" }], caption: "河曲县的编制?" });
    await harness.standIn.waitForMessages(1);
    expect(harness.library.asked).toEqual(["河曲县的编制?"]);
  });

  test.each([
    ["a sticker", { sticker: { file_id: "a", type: "regular" } }],
    ["a photo", { photo: [{ file_id: "a" }] }],
    ["a voice message", { voice: { file_id: "a", duration: 2 } }],
    ["a document", { document: { file_id: "a" } }],
    ["a place", { location: { latitude: 1, longitude: 1 } }],
  ])("%s gets one friendly line", async (_what, content) => {
    const { standIn, library } = await startBot();
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    standIn.users.sendContent(chat, user, content);
    const [reply] = await standIn.waitForMessages(1);
    const example = messages.t("zh", "example-1");
    expect(reply?.text).toBe(messages.t("zh", "text-only", { example }));
    expect(library.asked).toEqual([]);
  });

  test("an album gets one line, a service message none", async () => {
    const { standIn } = await startBot();
    const user = standIn.users.person("小李");
    const chat = standIn.users.privateChat(user);
    for (const file_id of ["a", "b", "c"]) {
      standIn.users.sendContent(chat, user, { photo: [{ file_id }], media_group_id: "album" });
    }
    standIn.users.sendContent(chat, user, { pinned_message: { message_id: 1 } });
    standIn.users.sendText(chat, user, "/cases");
    await standIn.waitForMessages(1, ({ text }) => text.includes("收录的资料"));
    expect(standIn.sent()).toHaveLength(2);
  });

  test("a question that the documents do not cover is told so first", async () => {
    const harness = await startBot();
    const unknown = await askPrivately(harness, "榆林市怎样评估编制?");
    expect(
      unknown.text.startsWith("收录的资料里没有榆林市。目前有：河曲县、上犹县、汉滨区。"),
    ).toBe(true);
    expect(unknown.text).toContain("仅供参考，不代表榆林市");
    const offTopic = await askPrivately(harness, "今天天气怎么样?");
    expect(offTopic.text).toContain("不在资料的范围里");
    expect(quotesOf(offTopic)).toEqual([]);
  });

  test("an unknown command, or one of another bot, gets a friendly line", async () => {
    const harness = await startBot();
    const reply = await askPrivately(harness, "/weather 河曲");
    expect(reply.text).toBe(messages.t("zh", "command-unknown", { command: "/weather" }));
    const other = await askPrivately(harness, "/ask@other_bot 河曲");
    expect(other.text).toBe(messages.t("zh", "command-unknown", { command: "/ask@other_bot" }));
  });

  test("what looks like markup in a text does no harm", async () => {
    const harness = await startBot();
    const reply = await askPrivately(harness, "/case <b>&amp;</b> & <script>");
    expect(reply.text).toContain("“<b>&amp;</b> & <script>”");
    expect(harness.standIn.refusals()).toEqual([]);
  });
});
