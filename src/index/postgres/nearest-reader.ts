/**
 * Finds the nearest passages: in a small scope by comparing all, in others by the graph, of which more are fetched where a
 * part is out of scope. The cosines that the result is ordered by are exact. A cursory search is like any other: with half
 * as many nodes visited, 3 of 794 questions had another answer, since the judge weighs what other places do.
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

/** Where more would have to be fetched for enough in scope, the database filters: that takes lists of documents. */
const mostFetched = 400;

/** Share of the wanted number that must be in scope, 0 to 1, as in the embedded form. */
const leastInScope = 0.6;

interface Comparing {
  readonly membersOf: (scope: DocumentScope) => Members;
  readonly mostCompared: number;
}

interface FoundRow {
  readonly slot: number;
  readonly cosine: number;
}

interface Neighbour {
  readonly number: number;
  readonly cosine: number;
}

interface Search {
  readonly members: Members;
  readonly count: number;
  /** An array in the binary form. */
  readonly vector: Buffer;
}

export function createNearestReader(
  database: Database,
  { collection, documents, numbers, lastDocument, others }: Generation,
  { membersOf, mostCompared }: Comparing,
): PassageStore["nearest"] {
  const { tables } = collection;

  const compareAll = ({ members, vector, count }: Search) =>
    database.read<FoundRow>(
      `select slot, ${cosineWith("$3")} as cosine
       from ${passagesInRanges(tables.passages, "slot, vector")}
       order by cosine desc, slot limit ${count}`,
      [...numbers.passageRanges(members.documents()), vector],
    );

  /** Null if too few of them are in scope. */
  const fetchNearest = async (search: Search) => {
    const { members, vector, count } = search;
    const fetched = Math.ceil((count * numbers.passageCount) / members.passageCount);
    if (fetched > mostFetched) return null;
    const rows = await database.read<FoundRow>(nearestIn(tables.passages, { count: fetched }), [
      vector,
    ]);
    const inScope = asNeighbours(rows).filter(({ number }) => members.hasPassage(number));
    return inScope.length < leastInScope * count ? null : inScope.slice(0, count);
  };

  /** The graph is searched on, nearest first, until enough is found in scope. */
  const searchFiltered = ({ members, vector, count }: Search) => {
    const { condition, slots } = conditionOf(members);
    return database.read<FoundRow>(
      nearestIn(tables.passages, { count, condition: `document <= $2 and ${condition}` }),
      [vector, lastDocument, slots],
    );
  };

  /** Lists the documents in scope or those that are not, whichever are fewer. */
  const conditionOf = ({ documents: ownOf, hasDocument }: Members) => {
    const own = ownOf();
    const slotOf = (number: number) => numbers.documentSlot(number);
    if (own.length < documents.length / 2)
      return { condition: "document = any($3::integer[])", slots: own.map(slotOf) };
    const outside = [...documents.keys()].filter((number) => !hasDocument(number)).map(slotOf);
    return { condition: "document <> all($3::integer[])", slots: [...outside, ...others] };
  };

  /** Nearest first, without rows of other generations. */
  const asNeighbours = (rows: readonly FoundRow[]): Neighbour[] =>
    rows
      .map(({ slot, cosine }) => ({ number: numbers.passageNumber(slot), cosine }))
      .filter(({ number }) => number >= 0)
      .toSorted((a, b) => b.cosine - a.cosine || a.number - b.number);

  return async (reals, scope, { count: wanted }) => {
    const members = membersOf(scope);
    const count = Math.min(Math.trunc(wanted), members.passageCount);
    if (count <= 0) return [];
    const search = { members, vector: encodeReals(reals), count };
    const found =
      members.passageCount <= mostCompared
        ? asNeighbours(await compareAll(search))
        : ((await fetchNearest(search)) ?? asNeighbours(await searchFiltered(search)));
    return found.map(({ number }) => number);
  };
}

function nearestIn(table: string, { count, condition = "true" }: GraphSearch): string {
  return `select slot, ${cosineWith("$1")} as cosine from (
      select slot, vector from ${table} where ${condition}
      order by vector <#> $1::real[]::halfvec limit ${count}
    ) as found`;
}

interface GraphSearch {
  readonly count: number;
  readonly condition?: string;
}
