/**
 * The pictures of the README are what the bot sends today. `npx vitest run test/examples -u` draws them anew.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openLibrary, type OpenedLibrary } from "../setup/open-library.ts";
import { drawPicture } from "./draw/picture.ts";
import { groupScenes } from "./group-scenes.ts";
import { privateScenes } from "./private-scenes.ts";
import { openStage } from "./stage.ts";

const scenes = [...privateScenes, ...groupScenes];
const folder = path.resolve(import.meta.dirname, "pictures");
let opened: OpenedLibrary;

beforeAll(async () => {
  opened = await openLibrary();
});
afterAll(() => opened.close());

test.each(scenes)("$name", async ({ name, title, play }) => {
  const stage = await openStage(opened.library);
  onTestFinished(() => stage.close());
  const picture = await play(stage);
  expect(stage.standIn.refusals()).toEqual([]);
  await expect(drawPicture({ title, ...picture })).toMatchFileSnapshot(
    path.join(folder, `${name}.svg`),
  );
});

test("no picture needs a font with emoji", () => {
  for (const file of readdirSync(folder)) {
    const svg = readFileSync(path.join(folder, file), "utf8");
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/gu)].map(([, text]) => text).join("");
    expect([file, /\p{Emoji_Presentation}|[↩↪✏]/u.exec(texts)?.[0]]).toEqual([file, undefined]);
  }
});

test("no picture is left of a scene that is gone", () => {
  const names = scenes.map(({ name }) => `${name}.svg`);
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
});
