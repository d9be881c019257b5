/** The questions that the bot itself proposes: a first try must not fail, and nothing is offered that nobody would ask. */
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  examplesOf,
  isInEnglish,
  offeredQuestion,
  offersNear,
} from "../../src/chat/offers/offers.ts";
import { createMessages } from "../../src/chat/views/messages.ts";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";
import { makeFolder } from "../setup/temporary-folder.ts";

const messages = createMessages(path.resolve(import.meta.dirname, "../../prompts"));
const languages = ["zh", "en"] as const;
const otherSeeds = path.resolve(import.meta.dirname, "../fixtures/judged/documents");

/** A place, 如何, and a verb with its object; or a place as a whole. */
const readable = /^\p{Script=Han}{2,12}(?:如何[\p{Script=Han}“”]{4,18}|有哪些做法)？$/u;

/** Where the glossary is certain of the words; else it is in Chinese. */
const readableInEnglish =
  /^(?:What did [A-Z][\w' ]+ do about [a-z][a-z' -]+\?|\p{Script=Han}.*？)$/u;

const refused = [
  "今天天气怎么样？",
  "怎么报考驾照",
  "怎么包饺子好吃",
  "how do I apply for a passport",
  "what is the capital of France?",
];

describe.each([
  ["the project's documents", null],
  ["other documents", otherSeeds],
] as const)("of %s", (_, seedsDir) => {
  let opened: OpenedLibrary;
  beforeAll(async () => {
    opened = await openLibrary(seedsDir === null ? {} : { seedsDir, indexDir: makeFolder() });
  });
  afterAll(() => opened.close());

  test.each(languages)("three examples are answered, about three places (%s)", async (language) => {
    const say = messages.in(language);
    const offered = await examplesOf(opened.library, say);
    expect(offered).toHaveLength(3);
    const places = new Set<string | undefined>();
    for (const { question, data } of offered) {
      const { status, excerpts } = await opened.library.answer(question);
      expect([question, status]).toEqual([question, "answered"]);
      places.add(excerpts[0]?.document.place?.name);
      expect(await offeredQuestion(opened.library, data.slice("ask:".length), say)).toBe(question);
    }
    expect(places.size).toBe(3);
    const made = offered.filter(({ data }) => !/^ask:\d$/.test(data));
    expect(made).toHaveLength(seedsDir === null ? 0 : 3);
    for (const { question } of made)
      expect(question).toMatch(language === "en" ? readableInEnglish : readable);
  });

  test.each(refused)("near to a question that is refused some are answered: %s", async (asked) => {
    const { library } = opened;
    expect((await library.answer(asked)).status).toBe("none");
    const offered = await offersNear(library, asked, messages.in("zh"));
    expect(offered.length).toBeGreaterThan(1);
    for (const { question } of offered) {
      expect(question).toMatch(readable);
      const { status, places, excerpts } = await library.answer(question);
      expect([question, status]).toEqual([question, "answered"]);
      expect(excerpts[0]?.document.place?.name).toBe(places[0]);
    }
  });
});

describe("for who reads English", () => {
  let opened: OpenedLibrary;
  beforeAll(async () => void (opened = await openLibrary()));
  afterAll(() => opened.close());

  test.each(refused)("what is near is offered in English: %s", async (asked) => {
    const { library } = opened;
    const say = messages.in("en");
    const offered = await offersNear(library, asked, say);
    expect(offered.length).toBeGreaterThan(1);
    const english = offered.filter(({ question }) => !/\p{Script=Han}/u.test(question));
    expect(english).toEqual(offered);
    for (const { question, data } of english) {
      const { status, language } = await library.answer(question);
      expect([question, status, language]).toEqual([question, "answered", "en"]);
      const argument = data.slice("ask:".length);
      expect(isInEnglish(argument)).toBe(true);
      expect(await offeredQuestion(library, argument, say)).toBe(question);
      // Who has chosen Chinese since is asked the same in Chinese.
      expect(await offeredQuestion(library, argument, messages.in("zh"))).toMatch(
        /\p{Script=Han}/u,
      );
    }
  });
});

test("what is near is about what was asked", async () => {
  const opened = await openLibrary({ seedsDir: otherSeeds, indexDir: makeFolder() });
  const near = await opened.library.askableNear("泾县的事业编制周转池有多少名编制");
  expect(near[0]).toMatchObject({ action: "设立乡镇事业编制周转池", document: { id: "pengxi" } });
  await opened.close();
});
