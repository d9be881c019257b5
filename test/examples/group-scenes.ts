/** The pictures of a group: with the bot as a member, and by inline mode where it is none. */
import { converse } from "./conversation.ts";
import type { Header } from "./draw/header.ts";
import type { Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const botName = "改革实践机器人";
const title = "改革研讨";

export const groupScenes: readonly Scene[] = [
  {
    name: "group",
    title:
      "In a group's topic, called under somebody's question, the bot answers there, and briefly",
    async play(stage) {
      const { users, username } = stage.standIn;
      const [wang, li, zhang] = [users.person("老王"), users.person("小李"), users.person("小张")];
      const chat = users.forum(title);
      const threadId = users.topic(chat, "编制");
      const { says, picture } = converse(stage, chat);
      const replyTo = await says(wang, "河曲县改革后，超编人员是怎么安置的？", { threadId });
      await says(li, `@${username}`, { threadId, replyTo });
      await says(zhang, "跟班学习这个办法，我们县也可以试试", { threadId });
      return picture({ viewer: zhang, botName }, { header: headerOf("编制", title) });
    },
  },
  {
    name: "follow-up",
    title: "A few words in reply to an answer: the next one says how it understood them",
    async play(stage) {
      const { users, username } = stage.standIn;
      const viewer = users.person("小李");
      const { says, answerId, picture } = converse(stage, users.supergroup(title));
      await says(viewer, `@${username} 河曲县怎样考核干部？`);
      await says(viewer, "汉滨呢？", { replyTo: answerId() });
      return picture(
        { viewer, botName },
        { header: headerOf(title, "12 位成员"), maxHeightPx: 1300 },
      );
    },
  },
  {
    name: "inline-list",
    title: "The bot's name and some words typed in any chat: excerpts to choose from",
    async play(stage) {
      const { picture, typed, results } = await typeInline(stage);
      return picture({ panel: { typed, results } });
    },
  },
  {
    name: "inline-post",
    title: "The excerpt that was chosen, posted with its citation",
    async play(stage) {
      const { picture, choose } = await typeInline(stage);
      await choose();
      return picture();
    },
  },
];

async function typeInline(stage: Stage) {
  const { standIn, settled } = stage;
  const { users, username } = standIn;
  const [wang, viewer] = [users.person("老王"), users.person("小李")];
  const chat = users.elsewhere("县域改革交流");
  const conversation = converse(stage, chat);
  await conversation.says(wang, "乡镇执法队伍别的县是怎么建的？");
  const query = "乡镇执法队伍";
  const queryId = users.inlineQuery(viewer, query, { chat });
  await settled();
  const results = standIn.inlineAnswers().at(-1)?.results ?? [];
  const header = headerOf("县域改革交流", "23 位成员");
  return {
    typed: `@${username} ${query}`,
    results: results.map((result) => ({ ...result, description: result.description ?? "" })),
    choose: () => {
      users.chooseInlineResult(queryId, results[0]?.id ?? "");
      return settled();
    },
    picture: (seen = {}) => conversation.picture({ viewer, botName }, { header, ...seen }),
  };
}

function headerOf(name: string, below: string): Header {
  return { name: { text: name, color: 5 }, below };
}
