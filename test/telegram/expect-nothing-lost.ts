/** What must hold whatever happened to the processes and to what they need. */
import { expect } from "vitest";
import type { FaultReport } from "./faults-under-load.ts";
import type { KillReport } from "./kill-under-load.ts";
import type { LoadReport } from "./question-load.ts";

export function expectAllAnswered({ answers, order, failures }: LoadReport): void {
  expect(answers.filter((parts) => parts.length === 0)).toEqual([]);
  expect(failures).toBe(0);
  for (const numbers of order) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
}

export function expectNothingLost(report: KillReport): void {
  expectAllAnswered(report);
  for (const lives of report.answers) {
    // Again only where a kill fell between sending and noting: never within one life of the process.
    expect(new Set(lives).size).toBe(lives.length);
  }
}

export function countsOf({ kills, ...report }: KillReport): string {
  const killed = kills.starting + kills.answering;
  return `${killed} kills (${kills.starting} while starting), ${answersOf(report)}`;
}

export function timesOf(fault: string, { backAfterMs, ...report }: FaultReport): string {
  const seconds = backAfterMs.map((ms) => (ms / 1000).toFixed(1)).join(", ");
  return `${fault}: all programs answered again after ${seconds} s; ${answersOf(report)}`;
}

function answersOf({ answers }: LoadReport): string {
  const times = (wanted: number) => answers.filter((parts) => parts.length === wanted).length;
  const most = Math.max(...answers.map((parts) => parts.length));
  return `${answers.length} questions, ${times(0)} lost, ${times(2)} answered twice, ${answers.length - times(0) - times(1) - times(2)} more often, ${most} times at most`;
}
