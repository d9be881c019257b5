/** `npm run ask -- --explain`: what it prints adds up, and says the same as the answer. */
import { rmSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Explanation, Factor } from "../../src/answers/explain.ts";
import { type Finished, jsonLines, runScript } from "../setup/run-program.ts";
import { makeFolder } from "../setup/temporary-folder.ts";

interface JsonAnswer {
  readonly status: string;
  readonly reason: string | null;
  readonly passages: readonly { readonly id: string }[];
  readonly tookMs: number;
  readonly explanation?: Explanation;
}

/** With the status that each has. */
const questions = [
  { question: "河曲县如何安置超编人员?", status: "answered" },
  { question: "榆林市如何安置超编人员?", status: "related" },
  { question: "今天天气怎么样?", status: "none" },
] as const;

let runs: readonly Finished[];
let plain: readonly JsonAnswer[];
let explained: readonly JsonAnswer[];

beforeAll(async () => {
  const folder = makeFolder({ "q.txt": questions.map(({ question }) => question).join("\n") });
  const file = path.join(folder, "q.txt");
  runs = await Promise.all([
    ...questions.map(({ question }) => runScript("ask", ["--explain", question])),
    runScript("ask", ["--questions", file]),
    runScript("ask", ["--questions", file, "--json", "--explain"]),
  ]);
  rmSync(folder, { recursive: true });
  const [first = [], second = []] = runs.slice(-2).map(({ stdout }) => jsonLines(stdout));
  plain = first as JsonAnswer[];
  explained = second as JsonAnswer[];
});

/** A line of the explanation with the lines under it. */
interface Printed {
  readonly head: RegExpExecArray;
  readonly bias: number;
  readonly factors: readonly (Factor & { readonly product: number })[];
}

const judged = /^judged +(\w+)(?: \((.+)\))?, confidence ([\d.]+), answered from ([\d.]+)/;
const hit = /^([\w-]+-\d+) +([\d.]+)(?=\n)/;
const factor = /^ +(?<product>-?[\d.]+) = (?<weight>-?[\d.]+) x (?<value>-?[\d.]+) {2}(?<name>.+)$/;

function printed(stdout: string, head: RegExp): Printed[] {
  const explanation = stdout.trimEnd().slice(stdout.lastIndexOf("\ntopic "));
  return explanation.split(/\n(?! {2})/).flatMap((block) => {
    const found = head.exec(block);
    if (found === null) return [];
    const factors = block.split("\n").flatMap((line) => {
      const { name = "", ...numbers } = factor.exec(line)?.groups ?? {};
      const { product, weight, value } = numbers;
      return name === ""
        ? []
        : [{ name, product: Number(product), weight: Number(weight), value: Number(value) }];
    });
    return [{ head: found, bias: Number(/^ +bias (.+)$/m.exec(block)?.[1]), factors }];
  });
}

function sumOf(factors: readonly { readonly product: number }[]): number {
  return factors.reduce((sum, { product }) => sum + product, 0);
}

function exact(factors: readonly Factor[] = []): { product: number }[] {
  return factors.map(({ weight, value }) => ({ product: weight * value }));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

test("all is printed on stdout, with exit code 0", () => {
  for (const run of runs) expect(run).toMatchObject({ code: 0, stderr: "" });
});

describe.each(questions.map((each, index) => ({ ...each, index })))(
  "of $question",
  ({ status, index }) => {
    const judgement = () => printed(runs[index]?.stdout ?? "", judged);
    const hits = () => printed(runs[index]?.stdout ?? "", hit);

    test("the judgement is that of the answer", () => {
      expect(plain[index]?.status).toBe(status);
      expect(judgement()).toHaveLength(1);
      for (const { head } of judgement())
        expect([head[1], head[2] ?? null]).toEqual([status, plain[index]?.reason]);
    });

    test("each factor is the product of the two numbers beside it", () => {
      for (const { factors } of [...judgement(), ...hits()])
        for (const { product, weight, value } of factors) {
          // The weight is printed with two decimals, the others with three.
          const rounding = 0.005 * value + 0.0005 * Math.abs(weight) + 0.0005 + 1e-9;
          expect(Math.abs(product - weight * value)).toBeLessThanOrEqual(rounding);
        }
    });

    test("the factors of each hit add up to its score", () => {
      expect(hits()).toHaveLength(5);
      for (const { head, factors } of hits())
        expect(sumOf(factors)).toBeCloseTo(Number(head[2]), 2);
    });

    test("the signs add up to the confidence", () => {
      for (const { head, bias, factors } of judgement()) {
        const confidence = sigmoid(bias + sumOf(factors));
        // Itself of two decimals, and so is the bias.
        expect(Math.abs(confidence - Number(head[3]))).toBeLessThan(0.01);
      }
    });

    test("in JSON it is one more field of the answer, and both sums are exact", () => {
      const { explanation, ...answer } = explained[index] ?? {};
      expect(answer).toEqual({ ...plain[index], tookMs: expect.any(Number) as number });
      expect(explanation).toMatchObject({ status, reason: plain[index]?.reason });
      for (const { score, factors } of explanation?.hits ?? [])
        expect(sumOf(exact(factors))).toBeCloseTo(score, 9);
      const sum = (explanation?.bias ?? NaN) + sumOf(exact(explanation?.evidence));
      expect(sigmoid(sum)).toBeCloseTo(explanation?.confidence ?? NaN, 9);
    });

    test("text and JSON name the same threshold, signs and hits", () => {
      const { explanation } = explained[index] ?? {};
      const [{ head, factors } = { head: [], factors: [] }] = judgement();
      expect(Number(head[4])).toBe(explanation?.threshold);
      expect(factors.map(({ name }) => name)).toEqual(
        explanation?.evidence.map(({ name }) => name),
      );
      expect(hits().map(({ head: [, id] }) => id)).toEqual(explanation?.hits.map(({ id }) => id));
    });
  },
);

test("the hits are all that were ranked, five unless --top says otherwise; what is shown is among them in their order", () => {
  const [{ explanation, passages } = {}] = explained;
  const ids = explanation?.hits.map(({ id }) => id) ?? [];
  const shown = passages?.map(({ id }) => id) ?? [];
  expect(ids).toHaveLength(5);
  expect(shown[0]).toBe(ids[0]);
  expect(ids.filter((id) => shown.includes(id))).toEqual(shown);
});
