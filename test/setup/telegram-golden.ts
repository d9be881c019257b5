/**
 * Rendered messages in, compared word for word with a file of test/golden/telegram: their text, and below it their
 * buttons with what they do.
 */
import path from "node:path";
import { expect } from "vitest";
import type { TelegramButton, TelegramMessage } from "../../src/render/telegram.ts";
import { parseHtml } from "../telegram/stand-in/html.ts";

export async function matchesGolden(
  name: string,
  rendered: readonly TelegramMessage[],
): Promise<void> {
  for (const { text } of rendered) expect(parseHtml(text).text.length).toBeLessThanOrEqual(4096);
  const shown = rendered.map(({ text, keyboard = [] }) =>
    [
      text,
      ...keyboard.map((row) =>
        row.map((button) => `[${button.text}](${targetOf(button)})`).join(" "),
      ),
    ].join("\n"),
  );
  const file = path.resolve(import.meta.dirname, "../golden/telegram", `${name}.txt`);
  await expect(`${shown.join("\n======== next message ========\n")}\n`).toMatchFileSnapshot(file);
}

function targetOf(button: TelegramButton): string {
  if ("url" in button) return button.url;
  return "data" in button ? button.data : `copy ${button.copyText}`;
}
