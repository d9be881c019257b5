/** Inline mode: queries, answers, and results that people choose. */
import { describe, expect, test } from "vitest";
import { startCaller, type Caller } from "./caller.ts";

const article = (id: string, more: Record<string, unknown> = {}) => ({
  type: "article",
  id,
  title: "河曲县",
  input_message_content: { message_text: "<b>河曲</b>", parse_mode: "HTML" },
  ...more,
});
const content = (fields: Record<string, unknown>) => [
  article("1", { input_message_content: fields }),
];

async function asked(query = "河曲") {
  const caller = await startCaller();
  const user = caller.standIn.users.person("小李");
  const id = caller.standIn.users.inlineQuery(user, query);
  const answer = (fields: Record<string, unknown>) =>
    ["answerInlineQuery", { inline_query_id: id, results: [article("1")], ...fields }] as const;
  return { ...caller, users: caller.standIn.users, user, id, answer };
}

test("a query comes as an update", async () => {
  const { users, user, id, updates } = await asked();
  const chat = users.group("改革研讨");
  users.inlineQuery(user, "", { offset: "20", chat });
  users.inlineQuery(user, "", { chat: users.privateChat(user) });
  const [first, second, third] = await updates();
  expect(first).toEqual([
    "inline_query",
    { id, from: user, query: "河曲", offset: "", chat_type: "supergroup" },
  ]);
  expect(second?.[1]).toMatchObject({ query: "", offset: "20", chat_type: "group" });
  expect(third?.[1]).toMatchObject({ chat_type: "sender" });
  users.inlineQuery(user, "𠀀".repeat(256));
  expect(() => users.inlineQuery(user, "长".repeat(257))).toThrow("256");
});

describe("an answer is refused", () => {
  test.each([
    ["no results", { results: undefined }, "can't parse results: array expected"],
    [
      "51 results",
      { results: Array.from({ length: 51 }, (_, i) => article(`${i}`)) },
      "RESULTS_TOO_MUCH",
    ],
    ["an id twice", { results: [article("1"), article("1")] }, "RESULT_ID_DUPLICATE"],
    ["an empty id", { results: [article("")] }, "RESULT_ID_INVALID"],
    ["an id over 64 bytes", { results: [article("字".repeat(22))] }, "RESULT_ID_INVALID"],
    [
      "a result without a title",
      { results: [article("1", { title: undefined })] },
      'field "title"',
    ],
    ["an empty title", { results: [article("1", { title: " " })] }, "ARTICLE_TITLE_EMPTY"],
    [
      "an unknown type",
      { results: [article("1", { type: "photo" })] },
      'type "photo" is not known',
    ],
    ["a misspelt field", { results: [article("1", { titel: "a" })] }, 'unknown field "titel"'],
    ["a bad thumbnail", { results: [article("1", { thumbnail_url: "a" })] }, "Wrong HTTP URL"],
    ["something else", { results: ["a"] }, "object expected"],
    [
      "no content",
      { results: [article("1", { input_message_content: undefined })] },
      "input_message_content",
    ],
    ["an empty text", { results: content({ message_text: "" }) }, "message text is empty"],
    [
      "too long a text",
      { results: content({ message_text: "长".repeat(4097) }) },
      "message is too long",
    ],
    [
      "unparsable markup",
      { results: content({ message_text: "a<b", parse_mode: "HTML" }) },
      "can't parse entities",
    ],
    [
      "a misspelt content",
      { results: content({ message_text: "a", text: "a" }) },
      'unknown field "text"',
    ],
    [
      "bad buttons",
      { results: [article("1", { reply_markup: { inline_keyboard: [[{ text: "a" }]] } })] },
      "Text buttons are unallowed",
    ],
    ["too long an offset", { next_offset: "a".repeat(65) }, "NEXT_OFFSET_INVALID"],
    ["a negative cache time", { cache_time: -1 }, "cache_time"],
    ["a button that does nothing", { button: { text: "a" } }, 'field "start_parameter"'],
    [
      "a button without a text",
      { button: { text: "", start_parameter: "a" } },
      "SWITCH_PM_TEXT_EMPTY",
    ],
    ["a bad parameter", { button: { text: "a", start_parameter: "a b" } }, "START_PARAM_INVALID"],
    ["an empty parameter", { button: { text: "a", start_parameter: "" } }, "START_PARAM_EMPTY"],
  ])("with %s", async (_what, fields, problem) => {
    const { standIn, answer, call } = await asked();
    const reply = await call(...answer(fields));
    expect(reply.error_code).toBe(400);
    expect(reply.description).toContain(problem);
    expect(standIn.inlineAnswers()).toEqual([]);
  });

  const tooOld =
    "Bad Request: query is too old and response timeout expired or query ID is invalid";

  test("to an unknown query, twice, and late", async () => {
    const { standIn, user, answer, call, expectRefusal } = await asked();
    await expectRefusal(...answer({ inline_query_id: "77" }), tooOld);
    expect((await call(...answer({}))).ok).toBe(true);
    await expectRefusal(...answer({}), tooOld);
    const late = standIn.users.inlineQuery(user, "上犹");
    standIn.clock.advance(11);
    await expectRefusal(...answer({ inline_query_id: late }), tooOld);
  });
});

