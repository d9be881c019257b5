/** The alert rules: what they name is there, each is explained and tried. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { projectDir } from "../../src/core/config.ts";
import { type Metric, metrics } from "../../src/core/metrics.ts";
import { ruleMetrics, rules } from "../setup/alert-rules.ts";

const read = (file: string) => readFileSync(path.join(projectDir, file), "utf8");
const catalogue: Readonly<Record<string, Metric>> = metrics;

describe.each(rules.map((rule) => [rule.alert, rule] as const))("%s", (name, rule) => {
  test("says what is wrong, how bad it is, and what to do", () => {
    expect(rule.labels).toEqual({ severity: expect.stringMatching(/^(?:warning|critical)$/u) });
    const { summary, description, action, ...rest } = rule.annotations;
    for (const text of [summary, description, action]) expect(text).toMatch(/\.$/u);
    expect(rest).toEqual({ runbook: "OPERATING.md#alerts" });
    for (const file of ["OPERATING.md", "OPERATING.zh-CN.md"])
      expect(read(file)).toContain(`\`${name}\``);
  });

  test("asks only for metrics, labels and values that there are", () => {
    for (const { metric, matchers } of ruleMetrics(rule.expr)) {
      const known = catalogue[metric.replace(/_(?:bucket|count|sum)$/u, "")];
      for (const [label, value] of matchers.filter(() => known !== undefined)) {
        const values = known?.labels?.[label] ?? [];
        expect(values.some((each) => new RegExp(`^(?:${value})$`, "u").test(each))).toBe(true);
      }
    }
  });

  test("is tried both ways: that it fires, and that it does not", () => {
    const file = load(read("test/contract/alerts.promtool.yaml")) as {
      tests: { promql_expr_test: { expr: string; exp_samples: unknown[] }[] }[];
    };
    const tried = file.tests
      .flatMap((each) => each.promql_expr_test)
      .filter(({ expr }) => expr.includes(`"${name}"`));
    const fires = tried.map(({ exp_samples: samples }) => samples.length > 0);
    expect(new Set(fires)).toEqual(new Set([true, false]));
  });
});

const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;
if (!hasPromtool) console.warn("promtool is not installed: the alert rules were not run");

test.skipIf(!hasPromtool)(
  "Prometheus takes the rules, and they fire when they should",
  () => {
    const run = (...words: readonly string[]) =>
      execFileSync("promtool", words, { cwd: projectDir, encoding: "utf8" });
    expect(run("check", "rules", "deploy/alerts.yaml")).toContain(`${rules.length} rules found`);
    expect(run("test", "rules", "test/contract/alerts.promtool.yaml")).toContain("SUCCESS");
  },
  120_000,
);
