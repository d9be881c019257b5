/**
 * Finds the nearest passages: in a small scope by comparing all, in others by the graph, which goes on until it has found
 * enough in scope. The cosines that the result is ordered by are exact.
 */
import type { Database } from "../../database/database.ts";
import type { Members } from "../document-scope.ts";
import type { DocumentScope, PassageStore } from "../passage-store.ts";
import type { Generation } from "./read-generation.ts";
import { passagesInRanges } from "./row-forms.ts";
import { cosineWith, encodeReals } from "./vector-values.ts";

/**
 * Passages up to which a scope is compared exactly. Among 67,320, to compare these takes as long as to search the graph for
 * 50 of them.
 */
export const usuallyCompared = 8000;

interface Comparing {
  readonly membersOf: (scope: DocumentScope) => Members;
  readonly mostCompared: number;
}

interface FoundRow {
  readonly slot: number;
  readonly cosine: number;
}

export function createNearestReader(
  database: Database,
  { collection, documents, numbers, lastDocument, others }: Generation,
  { membersOf, mostCompared }: Comparing,
): PassageStore["nearest"] {
  const { tables } = collection;

  const compareAll = (own: readonly number[], vector: Float32Array, count: number) =>
    database.read<FoundRow>(
      `select slot, ${cosineWith("$3")} as cosine
       from ${passagesInRanges(tables.passages, "slot, vector")}
       order by cosine desc, slot limit ${Math.trunc(count)}`,
      [...numbers.passageRanges(own), encodeReals(vector)],
    );

  const searchGraph = (members: Members, vector: Float32Array, count: number) => {
    const { condition, slots } = conditionOf(members);
    return database.read<FoundRow>(
      `select slot, ${cosineWith("$1")} as cosine from (
         select slot, vector from ${tables.passages}
         where document <= $2 and ${condition}
         order by vector <#> $1::real[]::halfvec limit ${Math.trunc(count)}
       ) as found`,
      [encodeReals(vector), lastDocument, slots],
    );
  };

  /** Lists the documents in scope or those that are not, whichever are fewer. */
  const conditionOf = ({ documents: own, hasDocument }: Members) => {
    const slotOf = (number: number) => numbers.documentSlot(number);
    if (own.length < documents.length / 2)
      return { condition: "document = any($3::integer[])", slots: own.map(slotOf) };
    const outside = [...documents.keys()].filter((number) => !hasDocument(number)).map(slotOf);
    return { condition: "document <> all($3::integer[])", slots: [...outside, ...others] };
  };

  return async (vector, scope, { count }) => {
    const members = membersOf(scope);
    if (members.passageCount === 0 || count <= 0) return [];
    const rows =
      members.passageCount <= mostCompared
        ? await compareAll(members.documents, vector, count)
        : await searchGraph(members, vector, count);
    return rows
      .map(({ slot, cosine }) => ({ number: numbers.passageNumber(slot), cosine }))
      .toSorted((a, b) => b.cosine - a.cosine || a.number - b.number)
      .map(({ number }) => number);
  };
}
