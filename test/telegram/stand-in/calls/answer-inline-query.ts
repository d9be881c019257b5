/** answerInlineQuery: at most fifty results, once, and in time. */
import type { Fields } from "../body.ts";
import {
  arrayField,
  booleanField,
  checkNames,
  integerField,
  objectField,
  requiredText,
  textField,
} from "../fields.ts";
import { readInlineResult, type InlineResult } from "../inline-result.ts";
import { checkStartParameter } from "../links.ts";
import { answerQuery } from "../queries.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

export interface InlineAnswer {
  readonly queryId: string;
  /** What was asked. */
  readonly query: string;
  readonly results: readonly InlineResult[];
  /** In seconds; 300 when it is not given, as Telegram has it. */
  readonly cacheTime: number;
  readonly isPersonal: boolean;
  readonly nextOffset: string;
  readonly button: { readonly text: string; readonly startParameter: string } | null;
}

const maxResults = 50;
const maxOffsetBytes = 64;

export function answerInlineQuery(
  world: World,
  inlineAnswers: InlineAnswer[],
  fields: Fields,
): true {
  const results = readResults(fields);
  const nextOffset = textField(fields, "next_offset") ?? "";
  if (Buffer.byteLength(nextOffset) > maxOffsetBytes) throw badRequest("NEXT_OFFSET_INVALID");
  const cacheTime = integerField(fields, "cache_time") ?? 300;
  if (cacheTime < 0) throw badRequest("cache_time must not be negative");
  const isPersonal = booleanField(fields, "is_personal");
  const button = readButton(fields);
  const query = answerQuery(world, "inline", textField(fields, "inline_query_id"));
  inlineAnswers.push({
    queryId: query.id,
    query: query.text,
    results,
    cacheTime,
    isPersonal,
    nextOffset,
    button,
  });
  return true;
}

function readResults(fields: Fields): readonly InlineResult[] {
  const written = arrayField(fields, "results");
  if (written === undefined) throw badRequest("can't parse results: array expected");
  if (written.length > maxResults) throw badRequest("RESULTS_TOO_MUCH");
  const results = written.map(readInlineResult);
  const ids = new Set(results.map(({ id }) => id));
  if (ids.size < results.length) throw badRequest("RESULT_ID_DUPLICATE");
  return results;
}

function readButton(fields: Fields): InlineAnswer["button"] {
  const button = objectField(fields, "button");
  if (button === undefined) return null;
  checkNames(button, ["text", "start_parameter"], "InlineQueryResultsButton");
  const text = requiredText(button, "text", "inline query results button");
  if (text.trim() === "") throw badRequest("SWITCH_PM_TEXT_EMPTY");
  const startParameter = requiredText(button, "start_parameter", "inline query results button");
  checkStartParameter(startParameter);
  return { text, startParameter };
}