test("an answer is kept as the user sees it", async () => {
  const { standIn, id, answer, call } = await asked();
  const results = Array.from({ length: 50 }, (_, i) => article(`${i}`, { description: "一" }));
  const button = { text: "更多", start_parameter: "a_-" };
  const rest = { cache_time: 0, is_personal: true, next_offset: "50", button };
  expect((await call(...answer({ results, ...rest }))).result).toBe(true);
  const [kept] = standIn.inlineAnswers();
  expect(kept).toMatchObject({
    queryId: id,
    query: "河曲",
    cacheTime: 0,
    isPersonal: true,
    nextOffset: "50",
    button: { text: "更多", startParameter: "a_-" },
  });
  expect(kept?.results).toHaveLength(50);
  expect(kept?.results[0]).toMatchObject({
    id: "0",
    title: "河曲县",
    description: "一",
    content: { text: "河曲", entities: [{ type: "bold", offset: 0, length: 2 }] },
  });
});

describe("a chosen result", () => {
  const choose = async ({ call, standIn }: Caller, more: Record<string, unknown>) => {
    const { users } = standIn;
    const user = users.person("小李");
    const chat = users.group("改革研讨");
    const id = users.inlineQuery(user, "河曲", { chat });
    await call("answerInlineQuery", { inline_query_id: id, results: [article("1", more)] });
    return users.chooseInlineResult(id, "1", { feedback: true });
  };

  test("stands in the chat, sent via the bot", async () => {
    const caller = await startCaller();
    const chosen = await choose(caller, {});
    expect(chosen.inlineMessageId).toBeNull();
    const [, message, feedback] = await caller.updates();
    expect(message?.[0]).toBe("message");
    expect(message?.[1]).toMatchObject({
      text: "河曲",
      from: { first_name: "小李" },
      via_bot: { username: "practice_bot" },
    });
    expect(feedback).toMatchObject(["chosen_inline_result", { result_id: "1", query: "河曲" }]);
    expect(feedback?.[1]).not.toHaveProperty("inline_message_id");
  });

  test("with a keyboard has an id by which the bot can edit it", async () => {
    const caller = await startCaller();
    const reply_markup = { inline_keyboard: [[{ text: "a", callback_data: "a" }]] };
    const { inlineMessageId } = await choose(caller, { reply_markup });
    const [, , feedback] = await caller.updates();
    expect(feedback?.[1]).toMatchObject({ inline_message_id: inlineMessageId });
  });

  test("has to be among the results", async () => {
    const { users, id } = await asked();
    expect(() => users.chooseInlineResult(id, "1")).toThrow("no result 1");
  });
});
