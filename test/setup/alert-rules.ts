/** deploy/alerts.yaml as data, and which series its expressions ask for. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { projectDir } from "../../src/core/config.ts";

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const file = load(readFileSync(path.join(projectDir, "deploy/alerts.yaml"), "utf8")) as {
  groups: { rules: AlertRule[] }[];
};

export const rules: readonly AlertRule[] = file.groups.flatMap((group) => group.rules);

interface AskedSeries {
  readonly metric: string;
  /** Label and value, or the expression that the value matches. */
  readonly matchers: readonly (readonly [label: string, value: string])[];
}

/** What it asks of the bot's own metrics, and of those of the process and of Node. */
export function ruleMetrics(expr: string): readonly AskedSeries[] {
  const series = /\b((?:reform_bot|process|nodejs)_\w+)(?:\{([^}]*)\})?/gu;
  return [...expr.matchAll(series)].map(([, metric = "", braces = ""]) => ({
    metric,
    matchers: [...braces.matchAll(/(\w+)=~?"([^"]*)"/gu)].map(
      ([, label = "", value = ""]) => [label, value] as const,
    ),
  }));
}
