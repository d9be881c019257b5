/**
 * The interface through which the bot reports its metrics. Which there are, and their labels, is in metrics.ts; a name,
 * label or value that is not there does not compile.
 */
import type { metrics } from "./metrics.ts";

type Catalogue = typeof metrics;
export type MetricName = keyof Catalogue;
type NameOf<Type> = {
  [Name in MetricName]: Catalogue[Name]["type"] extends Type ? Name : never;
}[MetricName];

/** Any value where the list has `other`. */
type ValueIn<List extends readonly string[]> = "other" extends List[number]
  ? string | number
  : List[number];

/** The labels of a metric as the last parameter; none for a metric without labels. */
type Labels<Name extends MetricName> = Catalogue[Name] extends {
  readonly labels: infer Lists extends Readonly<Record<string, readonly string[]>>;
}
  ? [labels: { readonly [Label in keyof Lists]: ValueIn<Lists[Label]> }]
  : [];

export interface Meter {
  /** Adds 1 to a counter. */
  count<Name extends NameOf<"counter">>(name: Name, ...labels: Labels<Name>): void;
  set<Name extends NameOf<"gauge">>(name: Name, value: number, ...labels: Labels<Name>): void;
  /** Adds a duration in milliseconds to a histogram, which is shown in seconds. */
  time<Name extends NameOf<"histogram">>(name: Name, tookMs: number, ...labels: Labels<Name>): void;
}

export const noMeter: Meter = {
  count: () => undefined,
  set: () => undefined,
  time: () => undefined,
};
