/**
 * Messages as Telegram gets them, compared word for word with a file of test/golden/telegram: their text, and below it
 * their buttons with what they do.
 */
import path from "node:path";
import { expect } from "vitest";
import type { InlineArticle } from "../../src/chat/inline/article.ts";
import type { Message } from "../../src/chat/message.ts";
import { serializePost } from "../../src/telegram/serialize-message.ts";
import type { SentButton } from "../telegram/stand-in/keyboard.ts";
import { bot, taken, takenAsOne, type TakenMessage } from "./taken.ts";

export async function matchesGolden(name: string, messages: readonly Message[]): Promise<void> {
  const shown = messages.flatMap(takenOrButtons).map(({ html, keyboard }) => {
    const rows = keyboard?.map((row) => row.map(shownButton).join(" ")) ?? [];
    return [html, ...rows].join("\n");
  });
  await matchesFile(name, shown.join("\n======== next message ========\n"));
}

export async function expectGoldenPosts(
  name: string,
  articles: readonly InlineArticle[],
): Promise<void> {
  const shown = articles.flatMap((article) => {
    const post = serializePost(article.message, bot);
    const { id, title, description } = article;
    return post === null ? [] : [[id, title, description, "----", post.text].join("\n")];
  });
  await matchesFile(name, shown.join("\n======== next article ========\n"));
}

/** Buttons that are put below another message have no text of their own. */
function takenOrButtons(message: Message): readonly TakenMessage[] {
  if (message.parts.length > 0) return taken(message);
  return [{ ...takenAsOne({ ...message, parts: [["?"]] }), html: "" }];
}

async function matchesFile(name: string, text: string): Promise<void> {
  const file = path.resolve(import.meta.dirname, "../golden/telegram", `${name}.txt`);
  await expect(`${text}\n`).toMatchFileSnapshot(file);
}

function shownButton({ text, data, url, copyText }: SentButton): string {
  return `[${text}](${data ?? url ?? `copy ${copyText}`})`;
}
