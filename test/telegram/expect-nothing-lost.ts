/** What must hold however often the process was killed. */
import { expect } from "vitest";
import type { KillReport } from "./kill-under-load.ts";

export function expectNothingLost({ answers, order, failures }: KillReport): void {
  expect(answers.filter((lives) => lives.length === 0)).toEqual([]);
  expect(failures).toBe(0);
  for (const lives of answers) {
    // Again only where a kill fell between sending and noting: never within one life of the process.
    expect(new Set(lives).size).toBe(lives.length);
  }
  for (const numbers of order) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
}

export function countsOf({ answers, kills }: KillReport): string {
  const times = (wanted: number) => answers.filter((lives) => lives.length === wanted).length;
  const most = Math.max(...answers.map((lives) => lives.length));
  const killed = kills.starting + kills.answering;
  return `${killed} kills (${kills.starting} while starting), ${answers.length} questions, 0 lost, ${times(2)} answered twice, ${answers.length - times(1) - times(2)} more often, ${most} times at most`;
}
