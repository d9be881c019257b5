/**
 * Presses, inline and guest queries wait for one answer, and not for long. How long is nowhere
 * written; these are shorter than what has been seen, so that a bot which passes here is in time.
 */
import { badRequest } from "./refusal.ts";
import type { Query, QueryKind, World } from "./world.ts";

const answerWithinSeconds: Readonly<Record<QueryKind, number>> = {
  callback: 15,
  inline: 10,
  guest: 30,
};

export function openQuery(
  world: World,
  asked: Pick<Query, "kind" | "user" | "text" | "place"> & { readonly chatId?: number },
): string {
  const id = String(world.queries.size + 1);
  world.queries.set(id, {
    chatId: null,
    ...asked,
    id,
    askedAtMs: world.clock.nowMs(),
    answered: false,
  });
  return id;
}

/** Marks the query as answered. */
export function answerQuery(world: World, kind: QueryKind, id: string | undefined): Query {
  const query = world.queries.get(id ?? "");
  const isOpen =
    query?.kind === kind &&
    !query.answered &&
    world.clock.nowMs() - query.askedAtMs <= answerWithinSeconds[kind] * 1000;
  if (query === undefined || !isOpen) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  query.answered = true;
  return query;
}
