/** The terminal chat on streams, with the fixture's library: on a screen, piped, and when something fails. */
import path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { createMessages } from "../../../src/chat/views/messages.ts";
import type { CaseLibrary } from "../../../src/core/library.ts";
import { runChat } from "../../../src/terminal/chat.ts";
import { createFixtureLibrary, surplusStaff } from "../../telegram/fixture-library.ts";

const messages = createMessages(path.resolve(import.meta.dirname, "../../../prompts"));
const zh = messages.in("zh");

interface ScreenOptions {
  readonly isTTY?: boolean;
  readonly library?: CaseLibrary;
}

async function chat(
  input: string,
  { isTTY = false, library }: ScreenOptions = {},
): Promise<string> {
  const stdin = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  const written = text(output);
  stdin.end(input);
  await runChat({
    library: library ?? createFixtureLibrary(),
    messages,
    language: "zh",
    input: stdin,
    output,
  });
  output.end();
  return written;
}

describe("piped", () => {
  test("says what it is, answers every line in order, and takes its leave", async () => {
    const library = createFixtureLibrary();
    const shown = await chat("第一问\n第二问\r\n\n  \n第三问", { library });
    expect(library.asked).toEqual(["第一问", "第二问", "第三问"]);
    expect(shown).toContain(zh("terminal-token-hint"));
    expect(shown.split(surplusStaff.text)).toHaveLength(4);
    expect(shown.endsWith(`${zh("terminal-bye")}\n`)).toBe(true);
  });

  test("has no colours and no prompt", async () => {
    const shown = await chat("问题\n/cases\n/case 河曲\n");
    expect(shown).not.toContain("\u001b");
    expect(shown).not.toContain(zh("terminal-prompt"));
  });

  test("answers several questions of a line one by one, under their own words", async () => {
    const library = createFixtureLibrary();
    const shown = await chat("1. 超编人员怎么安置 2. 领导职数怎么核定", { library });
    expect(library.asked).toEqual(["超编人员怎么安置", "领导职数怎么核定"]);
    for (const question of library.asked)
      expect(shown).toContain(zh("answer-question", { question }));
  });

  test("nothing asked is nothing answered", async () => {
    const library = createFixtureLibrary();
    expect(await chat("", { library })).toContain(zh("terminal-bye"));
    expect(library.asked).toEqual([]);
  });
});

describe("a command", () => {
  test.each([
    ["/cases", "上犹县"],
    ["/cases 2022年以后", "只看：2022年及以后（1份，共收录3份）\n\n河曲县"],
    ["/cases 汉滨", "只看：“汉滨”（1份，共收录3份）"],
    ["/cases 旗", "没有符合条件的资料：旗"],
    ["/case 河曲", "hequ-07"],
    ["/case   河曲  ", "hequ-07"],
    ["/help", zh("terminal-token-hint")],
    ["/case", zh("case-empty")],
    ["/case", "上犹县 赣州市 shangyou.md"],
    ["/case 榆林", "没有收录“榆林”的资料"],
    ["/case 河曲区", `${zh("case-near")}\n\n河曲县 忻州市 hequ.md`],
    ["/case hanbin.md", "hanbin-02"],
    ["/nope", "没有 /nope 这个命令"],
    ["/cite hequ-07", surplusStaff.text],
    ["/cite", zh("terminal-cite-empty")],
    ["/cite hequ-99", zh("passage-unknown", { name: "hequ-99" })],
    ["#hequ_07", "第 7 段 / 共 16 段"],
    ["hequ-07", "下一段的开头："],
    ["hequ-99", zh("passage-unknown", { name: "hequ-99" })],
    ["/cases2", "没有 /cases2 这个命令"],
  ])("%s", async (line, expected) => {
    const library = createFixtureLibrary();
    expect(await chat(`${line}\n`, { library })).toContain(expected);
    expect(library.asked).toEqual([]);
  });
});

test("what only points at the last answer is shown, and asks nothing", async () => {
  const library = createFixtureLibrary();
  const lines = ["超编人员", "第二条展开说说", "上一段", "出处", "全文", "第九条"];
  const shown = await chat(lines.join("\n"), { library });
  expect(library.asked).toEqual(["超编人员"]);
  expect(shown).toContain("第 8 段");
  expect(shown).toContain("第 7 段");
  expect(shown).toContain("[1] 河曲县 · 《河曲:人口小县机构改革赋能高质量转型发展》");
  expect(shown).toContain("没有第9条");
});

test("what follows an opened passage is about its place", async () => {
  const library = createFixtureLibrary();
  await chat("/cite hequ-07\n那乡镇呢\n#hequ_08\n还有吗\n", { library });
  const subjects = library.askedWith.map(({ previous }) => previous?.places);
  expect(subjects).toEqual([["河曲县"], ["河曲县"]]);
  expect(library.askedWith[1]?.previous?.shownIds).toContain("hequ-08");
});

test("on a screen it prompts, and marks what answers", async () => {
  const shown = await chat("河曲县如何安置超编人员?\n", { isTTY: true });
  expect(shown).toContain(zh("terminal-prompt"));
  expect(shown).toContain("\u001b[1m");
});

test("a question that fails is said to have failed, and the next is answered", async () => {
  const library = createFixtureLibrary((question) => {
    if (question === "坏") throw new Error("the model\nis gone");
    return createFixtureLibrary().answer(question);
  });
  const shown = await chat("坏\n编制\n", { library });
  expect(shown).toContain(zh("terminal-failure", { reason: "the model is gone" }));
  expect(shown).toContain(surplusStaff.text);
});
