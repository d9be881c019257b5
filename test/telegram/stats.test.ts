/** /stats over HTTP: figures by week, with a picture from the second week on. For admins only: admin.test.ts. */
import { describe, expect, test } from "vitest";
import { messages } from "./harness.ts";
import { withAdmin, type AdminHarness } from "./admin-harness.ts";
import type { SentMessage } from "./stand-in/world.ts";

const weekSeconds = 7 * 24 * 3600;

function tableOf({ text, entities }: SentMessage): readonly string[] {
  const pre = entities.find(({ type }) => type === "pre");
  return text.slice(pre?.offset, (pre?.offset ?? 0) + (pre?.length ?? 0)).split("\n");
}

/** One question not answered; two weeks later one answered, one in part, and a vote. */
async function useForThreeWeeks({ standIn, ask, admin, chat, state }: AdminHarness) {
  await ask("今天天气怎么样?");
  standIn.clock.advance(2 * weekSeconds);
  await ask("榆林市怎样评估编制?");
  const answer = await ask("河曲县的党组");
  standIn.users.pressButton(chat, admin, answer.messageId, "vote:up");
  await standIn.waitUntil(async () => (await state.feedback.since(0)).length === 1, "the vote");
}

const chineseTable = [
  "周  提问 答出 相关 未答 毫秒 赞 踩",
  "W48    2    1    1    0    9  1  0",
  "W47    0    0    0    0    –  0  0",
  "W46    1    0    0    1    9  0  0",
];

describe("/stats", () => {
  test("is a picture with its figures and the meaning of its colours below", async () => {
    const harness = await withAdmin();
    await useForThreeWeeks(harness);
    const sent = await harness.send("/stats");
    expect(sent).toMatchObject({ method: "sendPhoto", chatId: harness.chat.id });
    const { photo } = sent;
    expect([photo?.readUInt32BE(16), photo?.readUInt32BE(20)]).toEqual([1280, 960]);
    expect(tableOf(sent)).toEqual(chineseTable);
    expect(sent.text.split("\n").slice(0, 3)).toEqual([
      "最近 3 周（2023-W46 至 2023-W48）",
      ...messages.t("zh", "stats-colours").split("\n"),
    ]);
  });

  test("is said in English to whoever has Telegram in English", async () => {
    const harness = await withAdmin("en");
    await useForThreeWeeks(harness);
    const sent = await harness.send("/stats");
    expect(sent.method).toBe("sendPhoto");
    expect(sent.text).toContain("The last 3 weeks (2023-W46 to 2023-W48)");
    expect(sent.text).toContain(messages.t("en", "stats-colours"));
    expect(sent.text).toContain(messages.t("en", "stats-legend"));
    expect(tableOf(sent)).toEqual([
      "Week Asked Ans Rel None ms Up Down",
      "W48      2   1   1    0  9  1    0",
      "W47      0   0   0    0  –  0    0",
      "W46      1   0   0    1  9  0    0",
    ]);
  });

  test("is text alone in the first week", async () => {
    const { send, ask } = await withAdmin();
    await ask("今天天气怎么样?");
    const sent = await send("/stats");
    expect(sent).toMatchObject({ method: "sendMessage", photo: null });
    expect(sent.text).toContain("本周（2023-W46）");
    expect(sent.text).not.toContain("🟩");
    expect(tableOf(sent)).toHaveLength(2);
  });

  test("says so where nobody has asked yet", async () => {
    const { send } = await withAdmin();
    const { method, text } = await send("/stats");
    expect(method).toBe("sendMessage");
    expect(text).toBe(`本周（2023-W46）\n${messages.t("zh", "stats-none")}`);
  });

  test("shows the last eight weeks and no older one", async () => {
    const { standIn, send, ask } = await withAdmin("en");
    await ask("how old?");
    standIn.clock.advance(7 * weekSeconds);
    const picture = await send("/stats");
    expect(picture.method).toBe("sendPhoto");
    expect(tableOf(picture)).toHaveLength(9);
    expect(tableOf(picture).at(-1)).toMatch(/^W46 +1 /);
    standIn.clock.advance(weekSeconds);
    const { method, text } = await send("/stats");
    expect(method).toBe("sendMessage");
    expect(text).toContain("The last 8 weeks (2023-W47 to 2024-W02)");
    expect(text).toContain(messages.t("en", "stats-none"));
  });

  test("is text where Telegram does not take the picture, and that is logged", async () => {
    const harness = await withAdmin();
    await useForThreeWeeks(harness);
    const description = "Bad Request: IMAGE_PROCESS_FAILED";
    harness.standIn.failNext("sendPhoto", { errorCode: 400, description });
    const sent = await harness.send("/stats");
    expect(sent.method).toBe("sendMessage");
    expect(tableOf(sent)).toEqual(chineseTable);
    expect(sent.text).not.toContain("🟩");
    const warnings = harness.logged.filter(({ level }) => level === "warn");
    expect(warnings.map(({ message }) => message)).toEqual(["the chart was not sent"]);
    expect(warnings[0]?.fields["error"]).toContain("IMAGE_PROCESS_FAILED");
  });
});
