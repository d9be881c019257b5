/** What both READMEs list of the commands: all that Telegram's menu has. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { adminCommands, menuCommands, privateCommands } from "../../../src/chat/help/help.ts";

const root = path.resolve(import.meta.dirname, "../../..");

test.each(["README.md", "README.zh-CN.md"])("%s has each command in its table", (name) => {
  const rows = readFileSync(path.join(root, name), "utf8").match(/^\| .*\|$/gmu) ?? [];
  const listed = rows.flatMap((row) => row.match(/(?<=`\/)[a-z]+/gu) ?? []);
  const commands = [...menuCommands, ...privateCommands, ...adminCommands];
  expect(listed).toEqual(expect.arrayContaining(commands));
});
