/** English questions on things that the glossary has no words for. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { makeFolder } from "../../setup/temporary-folder.ts";

const passages = [
  "一是更换家具。机关办公家具老旧的统一更换。",
  "二是加装电梯。老旧小区加装电梯，由街道牵头。",
  "三是整治温室大棚。对违建温室逐一拆除。",
  "四是发展烟花产业。烟花出口由商会协调。",
];

let opened: OpenedLibrary;
const folder = makeFolder({
  "seeds/one.md": `---\ntitle: 若干事项\nplace: 河曲县\ndate: "2024"\n---\n${passages.join("\n")}\n`,
});

beforeAll(async () => {
  opened = await openLibrary({
    seedsDir: path.join(folder, "seeds"),
    indexDir: path.join(folder, "index"),
  });
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const conceptsOf = async (question: string) =>
  (await opened.retriever.retrieve(question)).passageConcepts;

test.each([
  ["What about the furniture in Hequ?", 0],
  ["Who pays for elevators in Hequ?", 1],
  ["greenhouses in Hequ", 2],
])("the dictionary's Chinese finds the passage: %s", async (question, passage) => {
  const { hits } = await opened.retriever.retrieve(question);
  expect(hits[0]?.text.slice(0, 2)).toBe(passages[passage]?.slice(0, 2));
});

test("only Chinese that a passage has is taken", async () => {
  const [furniture] = await conceptsOf("furniture");
  expect(furniture?.concept.wordings.map(({ written }) => written)).toEqual(["furniture", "家具"]);
});

test("a phrase of the glossary does not hide a rare word in it", async () => {
  const written = (await conceptsOf("fireworks industry")).map(({ concept }) => concept.written);
  expect(written).toContain("fireworks");
});

test("what English asks with weighs less than what it asks for", async () => {
  const concepts = await conceptsOf("what happens with the elevators");
  const weightOf = (word: string) => concepts.find(({ concept }) => concept.written === word);
  expect(weightOf("happens")?.weight).toBeLessThan(weightOf("elevators")?.weight ?? 0);
});
