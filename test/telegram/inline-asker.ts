/** Plays somebody who types the bot's name and a query in any chat; gives what the bot lists. */
import type { Answer } from "../../src/core/domain.ts";
import { startBot, type Harness } from "./harness.ts";
import type { InlineQueryOptions } from "./stand-in/play/inline.ts";
import type { Content } from "./stand-in/world.ts";

interface Typing extends InlineQueryOptions {
  readonly languageCode?: string;
}

export async function typeInline({ standIn }: Harness, query: string, typing: Typing = {}) {
  const { languageCode = "zh-hans", ...options } = typing;
  const user = standIn.users.person("小李", languageCode);
  const queryId = standIn.users.inlineQuery(user, query, options);
  return answerTo(standIn, queryId);
}

export async function answerTo(standIn: Harness["standIn"], queryId: string) {
  const found = () => standIn.inlineAnswers().find((answer) => answer.queryId === queryId);
  await standIn.waitUntil(() => found() !== undefined, `an answer to query ${queryId}`);
  const answer = found();
  if (answer === undefined) throw new Error("no answer");
  return answer;
}

export async function startAnswering(answer: (question: string) => Answer | Promise<Answer>) {
  return startBot({ answer });
}

/** The parts of what is posted that have this entity; none of what is not there. */
export function partsOf(content: Content | undefined, wanted: string): readonly string[] {
  const { text, entities } = content ?? { text: "", entities: [] };
  return entities
    .filter(({ type }) => type === wanted)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}
