/** A text that is pasted, in one message or in several, and posts that are forwarded. */
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/state/drafts.ts";
import { messages } from "../harness.ts";
import { report, withDesk } from "./drafting-harness.ts";

const zh = messages.in("zh");

/** Some 9,500 units: three messages. */
const paragraphs = Array.from(
  { length: 95 },
  (_, index) =>
    `${"零一二三四五六七八九"[Math.floor(index / 10)]}${index}号${"改革措施".repeat(24)}。`,
);
const longText = `${report}\n${paragraphs.join("\n")}`;

/** As clients do: at the end of a line, if there is one in the second half of a message. */
function cut(text: string): readonly string[] {
  if (text.length <= 4096) return [text];
  const end = text.lastIndexOf("\n", 4096);
  return [text.slice(0, end), ...cut(text.slice(end + 1))];
}

async function pasting() {
  const harness = await withDesk();
  const userId = String(harness.user.id);
  const drafts = async (): Promise<readonly Draft[]> => {
    const ids = harness.standIn
      .standing(harness.chat.id)
      .flatMap(({ keyboard }) => /^draft:(\d+):/.exec(keyboard?.[0]?.[0]?.data ?? "")?.[1] ?? []);
    const found = ids.map((id) => harness.state.drafts.get({ userId, id: Number(id) }));
    return (await Promise.all(found)).filter((draft) => draft !== null);
  };
  const bodyOf = async (draft: Draft | undefined) =>
    draft === undefined ? null : (await harness.state.drafts.content(draft)).body;
  return { ...harness, drafts, bodyOf };
}

test("a text too long for a question becomes a draft, which says why", async () => {
  const { say, press } = await pasting();
  const text = `${report}\n${paragraphs.slice(0, 5).join("\n")}`;
  const shown = await say(text);
  expect(shown.text).toContain(zh("draft-pasted", { count: text.length }));
  expect(shown.text).toContain("标题：柳林县事业单位改革工作情况");
  expect((await press(zh("draft-add"))).text).toContain("收录好了");
});

test("a text that a client cut into messages is one draft, with nothing lost", async () => {
  const { standIn, user, chat, settled, drafts, bodyOf, say } = await pasting();
  const parts = cut(longText);
  expect(parts).toHaveLength(3);
  for (const part of parts) standIn.users.sendText(chat, user, part);
  await settled();
  expect(await drafts()).toHaveLength(1);
  expect(standIn.standing(chat.id)).toHaveLength(1);
  expect(await bodyOf((await drafts())[0])).toBe(longText);
  standIn.clock.advance(10);
  expect((await say("河曲县如何安置超编人员?")).text).not.toContain(zh("draft-new"));
  expect(await drafts()).toHaveLength(1);
});

test("a last piece that is short belongs to it as well", async () => {
  const { standIn, user, chat, settled, drafts, bodyOf } = await pasting();
  const [first = "", second = ""] = cut(longText);
  for (const part of [first, second, "附件略"]) standIn.users.sendText(chat, user, part);
  await settled();
  expect(await bodyOf((await drafts())[0])).toBe(`${first}\n${second}\n附件略`);
});

test("a piece that is full goes on in the middle of its sentence", async () => {
  const { standIn, user, chat, settled, drafts, bodyOf } = await pasting();
  const unbroken = `${report.replaceAll("\n", "")}${"改革措施".repeat(2_000)}`;
  for (let start = 0; start < unbroken.length; start += 4096)
    standIn.users.sendText(chat, user, unbroken.slice(start, start + 4096));
  await settled();
  expect(await bodyOf((await drafts())[0])).toBe(unbroken);
});

describe("forwarded posts", () => {
  const post = (id: number, date: number) => ({
    forward_origin: {
      type: "channel",
      chat: { id: -100, type: "channel", title: "改革" },
      message_id: id,
      date,
    },
  });

  test("become a draft each, though they come at once", async () => {
    const { standIn, user, chat, settled, drafts } = await pasting();
    const other = longText.replaceAll("柳林县", "河曲县").slice(0, 3_000);
    standIn.users.sendText(chat, user, longText.slice(0, 3_000), post(1, 1_600_000_000));
    standIn.users.sendText(chat, user, other, post(2, 1_600_900_000));
    await settled();
    expect(await drafts()).toHaveLength(2);
  });

  test("that are the pieces of one are joined", async () => {
    const { standIn, user, chat, settled, drafts } = await pasting();
    cut(longText).forEach((part, index) =>
      standIn.users.sendText(chat, user, part, post(index, 1_600_000_000 + index)),
    );
    await settled();
    expect(await drafts()).toHaveLength(1);
  });
});
