/** That no part of a score is left out of the sum. */
import { expect, test } from "vitest";
import { type HitScores, fuse, maxFusedScore } from "../../../src/search/hit.ts";
import { fusionWeights } from "../../../src/search/weights.ts";

const names = Object.keys(fusionWeights) as (keyof HitScores)[];

function scoresOf(valueOf: (name: keyof HitScores) => number): HitScores {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as unknown as HitScores;
}

test.each(names)("%s counts with its weight", (name) => {
  const scores = scoresOf((each) => (each === name ? 1 : 0));
  expect(fuse(scores, fusionWeights)).toBe(fusionWeights[name]);
});

test("with all at their highest there is no higher sum", () => {
  const scores = scoresOf(() => 1);
  expect(fuse(scores, fusionWeights)).toBeCloseTo(maxFusedScore, 12);
});
