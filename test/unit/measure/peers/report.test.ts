/** The table of the searches side by side, and what is said of it, for made-up figures. */
import { describe, expect, test } from "vitest";
import type { PeerFigures, PeerRow } from "../../../../src/measure/peers/measure.ts";
import { peerReport } from "../../../../src/measure/peers/report.ts";

const figures: PeerFigures = {
  hitAt1: 0.9,
  hitAt1Chinese: 0.91,
  hitAt3: 0.95,
  ndcgAt10: 0.92,
  endToEndMedianMs: 12,
  endToEndP99Ms: 30.04,
  searchMedianMs: 5,
  searchP99Ms: 9.96,
  openMs: 1240,
  addedBytes: 2 ** 20 * 140.25,
  saved: { bytes: 2 ** 19 },
};

function row(title: string, own: Partial<PeerFigures>): PeerRow<PeerFigures> {
  return { title, how: `as ${title} is`, result: { ...figures, ...own } };
}

const own = row("ours", {});
const failed: PeerRow = { title: "broken", how: "as it is", result: { failure: "out of memory" } };

function remarks(others: readonly PeerRow[]): string[] {
  const [, said = ""] = peerReport(own, others).split("\n\n");
  return said.split("\n").map((line) => line.replace(/^- /, ""));
}

test("the table has this program first, then the others in their order", () => {
  const [table = ""] = peerReport(own, [row("worse", { hitAt1: 0.5 }), failed]).split("\n\n");
  expect(table.split("\n")).toEqual([
    "|  | hit@1 | hit@1 zh | hit@3 | nDCG@10 | question: median | p99 | without embedding: median | p99 | ready in | memory | on disk |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    "| ours | 0.900 | 0.910 | 0.950 | 0.920 | 12.0 ms | 30.0 ms | 5.0 ms | 10.0 ms | 1.2 s | 140.3 MiB | 0.5 MiB |",
    "| worse | 0.500 | 0.910 | 0.950 | 0.920 | 12.0 ms | 30.0 ms | 5.0 ms | 10.0 ms | 1.2 s | 140.3 MiB | 0.5 MiB |",
    "| broken | – | – | – | – | – | – | – | – | – | – | – |",
  ]);
});

test("it ends with how each is used", () => {
  expect(peerReport(own, [failed]).split("\n\n")[2]).toBe(
    "- ours: as ours is.\n- broken: as it is.",
  );
});

describe("of quality it is said", () => {
  const far = { hitAt1: 0.5, hitAt1Chinese: 0.5, hitAt3: 0.5, ndcgAt10: 0.5 };

  test("that it is first where none has more, equal ones aside", () => {
    expect(remarks([row("far", { ...far, hitAt3: 0.95 })])).toEqual([
      "ours is first in hit@1, hit@1 zh, hit@3, nDCG@10.",
      "None of the others is within 2 points of its nDCG@10.",
    ]);
  });

  test("where it is not first, and who is", () => {
    const others = [row("good", { ...far, hitAt3: 0.96 }), row("best", { ...far, hitAt3: 0.97 })];
    expect(remarks(others).slice(0, 2)).toEqual([
      "ours is first in hit@1, hit@1 zh, nDCG@10.",
      "Not first in hit@3: best has 0.970, ours 0.950.",
    ]);
  });

  test("that it is first in nothing by naming each", () => {
    const all = { hitAt1: 1, hitAt1Chinese: 1, hitAt3: 1, ndcgAt10: 1 };
    expect(remarks([row("perfect", all)]).slice(0, 4)).toEqual([
      "Not first in hit@1: perfect has 1.000, ours 0.900.",
      "Not first in hit@1 zh: perfect has 1.000, ours 0.910.",
      "Not first in hit@3: perfect has 1.000, ours 0.950.",
      "Not first in nDCG@10: perfect has 1.000, ours 0.920.",
    ]);
  });
});

describe("of time it is said", () => {
  const near = { ndcgAt10: 0.905 };

  test("who is faster within two points, the fastest of them, and how much", () => {
    const others = [
      row("fast", { ...near, endToEndMedianMs: 8 }),
      row("faster", { ...near, endToEndMedianMs: 4 }),
      row("fastest, but further off", { ndcgAt10: 0.89, endToEndMedianMs: 1 }),
    ];
    expect(remarks(others)[1]).toBe(
      "Slower than faster, the fastest within 2 points of its nDCG@10: 12.0 ms against 4.0 ms, 3.0 times as long.",
    );
  });

  test("that it is not slower where it is not", () => {
    expect(remarks([row("slow", { ...near, endToEndMedianMs: 20 })])[1]).toBe(
      "Not slower than slow, the fastest within 2 points of its nDCG@10: 12.0 ms against 20.0 ms.",
    );
  });

  test("that a better one is faster", () => {
    expect(remarks([row("better", { ndcgAt10: 0.99, endToEndMedianMs: 6 })])[2]).toContain(
      "Slower than better",
    );
  });
});

test("what has no figures, and what has no size on disk, is told with the reason", () => {
  const unsaved = row("forgetful", { saved: { problem: "Invalid string length" } });
  expect(remarks([failed, unsaved]).slice(-2)).toEqual([
    "broken could not be measured: out of memory.",
    "No size on disk for forgetful: Invalid string length.",
  ]);
  expect(peerReport(own, [unsaved])).toContain("| 140.3 MiB | – |");
});
