/**
 * Updates of every kind there is, and of some that there is not, with parts missing, of another type, or far out of
 * range. They name a chat that the bot is in, so that it could answer if it took them for what they are not.
 */
import fc from "fast-check";
import { shortHostileText } from "./hostile-text.ts";

type Json = Readonly<Record<string, unknown>>;

const hostile = shortHostileText.map(({ text }) => text);

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, "", "0", [], {}, [
    null,
  ]),
  fc.constantFrom<unknown>({ id: null }, { id: "1" }, { id: {} }, [[[]]], deep(2_000)),
  hostile,
  fc.jsonValue({ maxDepth: 2 }),
);

function deep(levels: number): unknown {
  let value: unknown = "bottom";
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** A user and a chat as the stand-in knows them. */
export interface Known {
  readonly user: Json;
  readonly chat: Json;
}

type Base = (known: Known, text: string) => Json;

const message: Base = ({ user, chat }, text) => ({
  message_id: 4_000,
  date: 1_700_000_000,
  from: user,
  chat,
  text,
  entities: [{ type: "bold", offset: 0, length: 1 }],
  reply_to_message: { message_id: 3_999, date: 0, chat, from: user, text: "编制" },
  quote: { text: "编", position: 0 },
});

const bases: Readonly<Record<string, Base>> = {
  message,
  edited_message: (known, text) => ({ ...message(known, text), edit_date: 1_700_000_001 }),
  callback_query: (known, text) => ({
    id: "999999",
    from: known.user,
    message: message(known, text),
    chat_instance: "1",
    data: "open:hequ-07",
  }),
  inline_query: ({ user }, query) => ({ id: "999998", from: user, query, offset: "" }),
  chosen_inline_result: ({ user }, query) => ({ result_id: "hequ-07", from: user, query }),
  guest_message: (known, text) => ({ ...message(known, text), guest_query_id: "999997" }),
  my_chat_member: ({ user, chat }) => ({
    chat,
    from: user,
    date: 0,
    old_chat_member: { status: "left", user },
    new_chat_member: { status: "member", user },
  }),
  message_reaction: ({ user, chat }) => ({ chat, user, message_id: 1, date: 0, new_reaction: [] }),
  channel_post: message,
  business_message: message,
  poll: (_, question) => ({ id: "1", question, options: [] }),
  kind_to_come: message,
};

/** Where in an update something is changed: as many steps down, each to one of what is there. */
const change = fc.record({
  steps: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  to: fc.option(junk, { nil: undefined, freq: 3 }),
});

export const malformedUpdate = fc.record({
  kind: fc.constantFrom(...Object.keys(bases)),
  text: fc.oneof(hostile, fc.constant("河曲县如何安置超编人员?")),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

export type MalformedUpdate = typeof malformedUpdate extends fc.Arbitrary<infer T> ? T : never;

export function writeMalformed({ kind, text, changes }: MalformedUpdate, known: Known): Json {
  const base = bases[kind]?.(known, text) ?? {};
  return { [kind]: changes.reduce<unknown>(changed, structuredClone(base)) };
}

function changed(
  value: unknown,
  { steps, to }: { readonly steps: readonly number[]; readonly to: unknown },
): unknown {
  const [step, ...further] = steps;
  if (step === undefined || typeof value !== "object" || value === null || Array.isArray(value))
    return to;
  const names = Object.keys(value);
  const name = names[step % names.length];
  if (name === undefined) return to;
  const { [name]: part, ...others } = value as Json;
  const next = further.length === 0 ? to : changed(part, { steps: further, to });
  return next === undefined ? others : { ...others, [name]: next };
}
