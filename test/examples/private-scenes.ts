/** The pictures of a private chat. */
import * as v from "valibot";
import { converse } from "./conversation.ts";
import type { Picture } from "./draw/picture.ts";
import type { Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const clients = {
  zh: { person: "小李", code: "zh-hans", botName: "改革实践机器人", below: "机器人" },
  en: { person: "Alice", code: "en", botName: "Reform Practice Bot", below: "bot" },
} as const;

export const privateScenes: readonly Scene[] = [
  {
    name: "answer",
    title: "A question answered with the excerpt that bears on it and its citation; it is unfolded",
    async play(stage) {
      const { asks, picture } = inPrivate(stage);
      await asks("河曲县如何安置超编人员？");
      return picture({ isUnfolded: (quote) => quote.includes("903名") });
    },
  },
  {
    name: "elsewhere",
    title: "A place without documents: the answer says so, and whose practice it shows instead",
    async play(stage) {
      const { asks, picture } = inPrivate(stage);
      await asks("榆林市怎样评估编制使用效益？");
      return picture();
    },
  },
  {
    name: "reader",
    title: "A passage in its place, with what stands before and after it",
    async play(stage) {
      const { asks, presses, picture } = inPrivate(stage);
      await asks("河曲县如何安置超编人员？");
      await presses("📖 1");
      await presses("›");
      return picture({ maxHeightPx: 762 });
    },
  },
  {
    name: "compare",
    title: "Two places side by side, each with its excerpt and citation",
    async play(stage) {
      const { asks, picture } = inPrivate(stage);
      await asks("河曲和汉滨怎样考核干部？");
      return picture();
    },
  },
  {
    name: "feedback",
    title: "A thumb down, thanked for, with three reasons to choose from",
    async play(stage) {
      const { asks, presses, notice, picture } = inPrivate(stage);
      await asks("浏阳给镇街下沉了多少编制？");
      await presses("👎");
      return picture({ maxHeightPx: 502, toast: notice() });
    },
  },
  {
    name: "english",
    title: "A question in English: the bot's words are English, the quotes stay as they are",
    async play(stage) {
      const { asks, picture } = inPrivate(stage, "en");
      await asks("How did Hequ County place its surplus staff?");
      return picture({ isUnfolded: (quote) => quote.includes("903名") });
    },
  },
];

function inPrivate(stage: Stage, language: keyof typeof clients = "zh") {
  const { person, code, botName, below } = clients[language];
  const { users } = stage.standIn;
  const viewer = users.person(person, code);
  const chat = converse(stage, users.privateChat(viewer));
  const header = { name: { text: botName, color: 4 }, below };
  return {
    asks: (text: string) => chat.says(viewer, text),
    presses: (label: string) => chat.presses(viewer, label),
    notice: () => lastNotice(stage),
    picture: (seen: Partial<Picture> = {}) =>
      chat.picture({ viewer, botName }, { header, ...seen }),
  };
}

/** What the last press was answered with. */
function lastNotice({ standIn }: Stage): string {
  const { fields } = standIn.calls("answerCallbackQuery").at(-1) ?? {};
  return v.parse(v.object({ text: v.string() }), fields).text;
}
