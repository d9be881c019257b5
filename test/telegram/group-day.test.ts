/**
 * A day in a work group, written out as it stands in the chat: four members, two topics, and a stranger who writes in
 * private, with the project's own documents. What the bot leaves alone is written out, too.
 */
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";
import { startBot, untilHandled } from "./harness.ts";
import type { MessageExtra } from "./stand-in/users.ts";
import type { SentMessage, StandInUser } from "./stand-in/world.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

// The stand-in numbers supergroups and forums from here.
const workGroup = -1_002_000_000_001;

async function beginDay() {
  const harness = await startBot({
    library: opened.library,
    admission: { allowedChats: [workGroup] },
  });
  const { standIn } = harness;
  const { users } = standIn;
  const group = users.forum("改革工作群");
  const topics = {
    机构改革: users.topic(group, "机构改革"),
    编制管理: users.topic(group, "编制管理"),
  };
  const written: string[] = [];
  const nameOf = new Map<number, string>();

  const record = async (line: string, act: () => void): Promise<readonly SentMessage[]> => {
    const before = standIn.sent().length;
    act();
    await untilHandled(harness);
    const sent = standIn.sent().slice(before);
    written.push(line, ...(sent.length === 0 ? ["    (没有回应)"] : sent.map(shownBelow)));
    return sent;
  };
  const shownBelow = ({ text, keyboard, ephemeral }: SentMessage): string => {
    const whom = ephemeral === undefined ? "" : `(只有${nameOf.get(ephemeral.receiverId)}看得到)\n`;
    const rows = (keyboard ?? []).map((row) => row.map((button) => `[${button.text}]`).join(" "));
    return `${whom}${[text, ...rows].join("\n")}`.replace(/^/gmu, "    ");
  };
  const person = (name: string, languageCode?: string): StandInUser => {
    const user = users.person(name, languageCode);
    nameOf.set(user.id, name);
    return user;
  };
  const say = (
    topic: keyof typeof topics,
    user: StandInUser,
    text: string,
    extra: MessageExtra = {},
  ) => {
    let id = 0;
    const told = extra.replyTo === undefined ? "" : "(回复) ";
    const sent = record(`${user.first_name} · ${topic}: ${told}${text}`, () => {
      const message = users.sendText(group, user, text, { threadId: topics[topic], ...extra });
      id = message.message_id;
    });
    return sent.then((messages) => ({ id, answer: messages.at(-1) }));
  };
  const press = (user: StandInUser, message: SentMessage | undefined, data: RegExp) => {
    const button = message?.keyboard?.flat().find((each) => data.test(each.data ?? ""));
    const pressed = button?.data ?? null;
    if (message === undefined || button === undefined || pressed === null)
      throw new Error(`There is no button ${data}.`);
    return record(`${user.first_name} 按 [${button.text}]`, () =>
      users.pressButton(group, user, message.messageId, pressed),
    );
  };
  const inPrivate = (user: StandInUser, text: string) =>
    record(`${user.first_name} · 私聊: ${text}`, () =>
      users.sendText(users.privateChat(user), user, text),
    );
  return { written, person, say, press, inPrivate };
}

test("a day in a work group", async () => {
  const { written, person, say, press, inPrivate } = await beginDay();
  const [li, wang, zhang] = [person("小李"), person("老王"), person("张姐")];
  const tom = person("Tom", "en");
  const stranger = person("路人");

  await say("机构改革", li, "各位早，今天讨论合并后的人员安置");
  const asked = await say("机构改革", li, "@practice_bot 河曲县超编的人是怎么安置的？");
  await say("机构改革", wang, "这个做法不错");
  await say("机构改革", wang, "学习了", { replyTo: asked.answer?.messageId ?? 0 });
  await press(wang, asked.answer, /^open:/u);
  await press(zhang, asked.answer, /^open:/u);
  await say("机构改革", wang, "第一条展开说说", { replyTo: asked.answer?.messageId ?? 0 });
  await say("编制管理", zhang, "@practice_bot 浏阳怎么管编外人员？");
  await say("机构改革", li, "@practice_bot 上犹呢？");
  await say("编制管理", zhang, "@practice_bot 还有吗");
  const heard = await say("机构改革", wang, "听说有的县让乡镇给县直部门打分");
  await say("机构改革", zhang, "@practice_bot 这个哪里有过？", { replyTo: heard.id });
  await say("机构改革", zhang, "@practice_bot 汉滨也这样做吗？", { replyTo: heard.id });
  await say("编制管理", tom, "@practice_bot How did Hanbin evaluate its departments?");
  await say("编制管理", tom, "@practice_bot how does that compare to Liuyang?");
  await say(
    "编制管理",
    li,
    "@practice_bot 1. 张掖撤了多少家事业单位？ 2. 上犹的履职事项清单有多少项？",
  );
  await say("机构改革", li, "@practice_bot 长沙县怎么安置超编人员？");
  await say("机构改革", wang, "@practice_bot 谢谢");
  await say("机构改革", wang, "@practice_bot 今天中午吃什么");
  await say("编制管理", zhang, "/cite@practice_bot hequ-06");
  await say("编制管理", zhang, "@practice_bot 下一段");
  await say("编制管理", zhang, "我觉得可以借鉴", { replyTo: heard.id });
  await say("机构改革", li, "/compare@practice_bot 河曲 汉滨 考核");
  await say("机构改革", tom, "@practice_bot in Chinese please, 河曲减了多少编制");
  await say("机构改革", wang, "@practice_bot 河曲县长是谁");
  await inPrivate(stranger, "河曲县超编的人是怎么安置的？");
  await inPrivate(stranger, "/privacy");
  await say("机构改革", zhang, "@practice_bot");
  await say("编制管理", wang, "+1", { replyTo: asked.answer?.messageId ?? 0 });
  await say("机构改革", li, "今天就到这里，辛苦各位");

  const file = path.resolve(import.meta.dirname, "../golden/telegram/group-day.txt");
  await expect(`${written.join("\n")}\n`).toMatchFileSnapshot(file);
});
