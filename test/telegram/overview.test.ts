/** A question for places as a whole: the contents of their documents are one press away. */
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/core/domain.ts";
import {
  aDocument,
  anAnswer,
  anExcerpt,
  evaluation,
  olderCadres,
  partyGroups,
  surplusStaff,
} from "./fixture-library.ts";
import { askPrivately, messages, startBot } from "./harness.ts";
import { chatKinds, inChat } from "./one-chat.ts";
import type { SentMessage } from "./stand-in/world.ts";

const overview = (fields: Partial<Answer>) => (question: string) =>
  anAnswer(question, { isOverview: true, ...fields });

function contentsButtons({ keyboard }: Pick<SentMessage, "keyboard">) {
  return (keyboard ?? [])
    .flat()
    .filter(({ data }) => data?.startsWith("case:") === true)
    .map(({ text, data }) => [text, data]);
}

describe.each(chatKinds)("in a chat of kind %s", (kind) => {
  test("one document is opened by a button that sends its contents below", async () => {
    const shown = { places: ["河曲县"], excerpts: [surplusStaff, olderCadres] };
    const { say, call, standIn, chat, user } = await inChat(kind, overview(shown));
    say(`${call}河曲县有哪些做法`);
    const [reply] = await standIn.waitForMessages(1);
    if (reply === undefined) throw new Error("nothing was sent");
    expect(contentsButtons(reply)).toEqual([["📑 目录", "case:hequ"]]);
    standIn.users.pressButton(chat, user, reply.messageId, "case:hequ");
    const [, contents] = await standIn.waitForMessages(2);
    expect(contents?.method).toBe("sendMessage");
    expect(contents?.text).toContain("4个部分");
  });
});

test("of several documents each is named, at most three", async () => {
  const another = anExcerpt(aDocument("fourth", { title: "第四份" }), "甲。");
  const excerpts = [surplusStaff, evaluation, partyGroups, another];
  const places = ["河曲县", "汉滨区", "上犹县"];
  const reply = await askPrivately(
    await startBot({ answer: overview({ places: [], excerpts }) }),
    "甲",
  );
  expect(contentsButtons(reply)).toEqual(
    ["hequ", "hanbin", "shangyou"].map((id, index) => [`📑 目录：${places[index]}`, `case:${id}`]),
  );
});

test("documents of one place are named by their titles", async () => {
  const second = anExcerpt(
    aDocument("again", { title: "又一篇", place: surplusStaff.document.place }),
    "甲。",
  );
  const answer = overview({ excerpts: [surplusStaff, second] });
  const reply = await askPrivately(await startBot({ answer }), "河曲");
  expect(contentsButtons(reply).map(([label]) => label)).toEqual([
    "📑 目录：《河曲:人口小县机构改革赋能高质量转型…",
    "📑 目录：《又一篇》",
  ]);
});

test("places that are compared as a whole are opened as well, and nothing else offers contents", async () => {
  const places = ["河曲县", "汉滨区"];
  const answer = (question: string) =>
    anAnswer(question, {
      places,
      isOverview: question.includes("做法"),
      excerpts: [surplusStaff, evaluation],
    });
  const whole = await askPrivately(await startBot({ answer }), "河曲和汉滨有哪些做法");
  expect(contentsButtons(whole).map(([, data]) => data)).toEqual(["case:hequ", "case:hanbin"]);
  const other = await askPrivately(await startBot({ answer }), "河曲和汉滨的考核");
  expect(contentsButtons(other)).toEqual([]);
});

test("an overview outside the limits asked for is not said to be weak", async () => {
  const answer = overview({
    status: "related",
    reason: "no-evidence",
    places: ["河曲县"],
    excerpts: [surplusStaff],
  });
  const { text } = await askPrivately(await startBot({ answer }), "河曲");
  expect(text).not.toContain(messages.t("zh", "answer-weak", { count: 1 }));
});

test("in English the button says Contents", async () => {
  const answer = overview({ language: "en", places: ["河曲县"], excerpts: [surplusStaff] });
  const reply = await askPrivately(await startBot({ answer }), "What did Hequ do?", "en");
  expect(contentsButtons(reply)).toEqual([["📑 Contents", "case:hequ"]]);
});
