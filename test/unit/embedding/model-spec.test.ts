import { describe, expect, it } from "vitest";
import { createProgressLine } from "../../../src/core/progress-line.ts";
import { downloadState, type ModelProgress } from "../../../src/embedding/model-spec.ts";

function record(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  const line = createProgressLine({ isTTY, columns, write });
  const report = (progress: ModelProgress) => line.report(downloadState(progress));
  return { written, line: { report, end: () => line.end() } };
}

function progressAt(receivedBytes: number, changed: Partial<ModelProgress> = {}): ModelProgress {
  return { source: "hub", file: "a.onnx", receivedBytes, totalBytes: 20_000_000, ...changed };
}

describe("in a log", () => {
  it("writes a line at 0, 25, 50, 75 and 100 %, however many events come", () => {
    const { written, line } = record(false);
    for (let percent = 0; percent <= 100; percent += 1) line.report(progressAt(percent * 200_000));
    expect(written).toEqual([
      "0% 0.0/20.0 MB · a.onnx · hub\n",
      "25% 5.0/20.0 MB · a.onnx · hub\n",
      "50% 10.0/20.0 MB · a.onnx · hub\n",
      "75% 15.0/20.0 MB · a.onnx · hub\n",
      "100% 20.0/20.0 MB · a.onnx · hub\n",
    ]);
  });

  it("starts again for another file and for another source", () => {
    const { written, line } = record(false);
    line.report(progressAt(20_000_000));
    line.report(progressAt(0, { file: "b.json" }));
    line.report(progressAt(0, { file: "b.json", source: "npm" }));
    expect(written).toHaveLength(3);
  });

  it("writes one line where the size is not known", () => {
    const { written, line } = record(false);
    for (const bytes of [0, 1, 2]) line.report(progressAt(bytes, { totalBytes: null }));
    expect(written).toEqual(["0.0 kB · a.onnx · hub\n"]);
  });
});

describe("on a terminal", () => {
  it("rewrites one line, only when it would read differently, and ends it once", () => {
    const { written, line } = record(true);
    line.report(progressAt(0));
    line.report(progressAt(1));
    line.report(progressAt(20_000_000));
    line.end();
    line.end();
    expect(written).toEqual([
      "\r0% 0.0/20.0 MB · a.onnx · hub\u001b[K",
      "\r100% 20.0/20.0 MB · a.onnx · hub\u001b[K",
      "\n",
    ]);
  });

  it("keeps a finished file's line when the next one starts", () => {
    const { written, line } = record(true);
    line.report(progressAt(20_000_000));
    line.report(progressAt(0, { file: "b.json" }));
    expect(written[1]).toBe("\n");
  });

  it("never wraps: a line longer than the terminal is cut", () => {
    const { written, line } = record(true, 12);
    line.report(progressAt(0));
    expect(written).toEqual(["\r0% 0.0/20.0\u001b[K"]);
  });
});
