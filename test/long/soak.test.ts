/**
 * Days of a bot in short: questions, uploads, faults of the network and kills. Four minutes by default; SOAK_MINUTES=60
 * asks 5,000 questions with 20 kills.
 */
import { expect, test } from "vitest";
import { soak } from "../telegram/soak.ts";

const minutes = Number(process.env["SOAK_MINUTES"] ?? "4");

// What memory a process has is read from /proc, which only Linux has.
test.skipIf(process.platform !== "linux")(
  "a bot in long use loses nothing and keeps its memory",
  async () => {
    const share = minutes / 60;
    const report = await soak({
      durationMs: minutes * 60_000,
      questions: Math.ceil(5_000 * share),
      kills: Math.max(2, Math.round(20 * share)),
      chats: 40,
    });
    const { answers, failures, uploads, faults, memoryBytes, metrics, errors } = report;
    const twice = answers.filter((lives) => lives.length > 1).length;
    const curve = memoryBytes.map((bytes) => (bytes / 1e6).toFixed(0)).join(" ");
    console.log(
      `${answers.length} questions, ${twice} answered more than once, ${failures} failed, ` +
        `${uploads.sent} uploads, ${uploads.added} added, ${faults} faults\n` +
        `memory of the last life, MB: ${curve}\n${metrics}\n${errors.join("\n")}`,
    );
    expect(answers.filter((lives) => lives.length === 0)).toEqual([]);
    expect(failures).toBe(0);
    // Again only where a kill fell between sending and noting: never within one life of the process.
    for (const lives of answers) expect(new Set(lives).size).toBe(lives.length);
    expect(errors).toEqual([]);
    // The first samples are of a life that still loads; later ones must not climb.
    const settled = memoryBytes.slice(Math.ceil(memoryBytes.length / 3));
    const [first = 0, last = 0] = [settled[0], settled.at(-1)];
    expect(last).toBeLessThan(first * 1.5);
  },
  (minutes + 20) * 60_000,
);
