/** The texts of admins, of languages and of votes, in both languages; limits with the worst there can be. */
import { describe, expect, test } from "vitest";
import {
  reasonNotice,
  reasonRow,
  voteNotice,
  voteRow,
} from "../../../src/chat/feedback/feedback.ts";
import { adminCommands, privateCommands } from "../../../src/chat/help/help.ts";
import { languageChoices, renderLanguage } from "../../../src/chat/language/language.ts";
import { renderGaps } from "../../../src/chat/stats/gaps.ts";
import { readPageNumber } from "../../../src/chat/views/pages.ts";
import type { Language } from "../../../src/core/domain.ts";
import { type Gap, noVotes, voteReasons } from "../../../src/core/usage.ts";
import { takenAsOne } from "../../setup/taken.ts";
import { matchesGolden } from "../../setup/telegram-golden.ts";
import { messages } from "../../telegram/harness.ts";

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
    await matchesGolden(`vote.${language}`, [
      { parts: [[notices.join("\n---\n")]], actions: [voteRow] },
      { parts: [], actions: [reasonRow(say)] },
    ]);
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
    expect(takenAsOne(renderGaps(longest, 5000, say)).keyboard?.[0]).toHaveLength(2);
  });
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
