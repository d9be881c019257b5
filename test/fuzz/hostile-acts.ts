/**
 * What people do to a bot to see it break, as data: whoever plays it needs chats to play it in. Everything is of a form
 * that Telegram itself would deliver; what it would not is in malformed-updates.ts.
 */
import fc from "fast-check";
import { atMost, type HostileText, hostileText, shortHostileText } from "./hostile-text.ts";

export const chatKinds = ["private", "group", "supergroup", "forum"] as const;

const maxMessageUtf16 = 4096;
const maxQueryCharacters = 256;

const anyText = fc.oneof(
  { weight: 3, arbitrary: shortHostileText },
  { weight: 1, arbitrary: hostileText },
);

const commands =
  "ask|cases|case|cite|compare|language|new|privacy|forget|start|help|stats|gaps|nonsense|ASK|_".split(
    "|",
  );
const buttons =
  "ask|open|read|case|cases|named|provinces|contents|section|vote|why|gaps|language|forget|toString|".split(
    "|",
  );
const buttonArguments = [
  ..."hequ|hequ-07|hequ-99|hequ/2|hequ/-1|hequ/1e9|1|0|-1|99999999999|1:湖南|2:山西|0:|up|down|yes|no|zh|en|wrong|other|__proto__".split(
    "|",
  ),
  "",
];

/** What stands in front of the text: what calls the bot in a group, or makes it a command. */
const calls = fc.oneof(
  fc.constantFrom("", "", "@practice_bot ", "＠practice_bot", "@Practice_Bot，"),
  fc
    .tuple(
      fc.constantFrom("/", "／"),
      fc.constantFrom(...commands),
      fc.constantFrom("", "@practice_bot", "@other_bot"),
    )
    .map(([slash, name, bot]) => `${slash}${name}${bot} `),
);

const entity = fc.record({
  type: fc.constantFrom("bold", "mention", "bot_command", "code", "url", "text_mention", "unknown"),
  offset: fc.integer({ min: -5, max: 5000 }),
  length: fc.integer({ min: -5, max: 5000 }),
});

const strangeContent = fc.constantFrom(
  { sticker: { file_id: "x" } },
  { photo: [], media_group_id: "1" },
  { contact: { phone_number: "1", first_name: "<b>" } },
  { location: { latitude: 1e9, longitude: -1e9 } },
  { dice: { emoji: "🎲", value: 99 } },
  { poll: { id: "1", question: "<i>", options: [] } },
  { pinned_message: { message_id: 1, date: 0 } },
  { new_chat_title: "<b>" },
  { left_chat_member: { id: 1, is_bot: true, first_name: "" } },
  { kind_to_come: { nested: [{}] } },
);

/** Long names, markup, turned writing; a language that there is not. */
export const hostilePerson = fc.record({
  name: shortHostileText.map(({ text }) => atMost(text, 64)),
  language: fc.constantFrom("zh-hans", "en", "", "x", "zh\u0000", "constructor", null),
});

const inChat = { chat: fc.constantFrom(...chatKinds), person: hostilePerson };

export const hostileAct = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("say" as const),
      ...inChat,
      call: calls,
      text: anyText,
      entities: fc.option(fc.array(entity, { maxLength: 3 }), { nil: undefined, freq: 2 }),
      replyTo: fc.constantFrom("nothing", "nothing", "bot", "person", "sticker"),
      quote: fc.option(shortHostileText, { nil: undefined, freq: 3 }),
      isCaption: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      ...inChat,
      call: calls,
      text: anyText,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("press" as const),
      ...inChat,
      data: fc.oneof(
        fc
          .tuple(
            fc.constantFrom(...buttons),
            fc.oneof(
              fc.constantFrom(...buttonArguments),
              shortHostileText.map(({ text }) => text),
            ),
          )
          .map(([name, argument]) => `${name}:${argument}`),
        shortHostileText.map(({ text }) => text),
      ),
      on: fc.constantFrom("bot", "person", "gone"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("inline" as const),
      ...inChat,
      query: anyText.map(({ shape, text }) => ({
        shape,
        text: Array.from(text).slice(0, maxQueryCharacters).join(""),
      })),
      offset: fc.constantFrom("", "50", "-1", "x", "1e9", "9".repeat(64)),
      chooses: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("guest" as const), ...inChat, text: anyText }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      ...inChat,
      content: strangeContent,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("speak for a chat" as const),
      ...inChat,
      call: calls,
      text: anyText,
      as: fc.constantFrom("admin", "channel", "post"),
    }),
  },
);

export type HostileAct = typeof hostileAct extends fc.Arbitrary<infer Act> ? Act : never;

/** As a message holds it. */
export function wholeText(act: { readonly call: string; readonly text: HostileText }): string {
  return atMost(act.call + act.text.text, maxMessageUtf16);
}
