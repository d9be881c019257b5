/** What the handler of a button returns. */
import type { Turn } from "./turn.ts";

export interface Pressed {
  /** Shown for a moment. */
  readonly notice?: string;
  /** Runs once the press is acknowledged. */
  run(): Promise<unknown>;
}

/** @param argument what stands after the verb; the handler returns null where it means nothing any more */
export type ButtonHandler<OfTurn extends Turn = Turn> = (
  turn: OfTurn,
  argument: string,
) => Pressed | null | Promise<Pressed | null>;

export function onlyNotice(notice: string): Pressed {
  return { notice, run: () => Promise.resolve() };
}
