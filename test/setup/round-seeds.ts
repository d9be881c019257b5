/**
 * Documents that differ from round to round: enough to embed that a build takes a moment, and a question whose
 * answer names the round that it comes from.
 */
import { temporaryFolder } from "./temporary-folder.ts";

export const question = "河曲县如何安置超编人员?";

const counties = ["河曲县", "上犹县", "汉滨区"];
const partners = ["编办", "财政局", "人社局", "民政局"];

/** The words by which the answer to `question` is known. */
export function markOf(round: number): string {
  return `第${round}轮`;
}

/** A folder of a few documents, gone when the test has finished. */
export function seedsOfRound(round: number): string {
  return temporaryFolder(
    Object.fromEntries(
      counties.map((county, number) => [`case-${number}.txt`, documentOf(county, round)]),
    ),
  );
}

function documentOf(county: string, round: number): string {
  const mark = markOf(round);
  const measures = partners.map(
    (partner, number) =>
      `(${number + 2})${county}${partner}在${mark}改革中核减编制${round + number}名。核减的编制用于基层${partner}。`,
  );
  const first = `(1)${county}在${mark}改革中把超编人员安置到乡镇工作,保留他们原来的待遇。`;
  return [`${county}改革的做法`, "", first, ...measures, ""].join("\n");
}
