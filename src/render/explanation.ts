/**
 * An explanation in, lines for a person out.
 */
import type { Explanation, Factor } from "../answer/explain.ts";

export function renderExplanation(explanation: Explanation): string {
  const { topic, places, unknownPlaces, concepts, confidence, threshold, bias, evidence, hits } =
    explanation;
  return [
    `topic        ${topic}`,
    `places       ${[...places, ...unknownPlaces.map((name) => `${name} (not in the documents)`)].join(", ") || "-"}`,
    ...concepts.map(
      ({ written, weight, synonyms }) =>
        `concept      ${weight.toFixed(1)}  ${written}${synonyms.length > 0 ? `  = ${synonyms.join(" | ")}` : ""}`,
    ),
    `judged       ${explanation.status}${explanation.reason === null ? "" : ` (${explanation.reason})`}, confidence ${confidence.toFixed(2)}, answered from ${threshold}`,
    `  bias ${bias.toFixed(2)}`,
    ...evidence.map((factor) => `  ${factorText(factor)}`),
    ...hits.flatMap(({ id, score, factors }) => [
      `${id.padEnd(13)}${score.toFixed(3)}`,
      ...factors.map((factor) => `  ${factorText(factor)}`),
    ]),
  ].join("\n");
}

function factorText({ name, value, weight }: Factor): string {
  return `${(weight * value).toFixed(3).padStart(7)} = ${weight.toFixed(2)} x ${value.toFixed(3)}  ${name}`;
}
