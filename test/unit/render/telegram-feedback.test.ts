/** The texts of admins, of languages and of votes, in both languages; limits with the worst there can be. */
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Language } from "../../../src/core/domain.ts";
import { type Gap, voteReasons } from "../../../src/core/usage.ts";
import type { TelegramMessage } from "../../../src/render/telegram.ts";
import {
  reasonNotice,
  reasonRow,
  voteNotice,
  withVoteRow,
} from "../../../src/render/telegram-feedback.ts";
import { renderGaps } from "../../../src/render/telegram-gaps.ts";
import { adminCommands, privateCommands } from "../../../src/render/telegram-greeting.ts";
import { languageChoices, renderLanguage } from "../../../src/render/telegram-language.ts";
import { readPageNumber } from "../../../src/render/telegram-pages.ts";
import { noVotes } from "../../../src/state/feedback.ts";
import { messages } from "../../telegram/harness.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];

/** 2022-02-01, 0:30 in China. */
const newestAtMs = Date.UTC(2022, 0, 31, 16, 30);

function aGap(wording: string, fields: Partial<Gap> = {}): Gap {
  return { wording, questionCount: 1, votes: noVotes, newestAtMs, ...fields };
}

const gaps: readonly Gap[] = [
  aGap("榆林市<怎样>评估\n编制?", { questionCount: 12 }),
  aGap("How many posts & people?", {
    votes: { up: 0, down: 3, reasons: { "wrong-place": 2, "not-asked": 0, "nothing-new": 1 } },
  }),
];

async function matchesGolden(name: string, rendered: readonly TelegramMessage[]): Promise<void> {
  const shown = rendered.map(({ text, keyboard = [] }) =>
    [
      text,
      ...keyboard.map((row) =>
        row.map((button) => `[${button.text}](${"data" in button ? button.data : "?"})`).join(" "),
      ),
    ].join("\n"),
  );
  const file = path.resolve(import.meta.dirname, "../../golden/telegram", `${name}.txt`);
  await expect(`${shown.join("\n======== next message ========\n")}\n`).toMatchFileSnapshot(file);
}

describe.each(languages)("in %s", (language) => {
  const say = messages.in(language);

  test("what is missing, and nothing missing", async () => {
    await matchesGolden(`gaps.${language}`, [renderGaps(gaps, 1, say), renderGaps([], 1, say)]);
  });

  test("every choice of a language, in a private chat and in a group", async () => {
    const rendered = languageChoices.flatMap((choice) => [
      renderLanguage({ choice, isGroup: false, isConfirmation: false }, say),
      renderLanguage({ choice, isGroup: true, isConfirmation: true }, say),
    ]);
    await matchesGolden(`language.${language}`, rendered);
  });

  test("every notice of a vote, none longer than Telegram shows", async () => {
    const outcomes = [
      { isFirst: true, changed: false },
      { isFirst: false, changed: true },
      { isFirst: false, changed: false },
    ];
    const notices = outcomes.flatMap((outcome) => [
      voteNotice(outcome, "up", { asksWhy: false, say }),
      voteNotice(outcome, "down", { asksWhy: true, say }),
      ...voteReasons.map((reason) => reasonNotice(outcome, reason, say)),
    ]);
    for (const notice of notices) expect(notice.length).toBeLessThanOrEqual(200);
    const rendered = withVoteRow([{ text: notices.join("\n---\n") }]);
    const asked = { text: "", keyboard: [reasonRow(say)] };
    await matchesGolden(`vote.${language}`, [...rendered, asked]);
  });

  test("a page of the longest questions fits into a message", () => {
    const votes = {
      up: 0,
      down: 99_999,
      reasons: { "wrong-place": 99_999, "not-asked": 99_999, "nothing-new": 99_999 },
    };
    const longest = Array.from({ length: 99_999 }, () =>
      aGap("<&>".repeat(2000), { questionCount: 99_999, votes }),
    );
    const { text, keyboard } = renderGaps(longest, 5000, say);
    expect(parseHtml(text).text.length).toBeLessThanOrEqual(4096);
    expect(keyboard?.[0]).toHaveLength(2);
  });
});

test("the row of the vote goes below other rows, under the last message alone", () => {
  const row = [{ text: "a", data: "a" }];
  const [first, last] = withVoteRow([
    { text: "1", keyboard: [row] },
    { text: "2", keyboard: [row] },
  ]);
  expect(first?.keyboard).toEqual([row]);
  expect(last?.keyboard).toHaveLength(2);
  expect(last?.keyboard?.[0]).toEqual(row);
  expect(withVoteRow([])).toEqual([]);
});

test.each(["0", "-1", "1.5", "", "a", "9999999", " 1"])("%j is no page", (argument) => {
  expect(readPageNumber(argument)).toBeNull();
});

test("no command of the menus has a description that Telegram would refuse", () => {
  for (const language of languages) {
    for (const command of [...privateCommands, ...adminCommands]) {
      const { length } = messages.t(language, `command-${command}`);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(256);
    }
  }
});
