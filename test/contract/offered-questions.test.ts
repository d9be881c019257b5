/** The questions that the bot itself proposes: a first try must not fail. */
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleQuestion } from "../../src/chat/help/help.ts";
import { createMessages } from "../../src/chat/views/messages.ts";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";

const messages = createMessages(path.resolve(import.meta.dirname, "../../prompts"));

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test.each(
  (["zh", "en"] as const).flatMap((language) =>
    ["1", "2", "3"].map((number) => exampleQuestion(number, messages.in(language)) ?? ""),
  ),
)("%s", async (question) => {
  const { status, places, excerpts } = await opened.library.answer(question);
  expect(status).toBe("answered");
  expect(excerpts[0]?.document.place?.name).toBe(places[0]);
});
