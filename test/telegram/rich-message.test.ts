/** A message that the app sends as blocks has no text; it is read like any other. */
import type { RichBlock } from "grammy/types";
import { expect, test } from "vitest";
import { startBot, untilHandled } from "./harness.ts";

const paragraph = (text: string): RichBlock => ({ type: "paragraph", text });

const list: readonly RichBlock[] = [
  paragraph("想了解两件事:"),
  {
    type: "list",
    items: ["河曲县的编制", "汉滨区的评估"].map((text, index) => ({
      label: `${index + 1}.`,
      value: index + 1,
      type: "1" as const,
      blocks: [paragraph(text)],
    })),
  },
];
const listText = "想了解两件事:\n1. 河曲县的编制\n2. 汉滨区的评估";

test("in a private chat its items are questions, and its edit another one", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const user = standIn.users.person("小李");
  const chat = standIn.users.privateChat(user);
  const sent = standIn.users.sendRich(chat, user, list);
  await standIn.waitForMessages(2);
  standIn.users.editContent(chat, user, sent.message_id, {
    rich_message: {
      blocks: [{ type: "heading", size: 1, text: ["河曲县的", { type: "bold", text: "党组" }] }],
    },
  });
  await untilHandled(harness);
  expect(library.asked).toEqual(["河曲县的编制", "汉滨区的评估", "河曲县的党组"]);
  await standIn.waitUntil(() => standIn.standing(chat.id).length === 1, "the one answer left");
});

test("one of pictures only gets the line for what cannot be read", async () => {
  const { standIn, library } = await startBot();
  const user = standIn.users.person("小李");
  const photo: RichBlock = { type: "photo", photo: [] };
  standIn.users.sendRich(standIn.users.privateChat(user), user, [photo]);
  const [reply] = await standIn.waitForMessages(1);
  expect(reply?.text).toContain("文字");
  expect(library.asked).toEqual([]);
});

test("in a group it calls by name, replies, and is what a bare mention asks about", async () => {
  const harness = await startBot();
  const { standIn, library } = harness;
  const { users } = standIn;
  const user = users.person("老王");
  const chat = users.supergroup("改革研讨");
  users.sendRich(chat, user, list);
  const said = users.sendRich(chat, user, [
    {
      type: "table",
      cells: [
        ["县", "编制"],
        ["河曲", "?"],
      ].map((row) => row.map(cell)),
    },
  ]);
  users.sendText(chat, user, "@practice_bot", { replyTo: said.message_id });
  const [answer] = await standIn.waitForMessages(1);
  const mention: RichBlock = {
    type: "paragraph",
    text: [
      { type: "mention", username: "practice_bot", text: "@practice_bot" },
      " 汉滨区怎样评估?",
    ],
  };
  users.sendRich(chat, user, [mention]);
  users.sendRich(chat, user, [paragraph("那党组呢?")], { replyTo: answer?.messageId ?? 0 });
  await untilHandled(harness);
  expect(library.asked).toEqual(["县 | 编制\n河曲 | ?", "汉滨区怎样评估?", "那党组呢?"]);
});

function cell(text: string) {
  return { text, align: "left", valign: "top" } as const;
}

test("in guest mode it asks as well", async () => {
  const { standIn, library } = await startBot();
  const { users } = standIn;
  const blocks = [paragraph("@practice_bot"), ...list];
  const rich = { text: undefined, entities: undefined, rich_message: { blocks } };
  users.guestMessage(users.elsewhere("别处"), users.person("小李"), "@practice_bot", rich);
  await standIn.waitForMessages(1);
  expect(library.asked).toEqual([listText]);
});
